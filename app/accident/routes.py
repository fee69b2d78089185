"""The accident register over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command, required_version
from app.records.downloads import download
from app.records.fileheadings import headings_of
from app.records.filemappings import MappingInfo
from app.records.mapping_schemas import FileHeadingsQuerySchema, FileHeadingsSchema, FileMappingSchema
from app.records.uploads import FILE_BODY, table_body
from app.tabular.writing import XLSX_TYPE

from . import schemas
from .access import KEEPING_ROLES, brigade_of
from .filecolumns import fields_for, list_of
from .listing import Page, detail, export_accidents, list_accidents
from .mapping import MAPPINGS
from .words import accident_words

blp = Blueprint("accident", __name__, url_prefix="/api/v1", description="The register of accidents.")

Tag = dict[str, str]
Shown = tuple[dict[str, Any], Tag]


@blp.route("/accidents")
class Accidents(MethodView):
    @blp.arguments(schemas.AccidentQuerySchema, location="query")
    @blp.response(200, schemas.AccidentListSchema)
    def get(self, query: dict[str, Any]) -> Page:
        """The accidents of the units that one oversees, latest first, and what they sum up to."""
        return list_accidents(db.session(), current_actor(), query)

    @blp.arguments(schemas.NewAccidentSchema)
    @blp.response(201, schemas.AccidentDetailSchema)
    def post(self, payload: dict[str, Any]) -> Shown:
        """Add an accident by hand."""
        return _accident(desk_command("accident.register", payload).id)


@blp.route("/accidents/export")
@blp.arguments(schemas.AccidentExportSchema, location="query")
@blp.response(200, content_type=XLSX_TYPE)
def get_export(query: dict[str, Any]) -> Response:
    """What the list was narrowed to, as a file; who took it out is kept."""
    return download(export_accidents(house().bus, house().clock, db.session(), current_actor(), query))


@blp.route("/accidents/<uuid:accident_id>")
class Accident(MethodView):
    @blp.response(200, schemas.AccidentDetailSchema)
    def get(self, accident_id: UUID) -> Shown:
        """One accident with what was said before, and the version to be named in ``If-Match``."""
        return _accident(accident_id)

    @blp.arguments(schemas.AccidentCorrectionSchema)
    @blp.response(200, schemas.AccidentDetailSchema)
    def patch(self, said: dict[str, Any], accident_id: UUID) -> Shown:
        """Correct an accident as seen in the version of ``If-Match``, with a reason."""
        return _said("accident.correct", accident_id, said)


@blp.route("/accidents/<uuid:accident_id>/place", methods=["PUT"])
@blp.arguments(schemas.AccidentPlacingSchema)
@blp.response(200, schemas.AccidentDetailSchema)
def put_place(said: dict[str, Any], accident_id: UUID) -> Shown:
    """Place an accident by hand, as seen in the version of ``If-Match``."""
    return _said("accident.place", accident_id, said)


@blp.route("/accidents/<uuid:accident_id>/withdrawal", methods=["POST"])
@blp.arguments(schemas.AccidentWithdrawalSchema)
@blp.response(200, schemas.AccidentDetailSchema)
def post_withdrawal(said: dict[str, Any], accident_id: UUID) -> Shown:
    """Take an accident out of the count, as seen in the version of ``If-Match``."""
    return _said("accident.withdraw", accident_id, said)


@blp.route("/accidents/<uuid:accident_id>/merger", methods=["POST"])
@blp.arguments(schemas.AccidentMergerSchema)
@blp.response(200, schemas.AccidentDetailSchema)
def post_merger(said: dict[str, Any], accident_id: UUID) -> Shown:
    """Say which accident one from the scene is, as seen in the version of ``If-Match``; the answer is that other."""
    return _said("accident.merge", accident_id, said)


@blp.route("/accident-words")
@blp.response(200, schemas.AccidentWordSchema(many=True))
def get_words() -> list[dict[str, Any]]:
    """The code tables that accidents are described with, for anybody who is signed in."""
    current_actor()
    return accident_words(db.session())


@blp.route("/accident-mapping")
class Mapping(MethodView):
    @blp.response(200, FileMappingSchema)
    def get(self) -> tuple[MappingInfo, Tag]:
        """How the brigade's files are read, with the version to be named in ``If-Match``."""
        return _mapping()

    @blp.arguments(schemas.NewAccidentMappingSchema)
    @blp.response(200, FileMappingSchema)
    def put(self, said: dict[str, Any]) -> tuple[MappingInfo, Tag]:
        """Add to what is remembered, as seen in the version of ``If-Match``."""
        brigade_id = brigade_of(db.session(), current_actor().unit_id)
        desk_command(
            "accident.remember_mapping", {"brigade_id": brigade_id, "version": required_version(), "said": said}
        )
        return _mapping()


@blp.route("/accident-headings", methods=["POST"])
@blp.doc(**FILE_BODY)
@blp.arguments(FileHeadingsQuerySchema, location="query")
@blp.response(200, FileHeadingsSchema)
def post_headings(query: dict[str, Any]) -> dict[str, Any]:
    """What a file's headings and words are taken for. Nothing is written."""
    _require_keeper()
    mapping = MAPPINGS.of(db.session(), brigade_of(db.session(), current_actor().unit_id))
    known = fields_for(mapping, accident_words(db.session()))
    return headings_of(table_body(), known, mapping, list_of, query["sheet"])


def _require_keeper() -> None:
    if not current_actor().roles & KEEPING_ROLES:
        raise DomainError("not_allowed")


def _mapping() -> tuple[MappingInfo, Tag]:
    _require_keeper()
    found = MAPPINGS.of(db.session(), brigade_of(db.session(), current_actor().unit_id))
    return found, {"ETag": f'"{found.version}"'}


def _said(name: str, accident_id: UUID, said: dict[str, Any]) -> Shown:
    return _accident(desk_command(name, {**said, "id": accident_id, "version": required_version()}).id)


def _accident(accident_id: UUID) -> Shown:
    found = detail(db.session(), current_actor(), accident_id)
    return found, {"ETag": f'"{found["version"]}"'}
