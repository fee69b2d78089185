"""Plan and ledger of outreach over HTTP, and what was heard at talks."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from flask import Response, send_file
from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command, required_version
from app.records.exporting import note_export
from app.tabular.writing import XLSX_TYPE

from . import plan_schemas
from .heard import WORDS, HeardInfo, HeardPage, heard_at, list_heard
from .ledger import LedgerRow, handed_out, ledger
from .ledgerfile import ledger_file
from .plans import PlanItemInfo, batch_of, visible_plan_item
from .reach import Reach, reach

blp = Blueprint("outreach_desk", __name__, url_prefix="/api/v1/outreach", description="Plan and ledger of outreach.")

Tag = dict[str, str]


@blp.route("/plan-items", methods=["POST"])
@blp.arguments(plan_schemas.NewPlanItemsSchema)
@blp.response(201, plan_schemas.PlanItemSchema(many=True))
def plan(payload: dict[str, Any]) -> list[PlanItemInfo]:
    """Plan a talk, or one for each of several targets."""
    return batch_of(db.session(), desk_command("outreach.plan_talks", payload).id)


@blp.route("/plan-items/<uuid:item_id>")
class PlanItems(MethodView):
    @blp.response(200, plan_schemas.PlanItemSchema)
    def get(self, item_id: UUID) -> tuple[PlanItemInfo, Tag]:
        """One planned talk, with the version to be named in ``If-Match``."""
        return _item(item_id)

    @blp.arguments(plan_schemas.PlanItemChangeSchema)
    @blp.response(200, plan_schemas.PlanItemSchema)
    def patch(self, changes: dict[str, Any], item_id: UUID) -> tuple[PlanItemInfo, Tag]:
        """Change a planned talk as seen in the version of ``If-Match``."""
        said = {"id": item_id, "version": required_version(), "changes": changes}
        return _item(desk_command("outreach.change_plan_item", said).id)


@blp.route("/plan-items/<uuid:item_id>/cancellation", methods=["POST"])
@blp.arguments(plan_schemas.PlanItemCancellationSchema)
@blp.response(200, plan_schemas.PlanItemSchema)
def cancel(payload: dict[str, Any], item_id: UUID) -> tuple[PlanItemInfo, Tag]:
    """Call a planned talk off as seen in the version of ``If-Match``."""
    said = {**payload, "id": item_id, "version": required_version()}
    return _item(desk_command("outreach.cancel_plan_item", said).id)


@blp.route("/ledger")
@blp.arguments(plan_schemas.LedgerQuerySchema, location="query")
@blp.response(200, plan_schemas.LedgerRowSchema(many=True))
def get_ledger(query: dict[str, Any]) -> list[LedgerRow]:
    """What was planned and what was held in a period, side by side."""
    return ledger(db.session(), current_actor(), query)


@blp.route("/ledger.xlsx")
@blp.arguments(plan_schemas.LedgerQuerySchema, location="query")
@blp.response(200, {"type": "string", "format": "binary"}, content_type=XLSX_TYPE)
def export_ledger(query: dict[str, Any]) -> Response:
    """The same as a file; who took it out is kept."""
    rows = ledger(db.session(), current_actor(), query)
    name = f"宣讲台账 {query['from']} {query['to']}.xlsx"
    file = BytesIO(ledger_file(db.session(), rows))
    note_export(house().bus, house().clock, current_actor(), "outreach_session", query, len(rows))
    return send_file(file, XLSX_TYPE, as_attachment=True, download_name=name)


@blp.route("/reach")
@blp.arguments(plan_schemas.ReachQuerySchema, location="query")
@blp.response(200, plan_schemas.ReachSchema(many=True))
def get_reach(query: dict[str, Any]) -> list[Reach]:
    """What was done at each target, and what is still planned there."""
    return reach(db.session(), house().clock, current_actor(), query.get("campaign"))


@blp.route("/materials")
@blp.arguments(plan_schemas.PeriodQuerySchema, location="query")
@blp.response(200, plan_schemas.HandedOutSchema)
def get_materials(query: dict[str, Any]) -> dict[str, Any]:
    """What was handed out in a period, by kind."""
    return handed_out(db.session(), current_actor(), query)


@blp.route("/heard")
@blp.arguments(plan_schemas.HeardQuerySchema, location="query")
@blp.response(200, plan_schemas.HeardListSchema)
def get_heard(query: dict[str, Any]) -> HeardPage:
    """Hazards and wishes heard at talks, the latest first."""
    return list_heard(db.session(), current_actor(), query)


@blp.route("/sessions/<uuid:session_id>/heard/<kind>", methods=["PUT"])
@blp.arguments(plan_schemas.HeardSettlementSchema)
@blp.response(200, plan_schemas.HeardSchema)
def settle(payload: dict[str, Any], session_id: UUID, kind: str) -> tuple[HeardInfo, Tag]:
    """Say what became of something heard, as seen in the version of ``If-Match`` (0 where nobody has said anything)."""
    if kind not in WORDS:
        raise DomainError("not_found")
    said = {**payload, "session_id": session_id, "kind": kind, "version": required_version()}
    desk_command("outreach.settle_heard", said)
    found = heard_at(db.session(), current_actor(), session_id, kind)
    return found, {"ETag": f'"{found.version}"'}


def _item(item_id: UUID) -> tuple[PlanItemInfo, Tag]:
    found = visible_plan_item(db.session(), current_actor(), item_id)
    return found, {"ETag": f'"{found.version}"'}
