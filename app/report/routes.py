"""Daily reports over HTTP: the report, its records, changes, final versions, its forms and files."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import quote

from flask import Response, request
from flask.views import MethodView

from app.duty.service import today
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.signing import sha256_hex
from app.kernel.web import current_actor, desk_command, required_version
from app.tabular.template import TEMPLATE_BOUNDS
from app.tabular.writing import XLSX_TYPE

from . import schemas
from .access import KEEPING_ROLES, require_template_reader
from .reports import Report, known_placeholders, names_of, read_report, values_of
from .rules import Evidence
from .showing import evidence_of, shown_report
from .templates import current_text, current_workbook, versions_of
from .text import fill, unknown_in
from .workbook import check_workbook, default_workbook, filled_workbook

blp = Blueprint("report", __name__, url_prefix="/api/v1", description="What a unit did on a day, drafted from records.")

_FILE_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@blp.route("/reports/daily")
@blp.arguments(schemas.ReportQuerySchema, location="query")
@blp.response(200, schemas.DailyReportSchema)
def get_report(query: dict[str, Any]) -> dict[str, Any]:
    """The report of a unit's duty day: drafted from records, with what people changed, or final."""
    return shown_report(db.session(), _report(query))


@blp.route("/reports/daily/records")
@blp.arguments(schemas.EvidenceQuerySchema, location="query")
@blp.response(200, schemas.ReportEvidenceSchema(many=True))
def get_evidence(query: dict[str, Any]) -> list[Evidence]:
    """The records behind one figure."""
    return evidence_of(_report(query), query["key"])


@blp.route("/reports/daily/workbook")
@blp.arguments(schemas.ReportQuerySchema, location="query")
@blp.response(200, content_type=XLSX_TYPE)
def get_workbook(query: dict[str, Any]) -> Response:
    """The report as XLSX, in the unit's form."""
    report = _report(query)
    form = current_workbook(db.session(), report.unit.id)
    raw = filled_workbook(form.file, report, values_of(report), _keys(report))
    return _xlsx(raw, f"{report.unit.name}{report.duty_day.isoformat()}日报.xlsx")


@blp.route("/reports/daily/changes", methods=["POST"])
@blp.arguments(schemas.ReportChangePayloadSchema)
@blp.response(201, schemas.DailyReportSchema)
def post_change(payload: dict[str, Any]) -> dict[str, Any]:
    """Say a figure differently from the draft."""
    desk_command("report.change_figure", {**payload, "version": required_version()})
    return _shown(payload)


@blp.route("/reports/daily/finals", methods=["POST"])
@blp.arguments(schemas.ReportFinishPayloadSchema)
@blp.response(201, schemas.DailyReportSchema)
def post_final(payload: dict[str, Any]) -> dict[str, Any]:
    """Make the report final, or correct it by the next final version."""
    desk_command("report.finish", {**payload, "version": required_version()})
    return _shown(payload)


@blp.route("/reports/templates")
@blp.arguments(schemas.ReportUnitQuerySchema, location="query")
@blp.response(200, schemas.ReportTemplatesSchema)
def get_templates(query: dict[str, Any]) -> dict[str, Any]:
    """The forms in force for a unit, and the versions that it has had."""
    require_template_reader(current_actor(), query["unit"])
    session, unit_id = db.session(), query["unit"]
    text, workbook = current_text(session, unit_id), current_workbook(session, unit_id)
    versions = versions_of(session, unit_id)
    names = names_of(session, {each.officer_id for each in versions})
    return {
        "text": text.text,
        "text_unit_id": text.unit_id,
        "workbook_name": workbook.name or None,
        "workbook_unit_id": workbook.unit_id,
        "placeholders": sorted(known_placeholders(session, unit_id, house().clock.now())),
        "versions": [{**asdict(each), "officer_name": names.get(each.officer_id, "")} for each in versions],
    }


@blp.route("/reports/templates/text", methods=["POST"])
@blp.arguments(schemas.ReportTextPayloadSchema)
@blp.response(204)
def post_text(payload: dict[str, Any]) -> None:
    """Give a unit a text template of its own; one with a placeholder that nothing fills is refused."""
    current_actor().require(KEEPING_ROLES, payload["unit_id"])
    unknown = unknown_in(payload["text"], _known(payload["unit_id"]))
    if unknown:
        raise DomainError("template_placeholder_unknown", name=unknown[0], cell="")
    desk_command("report.set_text", payload)


@blp.route("/reports/templates/preview", methods=["POST"])
@blp.arguments(schemas.ReportPreviewPayloadSchema)
@blp.response(200, schemas.ReportPreviewSchema)
def post_preview(payload: dict[str, Any]) -> dict[str, Any]:
    """Try a text template on a day's report. Nothing is written."""
    report = _report({"unit": payload["unit_id"], "day": payload["day"]})
    values = {**_known(payload["unit_id"]), **values_of(report)}
    return {"text": fill(payload["text"], values), "unfilled": unknown_in(payload["text"], values)}


@blp.route("/reports/templates/workbook")
class WorkbookTemplate(MethodView):
    @blp.arguments(schemas.ReportUnitQuerySchema, location="query")
    @blp.response(200, content_type=XLSX_TYPE)
    def get(self, query: dict[str, Any]) -> Response:
        """The workbook in force, with its placeholders: to be changed and given back."""
        require_template_reader(current_actor(), query["unit"])
        form = current_workbook(db.session(), query["unit"])
        return _xlsx(form.file or default_workbook(), form.name or "日报模板.xlsx")

    @blp.doc(**_FILE_BODY)
    @blp.arguments(schemas.ReportWorkbookQuerySchema, location="query")
    @blp.response(204)
    def post(self, query: dict[str, Any]) -> None:
        """Give a unit a workbook of its own; one that couldn't be filled is refused."""
        current_actor().require(KEEPING_ROLES, query["unit"])
        if (request.content_length or 0) > TEMPLATE_BOUNDS.file_bytes:
            raise DomainError("table_too_large", what="file", limit=TEMPLATE_BOUNDS.file_bytes)
        raw = request.get_data()
        check_workbook(raw, sorted(_known(query["unit"])))
        said = {"unit_id": query["unit"], "name": query["name"], "file": raw}
        desk_command("report.set_workbook", said, kept_body=f"{query['unit']} {query['name']} {sha256_hex(raw)}")


def _report(query: dict[str, Any]) -> Report:
    now = house().clock.now()
    day: date = query.get("day") or today(now)
    return read_report(db.session(), current_actor(), query["unit"], day, now)


def _shown(payload: dict[str, Any]) -> dict[str, Any]:
    return shown_report(db.session(), _report({"unit": payload["unit_id"], "day": payload["day"]}))


def _known(unit_id: Any) -> dict[str, str]:
    """Every placeholder of a text, empty."""
    return dict.fromkeys(known_placeholders(db.session(), unit_id, house().clock.now()), "")


def _keys(report: Report) -> list[str]:
    return sorted(_known(report.unit.id))


def _xlsx(raw: bytes, name: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(raw, mimetype=XLSX_TYPE, headers={"Content-Disposition": disposition})
