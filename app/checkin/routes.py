"""``GET /check-ins``, ``/check-ins/export``, ``/check-ins/<id>``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.house import house
from app.kernel.web import current_actor
from app.records.downloads import download
from app.tabular.writing import XLSX_TYPE

from .listing import Page, export_check_ins, list_check_ins
from .schemas import CheckInExportSchema, CheckInListSchema, CheckInQuerySchema, CheckInSchema
from .service import CheckInInfo, visible_check_in

blp = Blueprint("checkin", __name__, url_prefix="/api/v1", description="Check-ins and check-outs at posts.")


@blp.route("/check-ins")
@blp.arguments(CheckInQuerySchema, location="query")
@blp.response(200, CheckInListSchema)
def get_check_ins(query: dict[str, Any]) -> Page:
    """What was said in the units that the reader supervises, newest first."""
    return list_check_ins(db.session(), current_actor(), query)


@blp.route("/check-ins/export")
@blp.arguments(CheckInExportSchema, location="query")
@blp.response(200, content_type=XLSX_TYPE)
def get_export(query: dict[str, Any]) -> Response:
    """What the list was narrowed to, as a file; who took it out is kept."""
    return download(export_check_ins(house().bus, house().clock, db.session(), current_actor(), query))


@blp.route("/check-ins/<uuid:check_in_id>")
@blp.response(200, CheckInSchema)
def get_check_in(check_in_id: UUID) -> CheckInInfo:
    """One check-in with its place, its times and its verdict."""
    return visible_check_in(db.session(), current_actor(), check_in_id)
