"""``GET /violations``, ``GET /violations/<id>``, ``GET /violations/verification/<code>``, ``GET /violation-codes``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.web import current_actor

from .queries import Page, list_violations, verified_violation, visible_violation
from .reference import codes_by_keys
from .schemas import ViolationCodeSchema, ViolationListSchema, ViolationQuerySchema, ViolationSchema

blp = Blueprint("violation", __name__, url_prefix="/api/v1", description="Observed offences.")


@blp.route("/violations")
@blp.arguments(ViolationQuerySchema, location="query")
@blp.response(200, ViolationListSchema)
def get_violations(query: dict[str, Any]) -> Page:
    """The violations of the units that the reader supervises, newest first."""
    return list_violations(db.session(), current_actor(), query.get("unit"), query.get("before"), query["limit"])


@blp.route("/violation-codes")
@blp.response(200, ViolationCodeSchema(many=True))
def get_violation_codes() -> list[dict[str, Any]]:
    """The violation codes, related ones together, for anybody who is signed in."""
    current_actor()
    return codes_by_keys(db.session())


@blp.route("/violations/verification/<typed>")
@blp.response(200, ViolationSchema)
def get_verified_violation(typed: str) -> dict[str, Any]:
    """The violation whose photos carry this verification code."""
    return verified_violation(db.session(), current_actor(), typed)


@blp.route("/violations/<uuid:violation_id>")
@blp.response(200, ViolationSchema)
def get_violation(violation_id: UUID) -> dict[str, Any]:
    """One violation with place, times and photos."""
    return visible_violation(db.session(), current_actor(), violation_id)
