"""How the routes of rosters and of the network's balance are knocked at, and what each of them answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from werkzeug.test import TestResponse

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
DAY = "2026-11-25"
FOR_ALL, FOR_NOBODY = "200 200 200 200 200 200 200 401", "404 404 404 404 404 404 404 401"
PLANNED = "403 403 200 200 200 200 200 401"
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
    """Two people with a shift each; in the own squad whoever knocks is the one who asks, or the other."""
    one, other = _self(at), at.world.new_officer(at.squad)
    if not asks:
        one, other = other, one
    cells = {"cells": [_cell(one, "day"), _cell(other, "night")]}
    at.world.everything.patch(_path(at), cells, _version(at))
    sides = {"asker_id": str(one), "other_id": str(other), "day": DAY, "other_day": DAY}
    return {"unit_id": str(at.squad.unit_id), **sides, "reason": "家中有事"}


def _self(at: Knocker) -> object:
    known = at.desk.get("/session").get_json().get("officer")
    is_of_squad = known and known["unit_id"] == str(at.squad.unit_id)
    return known["id"] if is_of_squad else at.world.new_officer(at.squad)


def _new_swap(at: Knocker) -> str:
    return str(at.world.everything.post("/swaps", _swap(at, asks=False)).get_json()["id"])


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
}
