"""How the routes of shifts are knocked at, and what phones say of them; each record is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from werkzeug.test import TestResponse

from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.shift.service import KINDS
from tests.access.world import Place, World
from tests.phones import FieldPhone
from tests.shift.conftest import start_of, tally_of

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
YES, NO, GONE = "applied", "not_allowed", "not_found"

#: Columns as in ``test_routes``: off out lea dis sup adm bri nobody; first for the own squad, then for another.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/shifts/on-duty": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"GET {API}/tallies": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"GET {API}/tally-kinds": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
}


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/shifts/on-duty": lambda at: at.desk.get("/shifts/on-duty", unit=str(at.squad.unit_id)),
    f"GET {API}/tallies": lambda at: at.desk.get("/tallies", unit=str(at.squad.unit_id)),
    f"GET {API}/tally-kinds": lambda at: at.desk.get("/tally-kinds"),
}

#: Cells for officer, outreach, squad leader, dispatcher, supervisor, admin, brigade leader. "own" names what the
#: officer said themselves and the own squad's car, "other" what a colleague said and another squad's car.
FIELD: dict[str, dict[Place, tuple[str, ...]]] = {
    "shift.start": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (YES, YES, YES, NO, NO, NO, NO),  # cars are lent
    },
    **{
        f"shift.{verb}": {
            "own": (YES, YES, YES, NO, NO, NO, NO),
            "other": (GONE, GONE, GONE, NO, NO, NO, NO),
        }
        for verb in ("end", "withdraw", "withdraw_tally")
    },
    "shift.tally": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (YES, YES, YES, NO, NO, NO, NO),  # it names nobody's record
    },
}

Say = Callable[[World, FieldPhone, Place], dict[str, str]]


def _start(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    return phone.say("shift.start", start_of(vehicle_id=world.squads[place].vehicle_id))


def _tally(world: World, phone: FieldPhone, _place: Place) -> dict[str, str]:
    with world.app.app_context(), system_transaction(house().bus, world.spine.clock) as context:
        KINDS.load(context)
    return phone.say("shift.tally", tally_of(world.spine.clock.now(), persuasion=1))


def _of_earlier(type_: str, earlier: Say, member: str, **said: Any) -> Say:
    """About what was said just before, by this phone or by a colleague's."""

    def say(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
        speaker = phone if place == "own" else world.spine.phone()
        result = speaker.send(earlier(world, speaker, "own"))[0]
        return phone.say(type_, {member: str(result["id"] or uuid4()), **said})

    return say


SAY: dict[str, Say] = {
    "shift.start": _start,
    "shift.end": _of_earlier("shift.end", _start, "shift_id", note=""),
    "shift.withdraw": _of_earlier("shift.withdraw", _start, "command_id", reason="点错了"),
    "shift.tally": _tally,
    "shift.withdraw_tally": _of_earlier("shift.withdraw_tally", _tally, "command_id", reason="多点了"),
}
