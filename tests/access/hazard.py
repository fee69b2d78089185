"""How the routes of hazards are knocked at, and what phones say of them; each record is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

from app.hazard.service import KINDS
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.access.world import Place, Squad, World
from tests.hazard.conftest import hazard_of
from tests.phones import FieldPhone

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
YES, NO, GONE = "applied", "not_allowed", "not_found"

#: Columns as in ``test_routes``: off out lea dis sup adm bri nobody; first for the own squad, then for another.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/hazards": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"GET {API}/hazards/<uuid:hazard_id>": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"POST {API}/hazards/<uuid:hazard_id>/steps": (
        "403 403 200 200 200 403 200 401",
        "403 403 404 404 404 403 404 401",
    ),
    f"GET {API}/hazard-kinds": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
}


def _know_the_kinds(world: World) -> None:
    with world.app.app_context(), system_transaction(house().bus, world.spine.clock) as context:
        KINDS.load(context)


def new_hazard(world: World, squad: Squad) -> str:
    """A hazard that the squad's member found."""
    _know_the_kinds(world)
    return str(squad.member.tell("hazard.report", hazard_of())["id"])


def _step(at: Knocker) -> TestResponse:
    return at.desk.post(f"/hazards/{new_hazard(at.world, at.squad)}/steps", {"step": "resolved"}, version=1)


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/hazards": lambda at: at.desk.get("/hazards", unit=str(at.squad.unit_id)),
    f"GET {API}/hazards/<uuid:hazard_id>": lambda at: at.desk.get(f"/hazards/{new_hazard(at.world, at.squad)}"),
    f"POST {API}/hazards/<uuid:hazard_id>/steps": _step,
    f"GET {API}/hazard-kinds": lambda at: at.desk.get("/hazard-kinds"),
}

#: Cells for officer, outreach, squad leader, dispatcher, supervisor, admin, brigade leader. "own" names a place of the
#: own squad or an own report, "other" a place of another squad or a colleague's report.
FIELD: dict[str, dict[Place, tuple[str, ...]]] = {
    "hazard.report": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (YES, YES, YES, NO, NO, NO, NO),  # a hole is a hole on anybody's road
    },
    "hazard.withdraw": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (GONE, GONE, GONE, NO, NO, NO, NO),
    },
}

DESK: dict[str, str] = {
    "hazard.take_step": f"POST {API}/hazards/<uuid:hazard_id>/steps",
}


def _report(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    _know_the_kinds(world)
    return phone.say("hazard.report", hazard_of(section_id=world.squads[place].section_id))


def _withdraw(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    report_id = new_hazard(world, world.squads["own"])
    if place == "own":
        report_id = str(phone.send(_report(world, phone, "own"))[0]["id"])
    return phone.say("hazard.withdraw", {"command_id": report_id, "reason": "点错了"})


SAY: dict[str, Callable[[World, FieldPhone, Place], dict[str, str]]] = {
    "hazard.report": _report,
    "hazard.withdraw": _withdraw,
}
