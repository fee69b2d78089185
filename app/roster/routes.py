"""Rosters, crews, swaps and leave at the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from app.accounts.service import unit_tree
from app.kernel.actor import Role
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.openapi import IF_MATCH
from app.kernel.web import current_actor, desk_command, required_version
from app.tabular.writing import XLSX_TYPE

from . import schemas
from .access import require_reader
from .crews import CrewInfo, crews_of, get_crew
from .previews import Preview, preview, previews
from .requests import Request, get_leave, get_swap, is_shown, leaves_for, swaps_for
from .showing import ShownMonth, show_month
from .workbook import month_workbook

blp = Blueprint("roster", __name__, url_prefix="/api/v1", description="Who is on, when, with which car.")

Tag = dict[str, str]


@blp.route("/rosters/<uuid:unit_id>/<string:month>")
class Roster(MethodView):
    @blp.response(200, schemas.RosterSchema)
    def get(self, unit_id: UUID, month: str) -> tuple[ShownMonth, Tag]:
        """A unit's month with what to look at, and the version to be named in ``If-Match``."""
        return _month(unit_id, month)

    @blp.arguments(schemas.RosterChangeSchema)
    @blp.response(200, schemas.RosterSchema)
    def patch(self, payload: dict[str, Any], unit_id: UUID, month: str) -> tuple[ShownMonth, Tag]:
        """Write cells of a month; a warning never holds one back."""
        _require_month(month)
        said = {**payload, "unit_id": unit_id, "month": month, "version": required_version()}
        desk_command("roster.change", said)
        return _month(unit_id, month)


@blp.route("/rosters/<uuid:unit_id>/<string:month>/workbook")
@blp.response(200, content_type=XLSX_TYPE)
def get_workbook(unit_id: UUID, month: str) -> Response:
    """The month as XLSX, in the form that the import takes."""
    require_reader(current_actor(), unit_id)
    _require_month(month)
    name = next((each.name for each in unit_tree(db.session()) if each.id == unit_id), "")
    response = Response(month_workbook(db.session(), unit_id, month), mimetype=XLSX_TYPE)
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}{month}排班.xlsx")
    return response


@blp.route("/crews")
class Crews(MethodView):
    @blp.arguments(schemas.CrewQuerySchema, location="query")
    @blp.response(200, schemas.CrewSchema(many=True))
    def get(self, query: dict[str, Any]) -> list[CrewInfo]:
        """The crews of a unit, or of all units that one sees."""
        actor = current_actor()
        if "unit" not in query:
            return crews_of(db.session(), actor.units(Role))
        require_reader(actor, query["unit"])
        return crews_of(db.session(), [query["unit"]])

    @blp.arguments(schemas.NewCrewSchema)
    @blp.response(201, schemas.CrewSchema)
    def post(self, payload: dict[str, Any]) -> tuple[CrewInfo, Tag]:
        """Form a crew."""
        return _crew(desk_command("roster.create_crew", payload).id)


@blp.route("/crews/<uuid:crew_id>")
class Crew(MethodView):
    @blp.response(200, schemas.CrewSchema)
    def get(self, crew_id: UUID) -> tuple[CrewInfo, Tag]:
        """One crew, with the version to be named in ``If-Match``."""
        return _crew(crew_id)

    @blp.arguments(schemas.CrewChangeSchema)
    @blp.response(200, schemas.CrewSchema)
    def patch(self, changes: dict[str, Any], crew_id: UUID) -> tuple[CrewInfo, Tag]:
        """Change a crew; rosters that were written stay."""
        said = {"id": crew_id, "version": required_version(), "changes": changes}
        return _crew(desk_command("roster.change_crew", said).id)

    @blp.doc(parameters=[IF_MATCH])
    @blp.response(204)
    def delete(self, crew_id: UUID) -> None:
        """Give a crew up."""
        desk_command("roster.end_crew", {"id": crew_id, "version": required_version()})


@blp.route("/swaps")
class Swaps(MethodView):
    @blp.response(200, schemas.SwapSchema(many=True))
    def get(self) -> list[Preview]:
        """The swaps that one decides or is a side of, of the last 60 days."""
        now = house().clock.now()
        return previews(db.session(), swaps_for(db.session(), current_actor(), now), now)

    @blp.arguments(schemas.NewSwapSchema)
    @blp.response(201, schemas.SwapSchema)
    def post(self, payload: dict[str, Any]) -> tuple[Preview, Tag]:
        """Ask for a swap."""
        return _swap(desk_command("roster.ask_swap", payload).id)


@blp.route("/swaps/<uuid:swap_id>")
class Swap(MethodView):
    @blp.response(200, schemas.SwapSchema)
    def get(self, swap_id: UUID) -> tuple[Preview, Tag]:
        """One swap, with the version to be named in ``If-Match``."""
        return _swap(swap_id)

    @blp.arguments(schemas.RequestAnswerSchema)
    @blp.response(200, schemas.SwapSchema)
    def patch(self, said: dict[str, Any], swap_id: UUID) -> tuple[Preview, Tag]:
        """Agree, refuse, withdraw or approve."""
        desk_command("roster.answer_swap", {**said, "id": swap_id, "version": required_version()})
        return _swap(swap_id)


@blp.route("/leaves")
@blp.response(200, schemas.LeaveSchema(many=True))
def list_leaves() -> list[Preview]:
    """The requests for leave that one decides, and one's own, of the last 60 days. They are made on phones."""
    now = house().clock.now()
    return previews(db.session(), leaves_for(db.session(), current_actor(), now), now)


@blp.route("/leaves/<uuid:leave_id>")
class Leave(MethodView):
    @blp.response(200, schemas.LeaveSchema)
    def get(self, leave_id: UUID) -> tuple[Preview, Tag]:
        """One request for leave, with the version to be named in ``If-Match``."""
        return _shown(get_leave(db.session(), leave_id))

    @blp.arguments(schemas.LeaveAnswerSchema)
    @blp.response(200, schemas.LeaveSchema)
    def patch(self, said: dict[str, Any], leave_id: UUID) -> tuple[Preview, Tag]:
        """Approve, refuse, or withdraw one's own."""
        desk_command("roster.answer_leave", {**said, "id": leave_id, "version": required_version()})
        return _shown(get_leave(db.session(), leave_id))


def _month(unit_id: UUID, month: str) -> tuple[ShownMonth, Tag]:
    require_reader(current_actor(), unit_id)
    _require_month(month)
    shown = show_month(db.session(), unit_id, month, house().clock.now())
    return shown, {"ETag": f'"{shown.version}"'}


def _require_month(month: str) -> None:
    if not schemas.is_month(month):
        raise DomainError("not_found")


def _crew(crew_id: UUID) -> tuple[CrewInfo, Tag]:
    crew = get_crew(db.session(), crew_id)
    if crew is None:
        raise DomainError("not_found")
    require_reader(current_actor(), crew.unit_id)
    return crew, {"ETag": f'"{crew.version}"'}


def _swap(swap_id: UUID) -> tuple[Preview, Tag]:
    return _shown(get_swap(db.session(), swap_id))


def _shown(request: Request | None) -> tuple[Preview, Tag]:
    if request is None or not is_shown(current_actor(), request):
        raise DomainError("not_found")
    return preview(db.session(), request, house().clock.now()), {"ETag": f'"{request.version}"'}
