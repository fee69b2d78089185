"""How the routes of the accident register are knocked at, and what phones say of accidents; each record is made when it
is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from werkzeug.test import TestResponse

from app.accident.words import load_words
from app.kernel.clock import format_instant
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.access.world import Place, Squad, World
from tests.accident.conftest import accident_of, scene_of
from tests.phones import FieldPhone

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
ONE = f"{API}/accidents/<uuid:accident_id>"
YES, NO, GONE = "applied", "not_allowed", "not_found"

_ALL = "200 200 200 200 200 200 200 401"
_OWN = "404 404 200 200 200 200 200 401"
_NONE = "404 404 404 404 404 404 404 401"
_WRITE = ("403 403 200 200 200 200 200 401", "403 403 404 404 404 404 404 401")

#: Columns as in ``test_routes``: off out lea dis sup adm bri nobody; first for the own squad, then for another.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/accidents": (_OWN, _NONE),
    f"POST {API}/accidents": (
        "403 403 201 201 201 201 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    f"GET {API}/accidents/export": (_OWN, _NONE),
    f"GET {ONE}": (_OWN, _NONE),
    f"PATCH {ONE}": _WRITE,
    f"PUT {ONE}/place": _WRITE,
    f"POST {ONE}/withdrawal": _WRITE,
    f"POST {ONE}/merger": _WRITE,
    f"GET {API}/accident-words": (_ALL, _ALL),
    f"GET {API}/accident-mapping": (
        "403 403 200 200 200 200 200 401",
        "403 403 200 200 200 200 200 401",  # how files are read is the whole brigade's
    ),
    f"PUT {API}/accident-mapping": (
        "403 403 200 200 200 200 200 401",
        "403 403 200 200 200 200 200 401",
    ),
    f"POST {API}/accident-headings": (
        "403 403 200 200 200 200 200 401",
        "403 403 200 200 200 200 200 401",
    ),
}


def _know_the_words(world: World) -> None:
    with world.app.app_context(), system_transaction(house().bus, world.spine.clock) as context:
        load_words(context)


def new_accident(at: Knocker) -> str:
    """An accident of the squad."""
    said = accident_of(unit_id=str(at.squad.unit_id), number=uuid4().hex)
    return str(at.world.everything.post("/accidents", said).get_json()["id"])


def new_scene(world: World, squad: Squad) -> str:
    """What the squad's member reported at a scene."""
    _know_the_words(world)
    return str(squad.member.tell("accident.report", scene_of(world.spine.clock))["id"])


def _correct(at: Knocker) -> TestResponse:
    said = {"changes": {"note": "已结案"}, "reason": "复核"}
    return at.desk.patch(f"/accidents/{new_accident(at)}", said, 1)


def _place(at: Knocker) -> TestResponse:
    said = {"place": {"latitude": 36.1, "longitude": 115.7}, "reason": "民警指认"}
    return at.desk.put(f"/accidents/{new_accident(at)}/place", said, 1)


def _merge(at: Knocker) -> TestResponse:
    said = {"into": new_accident(at), "reason": "同一起"}
    return at.desk.post(f"/accidents/{new_scene(at.world, at.squad)}/merger", said, version=1)


def _teach(at: Knocker) -> TestResponse:
    version = at.world.everything.get("/accident-mapping").get_json()["version"]
    return at.desk.put("/accident-mapping", {"columns": {"亡": "deaths"}, "words": {}}, version)


def _read_headings(at: Knocker) -> TestResponse:
    headers = {"Content-Type": "application/octet-stream"}
    return at.desk._client.post(f"{API}/accident-headings", data="编号,事故时间\n1,2\n".encode(), headers=headers)


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/accidents": lambda at: at.desk.get("/accidents", unit=str(at.squad.unit_id)),
    f"POST {API}/accidents": lambda at: at.desk.post("/accidents", accident_of(unit_id=str(at.squad.unit_id))),
    f"GET {API}/accidents/export": lambda at: at.desk.get(
        "/accidents/export", unit=str(at.squad.unit_id), format="csv"
    ),
    f"GET {ONE}": lambda at: at.desk.get(f"/accidents/{new_accident(at)}"),
    f"PATCH {ONE}": _correct,
    f"PUT {ONE}/place": _place,
    f"POST {ONE}/withdrawal": lambda at: at.desk.post(
        f"/accidents/{new_accident(at)}/withdrawal", {"reason": "重复"}, version=1
    ),
    f"POST {ONE}/merger": _merge,
    f"GET {API}/accident-words": lambda at: at.desk.get("/accident-words"),
    f"GET {API}/accident-mapping": lambda at: at.desk.get("/accident-mapping"),
    f"PUT {API}/accident-mapping": _teach,
    f"POST {API}/accident-headings": _read_headings,
}

#: Cells for officer, outreach, squad leader, dispatcher, supervisor, admin, brigade leader. "own" names a place of the
#: own squad or an own report, "other" a place of another squad or a colleague's report.
FIELD: dict[str, dict[Place, tuple[str, ...]]] = {
    "accident.report": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (YES, YES, YES, NO, NO, NO, NO),  # an accident is one on anybody's road
    },
    "accident.take_back": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (GONE, GONE, GONE, NO, NO, NO, NO),
    },
}

DESK: dict[str, str] = {
    "accident.register": f"POST {API}/accidents",
    "accident.correct": f"PATCH {ONE}",
    "accident.place": f"PUT {ONE}/place",
    "accident.withdraw": f"POST {ONE}/withdrawal",
    "accident.merge": f"POST {ONE}/merger",
    "accident.remember_mapping": f"PUT {API}/accident-mapping",
}


def _report(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    _know_the_words(world)
    where = {"section_id": str(world.squads[place].section_id), "chainage_m": None}
    at = format_instant(world.spine.clock.now())
    return phone.say("accident.report", scene_of(world.spine.clock, occurred_at=at, **where))


def _take_back(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    report_id = new_scene(world, world.squads["own"])
    if place == "own":
        report_id = str(phone.send(_report(world, phone, "own"))[0]["id"])
    return phone.say("accident.take_back", {"command_id": report_id, "reason": "点错了"})


SAY: dict[str, Callable[[World, FieldPhone, Place], dict[str, str]]] = {
    "accident.report": _report,
    "accident.take_back": _take_back,
}
