"""Hazards, what becomes of them, and their kinds, over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.web import current_actor, desk_command, required_version
from app.records.words import WordInfo

from . import schemas
from .kinds import KINDS
from .queries import Page, detail, list_hazards

blp = Blueprint("hazard", __name__, url_prefix="/api/v1", description="Hazards found on the road.")

Tag = dict[str, str]


@blp.route("/hazards")
@blp.arguments(schemas.HazardQuerySchema, location="query")
@blp.response(200, schemas.HazardListSchema)
def get_hazards(query: dict[str, Any]) -> Page:
    """The hazards of the units that one oversees, newest first."""
    return list_hazards(db.session(), current_actor(), query)


@blp.route("/hazards/<uuid:hazard_id>")
@blp.response(200, schemas.HazardDetailSchema)
def get_hazard(hazard_id: UUID) -> tuple[dict[str, Any], Tag]:
    """One hazard with photos and history, and the version to be named in ``If-Match``."""
    return _hazard(hazard_id)


@blp.route("/hazards/<uuid:hazard_id>/steps", methods=["POST"])
@blp.arguments(schemas.NewHazardStepSchema)
@blp.response(200, schemas.HazardDetailSchema)
def post_step(said: dict[str, Any], hazard_id: UUID) -> tuple[dict[str, Any], Tag]:
    """Hand over, resolve, reject or open again a hazard as seen in the version of ``If-Match``."""
    payload = {"id": hazard_id, "version": required_version(), "said": said}
    return _hazard(desk_command("hazard.take_step", payload).id)


@blp.route("/hazard-kinds")
@blp.response(200, schemas.HazardKindSchema(many=True))
def get_kinds() -> list[WordInfo]:
    """All kinds of hazards, in order."""
    current_actor()
    return KINDS.all(db.session())


def _hazard(hazard_id: UUID) -> tuple[dict[str, Any], Tag]:
    found = detail(db.session(), current_actor(), hazard_id)
    return found, {"ETag": f'"{found["version"]}"'}
