"""``GET /violations``, ``GET /violations/<id>``, ``GET /violations/verification/<code>``, ``GET /violation-codes``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Response, request

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command
from app.records.downloads import download
from app.tabular.writing import XLSX_TYPE

from .decisionfile import BOUNDS
from .decisions import DecisionReport, compare_decisions
from .listing import export_violations, list_violations
from .queries import Page, verified_violation, visible_violation
from .reference import codes_by_keys
from .schemas import (
    AppliedDecisionsSchema,
    DecisionListSchema,
    DecisionQuerySchema,
    DecisionReportSchema,
    ViolationCodeSchema,
    ViolationExportSchema,
    ViolationListSchema,
    ViolationQuerySchema,
    ViolationSchema,
)

blp = Blueprint("violation", __name__, url_prefix="/api/v1", description="Observed offences.")


@blp.route("/violations")
@blp.arguments(ViolationQuerySchema, location="query")
@blp.response(200, ViolationListSchema)
def get_violations(query: dict[str, Any]) -> Page:
    """The violations of the units that the reader supervises, newest first."""
    return list_violations(db.session(), current_actor(), query)


@blp.route("/violations/export")
@blp.arguments(ViolationExportSchema, location="query")
@blp.response(200, content_type=XLSX_TYPE)
def get_export(query: dict[str, Any]) -> Response:
    """What the list was narrowed to, as a file; who took it out is kept."""
    return download(export_violations(house().bus, house().clock, db.session(), current_actor(), query))


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


@blp.route("/violations/decision-comparison", methods=["POST"])
@blp.doc(
    requestBody={
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
)
@blp.arguments(DecisionQuerySchema, location="query")
@blp.response(200, DecisionReportSchema)
def post_decision_comparison(query: dict[str, Any]) -> DecisionReport:
    """Hold an export of the national system (XLSX or CSV) against the violations here. Nothing is written."""
    window = timedelta(minutes=query.pop("window_minutes"))
    if (request.content_length or 0) > BOUNDS.file_bytes:
        raise DomainError("table_too_large", what="file", limit=BOUNDS.file_bytes)
    return compare_decisions(db.session(), current_actor(), request.get_data(), query, window)


@blp.route("/violations/decision-numbers", methods=["POST"])
@blp.arguments(DecisionListSchema)
@blp.response(201, AppliedDecisionsSchema)
def post_decision_numbers(payload: dict[str, Any]) -> dict[str, Any]:
    """Write the decision numbers that were found: all of them, or none."""
    return {"id": desk_command("violation.apply_decisions", payload).id}
