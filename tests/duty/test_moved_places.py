"""A moved post or section: what the past is reckoned against stays where it was."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from app.assessment.reckoning import reckon
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.conftest import NOON
from tests.phones import HERE
from tests.spine import ROAD, Car, Spine, make_car, make_spine, metres_north

LATER = timedelta(hours=30)  # what could still arrive has arrived
AWAY = {"latitude": HERE[0] + 0.05, "longitude": HERE[1]}


@pytest.fixture
def spine(app: Flask, clock: ManualClock) -> Spine:
    return make_spine(app, clock)


def version(spine: Spine, path: str) -> int:
    found: int = spine.centre.get(path).get_json()["version"]
    return found


def change(spine: Spine, path: str, said: dict[str, Any]) -> None:
    answer = spine.centre.patch(path, said, version(spine, path))
    assert answer.status_code == 200, answer.get_json()


def reckoned_anew(spine: Spine, requirement_id: str) -> str:
    """The credits of a requirement, reckoned from the facts as they are read now, as text without the hour of it."""
    with spine.app.app_context(), system_transaction(house().bus, spine.clock) as context:
        reckon(context, [UUID(requirement_id)])
    credits_ = spine.centre.get("/credits", day="2026-11-22").get_json()["credits"]
    own = [each for each in credits_ if each["requirement_id"] == requirement_id]
    assert own
    return json.dumps([{**each, "reckoned_at": None} for each in own], sort_keys=True)


def stood_at_post(spine: Spine) -> tuple[Car, str]:
    """A post requirement of the past hour during which its car stood at the post."""
    car = make_car(spine)
    plan_id = spine.plan(vehicle_id=car.id)
    spine.clock.instant = NOON + LATER
    car.stay(*HERE, NOON, 60)
    return car, str(spine.requirement(plan_id)["id"])


def drove_section(spine: Spine) -> tuple[Car, str]:
    """A section requirement of the past hour during which the squad's car drove along it."""
    car = make_car(spine)
    patrol = {"kind": "section", "post_id": None, "section_id": spine.section_id, "required_share": 0.9}
    plan_id = spine.plan(**patrol)
    spine.clock.instant = NOON + LATER
    car.drive(ROAD[0][0], ROAD[-1][0], ROAD[0][1], NOON + timedelta(minutes=10), 20)
    return car, str(spine.requirement(plan_id)["id"])


def test_moving_a_post_leaves_the_credits_of_the_past_byte_for_byte(spine: Spine) -> None:
    _, requirement_id = stood_at_post(spine)
    before = reckoned_anew(spine, requirement_id)
    assert '"1.0000"' in before
    change(spine, f"/posts/{spine.post_id}", AWAY)
    change(spine, f"/posts/{spine.post_id}", {"radius_m": 10})
    assert reckoned_anew(spine, requirement_id) == before


def test_moving_a_section_leaves_the_credits_of_the_past_byte_for_byte(spine: Spine) -> None:
    _, requirement_id = drove_section(spine)
    before = reckoned_anew(spine, requirement_id)
    assert '"1.0000"' in before
    change(spine, f"/sections/{spine.section_id}", {"line": [[115.9, 36.2], [115.95, 36.2]]})
    assert reckoned_anew(spine, requirement_id) == before


def test_what_has_begun_keeps_its_place_and_what_has_not_moves_along(spine: Spine) -> None:
    plan_id = spine.plan()
    today, tomorrow = (spine.requirement(plan_id, day)["id"] for day in ("2026-11-22", "2026-11-23"))
    spine.clock.instant = NOON + timedelta(minutes=30)
    change(spine, f"/posts/{spine.post_id}", AWAY)
    shown = [spine.centre.get(f"/credits/{each}:presence_posts").get_json()["post"] for each in (today, tomorrow)]
    assert [round(post["latitude"], 4) for post in shown] == [HERE[0], round(AWAY["latitude"], 4)]


def test_a_check_in_that_arrives_after_the_move_is_judged_where_the_post_was(spine: Spine) -> None:
    phone = spine.phone(Role.OFFICER)
    said = {"post_id": spine.post_id, "requirement_id": None}
    word = phone.say("checkin.check_in", said, fix=metres_north(5, spine.clock.now()))
    spine.clock.instant = NOON + timedelta(minutes=10)
    change(spine, f"/posts/{spine.post_id}", AWAY)
    kept = json.loads(phone.send(word)[0]["receipt"])
    assert spine.centre.get(f"/check-ins/{kept['record']['id']}").get_json()["verdict"] == "inside"


def test_a_car_that_moves_to_another_squad_was_the_first_ones_until_then(spine: Spine) -> None:
    car, requirement_id = drove_section(spine)
    before = reckoned_anew(spine, requirement_id)
    tracker = spine.centre.get("/trackers").get_json()[0]
    change(spine, f"/trackers/{tracker['id']}", {"vehicle_id": None})
    change(spine, f"/vehicles/{car.id}", {"unit_id": str(spine.county.other_squad)})
    assert reckoned_anew(spine, requirement_id) == before


def test_a_device_out_of_use_still_speaks_for_the_time_when_it_was(spine: Spine) -> None:
    _, requirement_id = stood_at_post(spine)
    before = reckoned_anew(spine, requirement_id)
    tracker = spine.centre.get("/trackers").get_json()[0]
    change(spine, f"/trackers/{tracker['id']}", {"active": False})
    assert reckoned_anew(spine, requirement_id) == before
