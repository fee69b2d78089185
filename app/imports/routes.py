"""Lists from files, over HTTP: what there is, templates, the dry run, the commit."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from flask import Response
from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.house import house
from app.kernel.signing import sha256_hex
from app.kernel.web import current_actor, desk_command
from app.records.uploads import FILE_BODY, table_body
from app.tabular.importing import Hint
from app.tabular.writing import XLSX_TYPE, OutColumn, OutSheet, write_xlsx

from . import schemas
from .kinds import Kind, kind_for, kinds_for
from .reading import RowProblem
from .service import Asked, Report, try_list
from .templates import template_of

blp = Blueprint("imports", __name__, url_prefix="/api/v1", description="Lists from files: tried out, then taken in.")


@blp.route("/imports")
@blp.response(200, schemas.ImportKindSchema(many=True))
def get_kinds() -> list[dict[str, Any]]:
    """The lists that one may take in, with their columns."""
    return [_described(kind) for kind in kinds_for(current_actor())]


@blp.route("/imports/<string:key>/template")
@blp.response(200, content_type=XLSX_TYPE)
def get_template(key: str) -> Response:
    """The empty list to fill in, as XLSX."""
    kind = kind_for(current_actor(), key)
    response = Response(template_of(kind), mimetype=XLSX_TYPE)
    response.headers.set("Content-Disposition", "attachment", filename=f"{kind.title}导入模板.xlsx")
    return response


@blp.route("/imports/<string:key>/dry-run")
class DryRun(MethodView):
    @blp.doc(**FILE_BODY)
    @blp.arguments(schemas.ImportQuerySchema, location="query")
    @blp.response(200, schemas.ImportReportSchema)
    def post(self, query: dict[str, Any], key: str) -> dict[str, Any]:
        """Try a file out: every bad row, and what would be added and changed. Nothing is written."""
        kind_for(current_actor(), key)
        report = try_list(
            house().bus, house().clock, house().ticket_key, current_actor(), table_body(), _asked(key, query)
        )
        return _told(report)


@blp.route("/imports/<string:key>")
class Commit(MethodView):
    @blp.doc(**FILE_BODY)
    @blp.arguments(schemas.CommitQuerySchema, location="query")
    @blp.response(201, schemas.TakenSchema)
    def post(self, query: dict[str, Any], key: str) -> dict[str, Any]:
        """Take in a file that was tried out and found clean: all of it, in one transaction."""
        kind_for(current_actor(), key)
        raw = table_body()
        seal = query.pop("seal")
        said = {"raw": raw, "asked": _asked(key, query), "seal": seal, "key": house().ticket_key}
        record = desk_command("imports.take_list", said, kept_body=f"{key} {seal} {sha256_hex(raw)}")
        return {"id": record.id}


@blp.route("/imports/problem-list", methods=["POST"])
@blp.arguments(schemas.ProblemTableSchema)
@blp.response(200, schemas.MadeFileSchema)
def post_problem_list(said: dict[str, Any]) -> dict[str, str]:
    """A table of problems as XLSX, to be sent to whoever mends the list. Nothing is written."""
    current_actor()
    sheet = OutSheet("导入问题", [OutColumn(title, 24) for title in said["titles"]], said["rows"])
    return {"content": b64encode(write_xlsx([sheet])).decode("ascii")}


def _described(kind: Kind) -> dict[str, Any]:
    columns = [
        {
            "key": each.key,
            "names": each.column.names,
            "required": each.column.required,
            "allowed": each.allowed,
            "note": each.note,
        }
        for each in kind.fields
    ]
    return {"key": kind.key, "title": kind.title, "places": bool(kind.shapes), "columns": columns}


def _asked(key: str, query: dict[str, Any]) -> Asked:
    return Asked(key, query["sheet"], query["datum"], query["unit"])


def _told(report: Report) -> dict[str, Any]:
    return {
        "sheet": report.file.sheet,
        "sheets": report.file.sheets,
        **{action: report.count(action) for action in schemas.ACTIONS},
        "problems": report.problems,
        "hints": [_as_problem(hint) for hint in report.hints],
        "steps": [step for step in report.steps if step.action != "same"],
        "unknown_titles": report.file.unknown_titles,
        "note_lines": report.file.note_lines,
        "hidden_lines": report.file.hidden_lines,
        "seal": report.seal,
    }


def _as_problem(hint: Hint) -> RowProblem:
    return RowProblem(hint.line, hint.key, hint.code, str(hint.params.get("name", "")), hint.params)
