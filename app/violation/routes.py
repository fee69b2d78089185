"""``GET /violations``, ``GET /violations/<id>``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.web import current_actor

from .queries import Page, list_violations, visible_violation
from .schemas import ViolationListSchema, ViolationQuerySchema, ViolationSchema

blp = Blueprint("violation", __name__, url_prefix="/api/v1", description="Observed offences.")


@blp.route("/violations")
@blp.arguments(ViolationQuerySchema, location="query")
@blp.response(200, ViolationListSchema)
def get_violations(query: dict[str, Any]) -> Page:
    """The violations of the units that the reader supervises, newest first."""
    return list_violations(db.session(), current_actor(), query.get("unit"), query.get("before"), query["limit"])


@blp.route("/violations/<uuid:violation_id>")
@blp.response(200, ViolationSchema)
def get_violation(violation_id: UUID) -> dict[str, Any]:
    """One violation with place, times and photos."""
    return visible_violation(db.session(), current_actor(), violation_id)
