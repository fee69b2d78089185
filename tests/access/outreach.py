"""How the routes of outreach are knocked at, and what phones say of it; each record is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from werkzeug.test import TestResponse

from app.kernel.actor import Role
from tests.access.world import Place, Squad, World
from tests.outreach.conftest import talk_of, target_of
from tests.phones import FieldPhone

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"


def new_target(world: World, squad: Squad) -> str:
    """A village of the squad."""
    return str(world.everything.post("/targets", target_of(squad.unit_id)).get_json()["id"])


def campaign_of(squad: Squad) -> dict[str, Any]:
    """A new campaign."""
    return {"name": "本轮", "starts_on": "2023-11-01", "planned": {"village": 247}, "unit_id": str(squad.unit_id)}


def new_campaign(world: World, squad: Squad) -> str:
    """A campaign of the squad."""
    return str(world.everything.post("/campaigns", campaign_of(squad)).get_json()["id"])


def plain_talk(world: World, squad: Squad) -> dict[str, Any]:
    """The payload of a talk in a village of the squad, described with no words."""
    no_words: dict[str, Any] = {"groups": [], "forms": [], "themes": [], "materials": []}
    target_id = new_target(world, squad)
    return {**talk_of(at=world.spine.clock.now()), **no_words, "target_ids": [target_id]}


def new_talk(world: World, squad: Squad) -> str:
    """A talk that somebody of the squad's team held."""
    phone = world.spine.phone(Role.OUTREACH, unit_id=squad.unit_id)
    return str(phone.tell("outreach.close_session", plain_talk(world, squad))["record"]["id"])


def _patch_target(at: Knocker) -> TestResponse:
    return at.desk.patch(f"/targets/{new_target(at.world, at.squad)}", {"name": "改名"}, 1)


def _patch_campaign(at: Knocker) -> TestResponse:
    return at.desk.patch(f"/campaigns/{new_campaign(at.world, at.squad)}", {"name": "改名"}, 1)


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/targets": lambda at: at.desk.get("/targets"),
    f"POST {API}/targets": lambda at: at.desk.post("/targets", target_of(at.squad.unit_id)),
    f"GET {API}/targets/<uuid:target_id>": lambda at: at.desk.get(f"/targets/{new_target(at.world, at.squad)}"),
    f"PATCH {API}/targets/<uuid:target_id>": _patch_target,
    f"GET {API}/campaigns": lambda at: at.desk.get("/campaigns"),
    f"POST {API}/campaigns": lambda at: at.desk.post("/campaigns", campaign_of(at.squad)),
    f"GET {API}/campaigns/<uuid:campaign_id>": lambda at: at.desk.get(f"/campaigns/{new_campaign(at.world, at.squad)}"),
    f"PATCH {API}/campaigns/<uuid:campaign_id>": _patch_campaign,
    f"GET {API}/outreach/words": lambda at: at.desk.get("/outreach/words"),
    f"GET {API}/outreach/sessions": lambda at: at.desk.get("/outreach/sessions", unit=str(at.squad.unit_id)),
    f"GET {API}/outreach/sessions/<uuid:session_id>": lambda at: at.desk.get(
        f"/outreach/sessions/{new_talk(at.world, at.squad)}"
    ),
    f"GET {API}/outreach/progress": lambda at: at.desk.get(
        "/outreach/progress", campaign=new_campaign(at.world, at.squad)
    ),
}


def say_talk(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    """A talk in a village of either squad."""
    return phone.say("outreach.close_session", plain_talk(world, world.squads[place]))


def a_colleagues_talk(world: World) -> str:
    """A talk of the own squad that somebody else held."""
    return new_talk(world, world.squads["own"])
