"""The register of calls over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, request
from flask.views import MethodView

from app.accident.access import KEEPING_ROLES, brigade_of
from app.kernel.blueprint import Blueprint
from app.kernel.command import Record
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.signing import sha256_hex
from app.kernel.web import current_actor, desk_command, required_version
from app.records.downloads import download
from app.records.fileheadings import headings_of
from app.records.filemappings import MappingInfo
from app.records.mapping_schemas import FileHeadingsQuerySchema, FileHeadingsSchema, FileMappingSchema
from app.records.uploads import FILE_BODY, table_body
from app.tabular.writing import XLSX_TYPE

from . import schemas
from .calls import CallInfo
from .filecolumns import fields_for, list_of
from .linking import calls_of_accident
from .listing import Page, detail, export_calls, list_calls
from .mapping import MAPPINGS
from .words import call_words

blp = Blueprint("call", __name__, url_prefix="/api/v1", description="Calls, kept apart from accidents.")

Tag = dict[str, str]
Shown = tuple[dict[str, Any], Tag]


@blp.route("/calls")
class Calls(MethodView):
    @blp.arguments(schemas.CallQuerySchema, location="query")
    @blp.response(200, schemas.CallListSchema)
    def get(self, query: dict[str, Any]) -> Page:
        """The calls of the units that one oversees, latest first, and what they sum up to."""
        return list_calls(db.session(), current_actor(), query)

    @blp.arguments(schemas.NewCallSchema)
    @blp.response(201, schemas.CallDetailSchema)
    def post(self, payload: dict[str, Any]) -> Shown:
        """Add a call by hand."""
        return _call(_kept("call.register", payload).id)


@blp.route("/calls/export")
@blp.arguments(schemas.CallExportSchema, location="query")
@blp.response(200, content_type=XLSX_TYPE)
def get_export(query: dict[str, Any]) -> Response:
    """What the list was narrowed to, as a file; who took it out is kept."""
    return download(export_calls(house().bus, house().clock, db.session(), current_actor(), query))


@blp.route("/calls/<uuid:call_id>")
class Call(MethodView):
    @blp.response(200, schemas.CallDetailSchema)
    def get(self, call_id: UUID) -> Shown:
        """One call with what it was about, and the version to be named in ``If-Match``."""
        return _call(call_id)

    @blp.arguments(schemas.CallCorrectionSchema)
    @blp.response(200, schemas.CallDetailSchema)
    def patch(self, said: dict[str, Any], call_id: UUID) -> Shown:
        """Correct or place a call as seen in the version of ``If-Match``, with a reason."""
        return _said("call.correct", call_id, said)


@blp.route("/calls/<uuid:call_id>/withdrawal", methods=["POST"])
@blp.arguments(schemas.CallWithdrawalSchema)
@blp.response(200, schemas.CallDetailSchema)
def post_withdrawal(said: dict[str, Any], call_id: UUID) -> Shown:
    """Take a call out of the count, as seen in the version of ``If-Match``."""
    return _said("call.withdraw", call_id, said)


@blp.route("/calls/<uuid:call_id>/accident", methods=["PUT"])
@blp.arguments(schemas.CallLinkSchema)
@blp.response(200, schemas.CallDetailSchema)
def put_accident(said: dict[str, Any], call_id: UUID) -> Shown:
    """Say which accident the call was about, or that it was about none, as seen in the version of ``If-Match``."""
    return _said("call.link_accident", call_id, said)


@blp.route("/calls/<uuid:call_id>/tasks", methods=["POST"])
@blp.arguments(schemas.CallTaskLinkSchema)
@blp.response(200, schemas.CallDetailSchema)
def post_task(said: dict[str, Any], call_id: UUID) -> Shown:
    """Say that a task was sent for the call, as seen in the version of ``If-Match``."""
    return _said("call.link_task", call_id, said)


@blp.route("/calls/<uuid:call_id>/tasks/<uuid:task_id>", methods=["DELETE"])
@blp.response(200, schemas.CallDetailSchema)
def delete_task(call_id: UUID, task_id: UUID) -> Shown:
    """Say that a task wasn't sent for the call after all, as seen in the version of ``If-Match``."""
    return _said("call.unlink_task", call_id, {"task_id": task_id})


@blp.route("/accidents/<uuid:accident_id>/calls")
@blp.response(200, schemas.AccidentCallsSchema)
def get_accident_calls(accident_id: UUID) -> dict[str, list[CallInfo]]:
    """The calls about an accident, and those that may be."""
    return calls_of_accident(db.session(), current_actor(), accident_id)


@blp.route("/call-words")
@blp.response(200, schemas.CallWordSchema(many=True))
def get_words() -> list[dict[str, Any]]:
    """Kinds of calls and outcomes, for anybody who is signed in."""
    current_actor()
    return call_words(db.session())


@blp.route("/call-mapping")
class Mapping(MethodView):
    @blp.response(200, FileMappingSchema)
    def get(self) -> tuple[MappingInfo, Tag]:
        """How the brigade's files are read, with the version to be named in ``If-Match``."""
        return _mapping()

    @blp.arguments(schemas.NewCallMappingSchema)
    @blp.response(200, FileMappingSchema)
    def put(self, said: dict[str, Any]) -> tuple[MappingInfo, Tag]:
        """Add to what is remembered, as seen in the version of ``If-Match``."""
        brigade_id = brigade_of(db.session(), current_actor().unit_id)
        desk_command("call.remember_mapping", {"brigade_id": brigade_id, "version": required_version(), "said": said})
        return _mapping()


@blp.route("/call-headings", methods=["POST"])
@blp.doc(**FILE_BODY)
@blp.arguments(FileHeadingsQuerySchema, location="query")
@blp.response(200, FileHeadingsSchema)
def post_headings(query: dict[str, Any]) -> dict[str, Any]:
    """What a file's headings and words are taken for. Nothing is written."""
    _require_keeper()
    mapping = MAPPINGS.of(db.session(), brigade_of(db.session(), current_actor().unit_id))
    known = fields_for(mapping, call_words(db.session()))
    return headings_of(table_body(), known, mapping, list_of, query["sheet"])


def _require_keeper() -> None:
    if not current_actor().roles & KEEPING_ROLES:
        raise DomainError("not_allowed")


def _mapping() -> tuple[MappingInfo, Tag]:
    _require_keeper()
    found = MAPPINGS.of(db.session(), brigade_of(db.session(), current_actor().unit_id))
    return found, {"ETag": f'"{found.version}"'}


def _said(name: str, call_id: UUID, said: dict[str, Any]) -> Shown:
    return _call(_kept(name, {**said, "id": call_id, "version": required_version()}).id)


def _kept(name: str, payload: dict[str, Any]) -> Record:
    """Run a command and keep no more than a digest of its body, which may say who called."""
    return desk_command(name, payload, kept_body=sha256_hex(request.get_data()))


def _call(call_id: UUID) -> Shown:
    found = detail(db.session(), current_actor(), call_id)
    return found, {"ETag": f'"{found["version"]}"'}
