"""Inspections, decisions and rectifications over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command, required_version

from . import schemas
from .detail import inspection_detail
from .kinds import FindingKind, finding_kinds
from .queries import Page, list_inspections
from .rectifying import list_rectifications, visible_rectification

blp = Blueprint("inspection", __name__, url_prefix="/api/v1", description="What supervisors saw, and what followed.")

Tag = dict[str, str]


@blp.route("/inspections")
class Inspections(MethodView):
    @blp.arguments(schemas.InspectionQuerySchema, location="query")
    @blp.response(200, schemas.InspectionListSchema)
    def get(self, query: dict[str, Any]) -> Page:
        """The inspections of the units that one oversees, newest first."""
        return list_inspections(db.session(), current_actor(), query)

    @blp.arguments(schemas.NewInspectionSchema)
    @blp.response(201, schemas.InspectionDetailSchema)
    def post(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Record an inspection or a roll call at the desk."""
        return _inspection(desk_command("inspection.record_at_desk", payload).id)


@blp.route("/inspections/<uuid:inspection_id>")
@blp.response(200, schemas.InspectionDetailSchema)
def get_inspection(inspection_id: UUID) -> dict[str, Any]:
    """One inspection with answers, decisions and what is to be mended; for who was looked at, what concerns them."""
    return _inspection(inspection_id)


@blp.route("/inspections/<uuid:inspection_id>/withdrawal", methods=["POST"])
@blp.arguments(schemas.WithdrawalReasonSchema)
@blp.response(200, schemas.InspectionDetailSchema)
def post_withdrawal(payload: dict[str, Any], inspection_id: UUID) -> dict[str, Any]:
    """Take back one's own inspection that nobody answered yet."""
    return _inspection(desk_command("inspection.withdraw_at_desk", {**payload, "command_id": inspection_id}).id)


@blp.route("/findings/<uuid:finding_id>/decision", methods=["POST"])
@blp.arguments(schemas.FindingDecisionSchema)
@blp.response(200, schemas.InspectionDetailSchema)
def post_decision(said: dict[str, Any], finding_id: UUID) -> dict[str, Any]:
    """Uphold a finding, change it or take it back, as seen in the version of ``If-Match``."""
    payload = {"id": finding_id, "version": required_version(), "said": said}
    return _inspection(desk_command("inspection.decide", payload).id)


@blp.route("/finding-kinds")
@blp.response(200, schemas.FindingKindSchema(many=True))
def get_finding_kinds() -> list[FindingKind]:
    """What may be found, in order: a closed list."""
    current_actor()
    return list(finding_kinds().values())


@blp.route("/rectifications")
class Rectifications(MethodView):
    @blp.arguments(schemas.RectificationQuerySchema, location="query")
    @blp.response(200, schemas.RectificationSchema(many=True))
    def get(self, query: dict[str, Any]) -> list[dict[str, Any]]:
        """What is to be mended in the units that one oversees, the first due first."""
        return list_rectifications(db.session(), current_actor(), query, house().clock.now())

    @blp.arguments(schemas.NewRectificationSchema)
    @blp.response(201, schemas.RectificationSchema)
    def post(self, payload: dict[str, Any]) -> tuple[dict[str, Any], Tag]:
        """Have something mended until a day."""
        return _rectification(desk_command("inspection.demand_rectification", payload).id)


@blp.route("/rectifications/<uuid:rectification_id>")
@blp.response(200, schemas.RectificationSchema)
def get_rectification(rectification_id: UUID) -> tuple[dict[str, Any], Tag]:
    """One rectification, with the version to be named in ``If-Match``."""
    return _rectification(rectification_id)


@blp.route("/rectifications/<uuid:rectification_id>/steps", methods=["POST"])
@blp.arguments(schemas.RectificationStepSchema)
@blp.response(200, schemas.RectificationSchema)
def post_rectification_step(said: dict[str, Any], rectification_id: UUID) -> tuple[dict[str, Any], Tag]:
    """Report it done, confirm, return, move or cancel it, as seen in the version of ``If-Match``."""
    payload = {"id": rectification_id, "version": required_version(), "said": said}
    return _rectification(desk_command("inspection.step_rectification", payload).id)


def _inspection(inspection_id: UUID) -> dict[str, Any]:
    return inspection_detail(db.session(), current_actor(), inspection_id, house().clock.now())


def _rectification(rectification_id: UUID) -> tuple[dict[str, Any], Tag]:
    found = visible_rectification(db.session(), current_actor(), rectification_id, house().clock.now())
    return found, {"ETag": f'"{found["version"]}"'}
