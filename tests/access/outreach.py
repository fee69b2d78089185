"""How the routes of outreach are knocked at, and what phones say of it; each record is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from werkzeug.test import TestResponse

from app.kernel.actor import Role
from tests.access.world import Place, Squad, World
from tests.outreach.conftest import plan_of, talk_of, target_of
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


def new_plan_item(world: World, squad: Squad) -> str:
    """A planned talk of the squad."""
    said = plan_of(squad.unit_id, UUID(new_target(world, squad)))
    return str(world.everything.post("/outreach/plan-items", said).get_json()[0]["id"])


def _plan(at: Knocker) -> TestResponse:
    return at.desk.post("/outreach/plan-items", plan_of(at.squad.unit_id, UUID(new_target(at.world, at.squad))))


def _patch_plan_item(at: Knocker) -> TestResponse:
    return at.desk.patch(f"/outreach/plan-items/{new_plan_item(at.world, at.squad)}", {"note": "改"}, 1)


def _cancel_plan_item(at: Knocker) -> TestResponse:
    path = f"/outreach/plan-items/{new_plan_item(at.world, at.squad)}/cancellation"
    return at.desk.post(path, {"reason": "改期"}, version=1)


def _settle_heard(at: Knocker) -> TestResponse:
    said = {"settled": True, "note": "已处理", "task_id": None}
    return at.desk.put(f"/outreach/sessions/{new_talk(at.world, at.squad)}/heard/hazard", said, 0)


def _period(squad: Squad) -> dict[str, str]:
    return {"from": "2026-11-01", "to": "2026-11-30", "unit": str(squad.unit_id)}


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
    f"GET {API}/outreach/sessions/export": lambda at: at.desk.get(
        "/outreach/sessions/export", unit=str(at.squad.unit_id)
    ),
    f"GET {API}/outreach/sessions/<uuid:session_id>": lambda at: at.desk.get(
        f"/outreach/sessions/{new_talk(at.world, at.squad)}"
    ),
    f"GET {API}/outreach/progress": lambda at: at.desk.get(
        "/outreach/progress", campaign=new_campaign(at.world, at.squad)
    ),
    f"POST {API}/outreach/plan-items": _plan,
    f"GET {API}/outreach/plan-items/<uuid:item_id>": lambda at: at.desk.get(
        f"/outreach/plan-items/{new_plan_item(at.world, at.squad)}"
    ),
    f"PATCH {API}/outreach/plan-items/<uuid:item_id>": _patch_plan_item,
    f"POST {API}/outreach/plan-items/<uuid:item_id>/cancellation": _cancel_plan_item,
    f"GET {API}/outreach/ledger": lambda at: at.desk.get("/outreach/ledger", **_period(at.squad)),
    f"GET {API}/outreach/ledger.xlsx": lambda at: at.desk.get("/outreach/ledger.xlsx", **_period(at.squad)),
    f"GET {API}/outreach/reach": lambda at: at.desk.get("/outreach/reach", campaign=new_campaign(at.world, at.squad)),
    f"GET {API}/outreach/materials": lambda at: at.desk.get("/outreach/materials", **_period(at.squad)),
    f"GET {API}/outreach/heard": lambda at: at.desk.get("/outreach/heard", unit=str(at.squad.unit_id)),
    f"PUT {API}/outreach/sessions/<uuid:session_id>/heard/<kind>": _settle_heard,
}

#: Columns as in ``tests/access/test_routes.py``.
ROUTES: dict[str, tuple[str, str]] = {
    #    off out lea dis sup adm bri nobody
    f"POST {API}/outreach/plan-items": (
        "403 403 201 201 201 201 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    f"GET {API}/outreach/plan-items/<uuid:item_id>": (
        "404 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"PATCH {API}/outreach/plan-items/<uuid:item_id>": (
        "403 403 200 200 200 200 200 401",
        "403 403 404 404 404 404 404 401",
    ),
    f"POST {API}/outreach/plan-items/<uuid:item_id>/cancellation": (
        "403 403 200 200 200 200 200 401",
        "403 403 404 404 404 404 404 401",
    ),
    f"GET {API}/outreach/ledger": (
        "404 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"GET {API}/outreach/ledger.xlsx": (
        "404 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"GET {API}/outreach/reach": (
        "404 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"GET {API}/outreach/materials": (
        "404 200 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"GET {API}/outreach/heard": (
        "404 200 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"PUT {API}/outreach/sessions/<uuid:session_id>/heard/<kind>": (
        "403 403 200 200 200 403 200 401",
        "403 403 404 404 404 403 404 401",
    ),
}

DESK = {
    "outreach.plan_talks": f"POST {API}/outreach/plan-items",
    "outreach.change_plan_item": f"PATCH {API}/outreach/plan-items/<uuid:item_id>",
    "outreach.cancel_plan_item": f"POST {API}/outreach/plan-items/<uuid:item_id>/cancellation",
    "outreach.settle_heard": f"PUT {API}/outreach/sessions/<uuid:session_id>/heard/<kind>",
}


def say_talk(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    """A talk in a village of either squad."""
    return phone.say("outreach.close_session", plain_talk(world, world.squads[place]))


def a_colleagues_talk(world: World) -> str:
    """A talk of the own squad that somebody else held."""
    return new_talk(world, world.squads["own"])
