"""How the routes of rosters and of the network's balance are knocked at, and what each of them answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID

from werkzeug.test import TestResponse

from tests.access.world import Place, World
from tests.phones import FieldPhone, field_phone

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
DAY = "2026-11-25"
FOR_ALL, FOR_NOBODY = "200 200 200 200 200 200 200 401", "404 404 404 404 404 404 404 401"
PLANNED = "403 403 200 200 200 200 200 401"
YES, GONE, CLOSED, LATE = "applied", "not_found", "swap_closed", "leave_closed"
DAYS = count()
NOT_THERE = "403 403 404 404 404 404 404 401"

#: As in ``test_routes``: officer, outreach, leader, dispatcher, supervisor, admin, brigade leader, nobody.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/rosters/<uuid:unit_id>/<string:month>": (FOR_ALL, FOR_NOBODY),
    f"PATCH {API}/rosters/<uuid:unit_id>/<string:month>": (PLANNED, NOT_THERE),
    f"GET {API}/rosters/<uuid:unit_id>/<string:month>/workbook": (FOR_ALL, FOR_NOBODY),
    f"GET {API}/crews": (FOR_ALL, FOR_NOBODY),
    f"POST {API}/crews": ("403 403 201 201 201 201 201 401", NOT_THERE),
    f"GET {API}/crews/<uuid:crew_id>": (FOR_ALL, FOR_NOBODY),
    f"PATCH {API}/crews/<uuid:crew_id>": (PLANNED, NOT_THERE),
    f"DELETE {API}/crews/<uuid:crew_id>": ("403 403 204 204 204 204 204 401", NOT_THERE),
    f"GET {API}/swaps": (FOR_ALL, FOR_ALL),
    f"POST {API}/swaps": ("201 201 201 201 201 201 201 401", FOR_NOBODY),  # one's own
    f"GET {API}/swaps/<uuid:swap_id>": (FOR_ALL, FOR_NOBODY),  # in which one is the other side
    f"PATCH {API}/swaps/<uuid:swap_id>": (FOR_ALL, FOR_NOBODY),
    f"GET {API}/leaves": (FOR_ALL, FOR_ALL),
    f"GET {API}/leaves/<uuid:leave_id>": (FOR_ALL, FOR_NOBODY),  # one's own
    f"PATCH {API}/leaves/<uuid:leave_id>": (FOR_ALL, FOR_NOBODY),
}

MATRIX[f"GET {API}/network-balance"] = ("404 404 200 200 200 404 200 401", FOR_NOBODY)

#: A desk's command and the one route that says it.
DESK: dict[str, str] = {
    "roster.change": f"PATCH {API}/rosters/<uuid:unit_id>/<string:month>",
    "roster.create_crew": f"POST {API}/crews",
    "roster.change_crew": f"PATCH {API}/crews/<uuid:crew_id>",
    "roster.end_crew": f"DELETE {API}/crews/<uuid:crew_id>",
    "roster.ask_swap": f"POST {API}/swaps",
    "roster.answer_swap": f"PATCH {API}/swaps/<uuid:swap_id>",
    "roster.answer_leave": f"PATCH {API}/leaves/<uuid:leave_id>",
}


def _path(at: Knocker) -> str:
    return f"/rosters/{at.squad.unit_id}/2026-11"


def _cell(officer_id: object, kind: str) -> dict[str, Any]:
    return {"officer_id": str(officer_id), "day": DAY, "shifts": [{"kind": kind}]}


def _version(at: Knocker) -> int:
    found: int = at.world.everything.get(_path(at)).get_json()["version"]
    return found


def _patch(at: Knocker) -> TestResponse:
    cells = {"cells": [_cell(at.world.new_officer(at.squad), "day")]}
    return at.desk.patch(_path(at), cells, _version(at))


def _crew(at: Knocker) -> dict[str, Any]:
    people = [str(at.world.new_officer(at.squad))]
    return {"unit_id": str(at.squad.unit_id), "name": "甲班", "officer_ids": people}


def _new_crew(at: Knocker) -> str:
    return str(at.world.everything.post("/crews", _crew(at)).get_json()["id"])


def _swap(at: Knocker, *, asks: bool = True) -> dict[str, Any]:
    """Two people with a shift each; in the own squad whoever knocks is the one who asks, or takes over."""
    one, other = _self(at), at.world.new_officer(at.squad)
    if not asks:
        one, other = other, one
    cells = {"cells": [_cell(one, "day"), _cell(other, "night")]}
    at.world.everything.patch(_path(at), cells, _version(at))
    sides = {"asker_id": str(one), "other_id": str(other), "day": DAY, "other_day": DAY if asks else None}
    return {"unit_id": str(at.squad.unit_id), **sides, "reason": "家中有事"}


def _self(at: Knocker) -> object:
    known = at.desk.get("/session").get_json().get("officer")
    is_of_squad = known and known["unit_id"] == str(at.squad.unit_id)
    return known["id"] if is_of_squad else at.world.new_officer(at.squad)


def _new_swap(at: Knocker) -> str:
    return str(at.world.everything.post("/swaps", _swap(at, asks=False)).get_json()["id"])


def _new_leave(at: Knocker) -> str:
    """Of whoever knocks, where they are of the squad; made on a phone, as all are."""
    return _leave_of(at.world, UUID(str(_self(at))), at.squad.unit_id)


def _leave() -> dict[str, str]:
    """A day that nobody asked for yet."""
    day = str(date.fromisoformat(DAY) + timedelta(days=next(DAYS)))
    return {"first_day": day, "last_day": day, "kind": "personal", "reason": "家中有事"}


def _leave_of(world: World, officer_id: UUID, unit_id: UUID) -> str:
    """Somebody asks for a day of leave."""
    phone = field_phone(world.app, world.spine.clock, unit_id, officer_id=officer_id)
    return str(phone.tell("roster.request_leave", _leave())["record"]["id"])


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/rosters/<uuid:unit_id>/<string:month>": lambda at: at.desk.get(_path(at)),
    f"PATCH {API}/rosters/<uuid:unit_id>/<string:month>": _patch,
    f"GET {API}/rosters/<uuid:unit_id>/<string:month>/workbook": lambda at: at.desk.get(f"{_path(at)}/workbook"),
    f"GET {API}/network-balance": lambda at: at.desk.get("/network-balance", unit=str(at.squad.unit_id)),
    f"GET {API}/crews": lambda at: at.desk.get("/crews", unit=str(at.squad.unit_id)),
    f"POST {API}/crews": lambda at: at.desk.post("/crews", _crew(at)),
    f"GET {API}/crews/<uuid:crew_id>": lambda at: at.desk.get(f"/crews/{_new_crew(at)}"),
    f"PATCH {API}/crews/<uuid:crew_id>": lambda at: at.desk.patch(f"/crews/{_new_crew(at)}", {"name": "乙班"}, 1),
    f"DELETE {API}/crews/<uuid:crew_id>": lambda at: at.desk.delete(f"/crews/{_new_crew(at)}", 1),
    f"GET {API}/swaps": lambda at: at.desk.get("/swaps"),
    f"POST {API}/swaps": lambda at: at.desk.post("/swaps", _swap(at)),
    f"GET {API}/swaps/<uuid:swap_id>": lambda at: at.desk.get(f"/swaps/{_new_swap(at)}"),
    f"PATCH {API}/swaps/<uuid:swap_id>": lambda at: at.desk.patch(f"/swaps/{_new_swap(at)}", {"answer": "agree"}, 1),
    f"GET {API}/leaves": lambda at: at.desk.get("/leaves"),
    f"GET {API}/leaves/<uuid:leave_id>": lambda at: at.desk.get(f"/leaves/{_new_leave(at)}"),
    f"PATCH {API}/leaves/<uuid:leave_id>": lambda at: at.desk.patch(
        f"/leaves/{_new_leave(at)}", {"answer": "withdraw"}, 1
    ),
}

#: "own" names a colleague of the squad, or what concerns oneself; "other" another squad's, or a colleague's.
FIELD: dict[str, dict[Place, tuple[str, ...]]] = {
    "roster.request_swap": {"own": (YES,) * 7, "other": ("crew_member_unknown",) * 7},
    "roster.respond_swap": {"own": (YES,) * 7, "other": (GONE, GONE, CLOSED, CLOSED, CLOSED, CLOSED, CLOSED)},
    "roster.request_leave": {"own": (YES,) * 7, "other": (YES,) * 7},  # nobody is named: it is always one's own
    "roster.respond_leave": {"own": (YES,) * 7, "other": (GONE, GONE, LATE, LATE, LATE, LATE, LATE)},
}


def _write(world: World, *cells: dict[str, Any]) -> None:
    path = f"/rosters/{world.squads['own'].unit_id}/2026-11"
    world.everything.patch(path, {"cells": list(cells)}, world.version(path))


def _ask(world: World, phone: FieldPhone, other_id: object) -> dict[str, str]:
    _write(world, _cell(phone.officer_id, "day"))
    given = {"day": DAY, "shifts": ["day"], "other_day": None, "other_shifts": []}
    return phone.say("roster.request_swap", {"other_id": str(other_id), **given, "reason": "家中有事"})


def _request_swap(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    return _ask(world, phone, world.new_officer(world.squads[place]))


def _respond_swap(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    """Agree to what one was asked oneself, or to what a colleague was: not even whoever decides agrees for others."""
    squad = world.squads["own"]
    asker = field_phone(world.app, world.spine.clock, squad.unit_id)
    other_id = phone.officer_id if place == "own" else world.new_officer(squad)
    swap_id = asker.read(asker.send(_ask(world, asker, other_id))[0])["record"]["id"]
    return phone.say("roster.respond_swap", {"swap_id": swap_id, "answer": "agree", "note": ""})


def _request_leave(_world: World, phone: FieldPhone, _place: Place) -> dict[str, str]:
    return phone.say("roster.request_leave", _leave())


def _respond_leave(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    """Take back one's own, or a colleague's: whoever decides refuses it instead."""
    squad = world.squads["own"]
    whose = phone.officer_id if place == "own" else world.new_officer(squad)
    leave_id = _leave_of(world, whose, squad.unit_id)
    return phone.say("roster.respond_leave", {"leave_id": leave_id, "answer": "withdraw", "note": ""})


SAY: dict[str, Callable[[World, FieldPhone, Place], dict[str, str]]] = {
    "roster.request_swap": _request_swap,
    "roster.respond_swap": _respond_swap,
    "roster.request_leave": _request_leave,
    "roster.respond_leave": _respond_leave,
}
