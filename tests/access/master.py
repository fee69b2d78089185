"""How the routes of master data and of histories are knocked at, and what each of them answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from werkzeug.test import TestResponse

from tests.access.world import Squad, World, post_of, section_of
from tests.desk import desk_of
from tests.factories import make_officer

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
FOR_ALL, FOR_NOBODY = "200 200 200 200 200 200 200 401", "404 404 404 404 404 404 404 401"
OF_SUPERVISORS = ("404 404 200 200 200 404 200 401", FOR_NOBODY)

#: As in ``test_routes``: officer, outreach, leader, dispatcher, supervisor, admin, brigade leader, nobody.
MATRIX: dict[str, tuple[str, str]] = {
    "GET /api/v1/units/<uuid:unit_id>": (FOR_ALL, FOR_NOBODY),
    "PATCH /api/v1/units/<uuid:unit_id>": ("403 403 403 403 403 200 403 401", "403 403 403 403 403 404 403 401"),
    "DELETE /api/v1/units/<uuid:unit_id>": ("403 403 403 403 403 204 403 401", "403 403 403 403 403 404 403 401"),
    "GET /api/v1/vehicles/<uuid:vehicle_id>": (FOR_ALL, FOR_NOBODY),
    "PATCH /api/v1/vehicles/<uuid:vehicle_id>": ("403 403 403 200 403 200 403 401", "403 403 403 404 403 404 403 401"),
    "DELETE /api/v1/vehicles/<uuid:vehicle_id>": ("403 403 403 204 403 204 403 401", "403 403 403 404 403 404 403 401"),
    "GET /api/v1/trackers/<uuid:tracker_id>": ("404 404 404 200 404 200 404 401", FOR_NOBODY),
    "PATCH /api/v1/trackers/<uuid:tracker_id>": ("403 403 403 200 403 200 403 401", "403 403 403 404 403 404 403 401"),
    "DELETE /api/v1/posts/<uuid:post_id>": ("403 403 204 204 204 204 204 401", "403 403 404 404 404 404 404 401"),
    "DELETE /api/v1/sections/<uuid:section_id>": ("403 403 204 204 204 204 204 401", "403 403 404 404 404 404 404 401"),
    "GET /api/v1/plan-days": (FOR_ALL, FOR_ALL),
    "GET /api/v1/calendars/<int:year>": (FOR_ALL, FOR_ALL),
    "PATCH /api/v1/calendars/<int:year>": (
        "403 403 403 403 403 200 200 401",
        "403 403 403 403 403 200 200 401",  # the calendar is the whole brigade's
    ),
    "GET /api/v1/saved-views": (FOR_ALL, FOR_ALL),
    "POST /api/v1/saved-views": ("201 201 201 201 201 201 201 401", "201 201 201 201 201 201 201 401"),
    "DELETE /api/v1/saved-views/<uuid:view_id>": ("204 204 204 204 204 204 204 401", FOR_NOBODY),
    "GET /api/v1/violations/export": OF_SUPERVISORS,
    "GET /api/v1/check-ins": OF_SUPERVISORS,
    "GET /api/v1/check-ins/export": OF_SUPERVISORS,
    "GET /api/v1/tasks/export": OF_SUPERVISORS,
    "GET /api/v1/history/<string:kind>/<string:record_id>": ("404 404 200 200 200 404 200 401", FOR_NOBODY),
}

#: A desk's command and the one route that says it.
DESK: dict[str, str] = {
    "accounts.change_unit": "PATCH /api/v1/units/<uuid:unit_id>",
    "accounts.end_unit": "DELETE /api/v1/units/<uuid:unit_id>",
    "duty.end_post": "DELETE /api/v1/posts/<uuid:post_id>",
    "duty.set_calendar": "PATCH /api/v1/calendars/<int:year>",
    "duty.end_section": "DELETE /api/v1/sections/<uuid:section_id>",
    "desk.save_view": "POST /api/v1/saved-views",
    "desk.forget_view": "DELETE /api/v1/saved-views/<uuid:view_id>",
    "tracking.change_vehicle": "PATCH /api/v1/vehicles/<uuid:vehicle_id>",
    "tracking.end_vehicle": "DELETE /api/v1/vehicles/<uuid:vehicle_id>",
    "tracking.change_tracker": "PATCH /api/v1/trackers/<uuid:tracker_id>",
}


def _new_unit(world: World, squad: Squad) -> str:
    """A unit below the squad that nobody belongs to."""
    said = {"parent_id": str(squad.unit_id), "name": uuid4().hex[:8], "kind": "department"}
    return str(world.everything.post("/units", said).get_json()["id"])


def _new_car(world: World, squad: Squad) -> str:
    said = {"plate": uuid4().hex[:8].upper(), "name": "车", "unit_id": str(squad.unit_id)}
    return str(world.everything.post("/vehicles", said).get_json()["id"])


def _new_post(world: World, squad: Squad) -> str:
    return str(world.everything.post("/posts", post_of(squad.unit_id)).get_json()["id"])


def _new_section(world: World, squad: Squad) -> str:
    return str(world.everything.post("/sections", section_of(squad.unit_id)).get_json()["id"])


def _patch_unit(at: Knocker) -> TestResponse:
    path = f"/units/{at.squad.unit_id}"
    return at.desk.patch(path, {"name": "改名"}, at.world.version(path))


def _patch_tracker(at: Knocker) -> TestResponse:
    path = f"/trackers/{at.squad.tracker_id}"
    return at.desk.patch(path, {"active": True}, at.world.version(path))


def _view() -> dict[str, object]:
    return {"page": "violations", "name": uuid4().hex[:8], "query": "state=stands", "shared": True}


def _forget_view(at: Knocker) -> TestResponse:
    """An own view, or one that somebody of the other squad shares with theirs."""
    with at.world.app.app_context():
        colleague = desk_of(at.world.app, make_officer(at.squad.unit_id))
    own = at.squad is at.world.squads["own"]
    made = (at.desk if own else colleague).post("/saved-views", _view())
    return at.desk.delete(f"/saved-views/{(made.get_json() or {}).get('id', uuid4())}")


def _patch_calendar(at: Knocker) -> TestResponse:
    version = at.world.everything.get("/calendars/2027").get_json()["version"]
    return at.desk.patch("/calendars/2027", {"days": []}, version)


def _plan_days(at: Knocker) -> TestResponse:
    return at.desk.get("/plan-days", starts="06:00", ends="08:00", weekdays="1,2", valid_from="2026-11-22")


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/units/<uuid:unit_id>": lambda at: at.desk.get(f"/units/{at.squad.unit_id}"),
    f"PATCH {API}/units/<uuid:unit_id>": _patch_unit,
    f"DELETE {API}/units/<uuid:unit_id>": lambda at: at.desk.delete(f"/units/{_new_unit(at.world, at.squad)}", 1),
    f"GET {API}/vehicles/<uuid:vehicle_id>": lambda at: at.desk.get(f"/vehicles/{at.squad.vehicle_id}"),
    f"PATCH {API}/vehicles/<uuid:vehicle_id>": lambda at: at.desk.patch(
        f"/vehicles/{_new_car(at.world, at.squad)}", {"name": "改名"}, 1
    ),
    f"DELETE {API}/vehicles/<uuid:vehicle_id>": lambda at: at.desk.delete(
        f"/vehicles/{_new_car(at.world, at.squad)}", 1
    ),
    f"GET {API}/trackers/<uuid:tracker_id>": lambda at: at.desk.get(f"/trackers/{at.squad.tracker_id}"),
    f"PATCH {API}/trackers/<uuid:tracker_id>": _patch_tracker,
    f"DELETE {API}/posts/<uuid:post_id>": lambda at: at.desk.delete(f"/posts/{_new_post(at.world, at.squad)}", 1),
    f"DELETE {API}/sections/<uuid:section_id>": lambda at: at.desk.delete(
        f"/sections/{_new_section(at.world, at.squad)}", 1
    ),
    f"GET {API}/plan-days": _plan_days,
    f"GET {API}/calendars/<int:year>": lambda at: at.desk.get("/calendars/2027"),
    f"PATCH {API}/calendars/<int:year>": _patch_calendar,
    f"GET {API}/saved-views": lambda at: at.desk.get("/saved-views", page="violations"),
    f"POST {API}/saved-views": lambda at: at.desk.post("/saved-views", _view()),
    f"DELETE {API}/saved-views/<uuid:view_id>": _forget_view,
    f"GET {API}/violations/export": lambda at: at.desk.get("/violations/export", unit=str(at.squad.unit_id)),
    f"GET {API}/check-ins": lambda at: at.desk.get("/check-ins", unit=str(at.squad.unit_id)),
    f"GET {API}/check-ins/export": lambda at: at.desk.get("/check-ins/export", unit=str(at.squad.unit_id)),
    f"GET {API}/tasks/export": lambda at: at.desk.get("/tasks/export", unit=str(at.squad.unit_id)),
    f"GET {API}/history/<string:kind>/<string:record_id>": lambda at: at.desk.get(
        f"/history/violation/{at.squad.violation_id}"
    ),
}
