"""隐患上报: kept with its place and photos, corrected and taken back by whoever found it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.signing import sha256_hex
from tests.desk import told
from tests.hazard.conftest import Road, hazard_of, make_road
from tests.photos.pictures import jpeg


def test_a_hazard_is_kept_with_its_place_and_stands_open(any_app: Flask, clock: ManualClock) -> None:
    road = make_road(any_app, clock)
    receipt = road.report(section_id=road.spine.section_id, chainage_m=12_400, place_text=" 桥东 ", note="直径约半米")
    assert (receipt["status"], receipt["flags"], receipt["record"]["kind"]) == ("applied", [], "hazard_report")
    shown = road.shown(receipt["id"])
    assert (shown["id"], shown["report_id"], shown["state"]) == (receipt["id"], receipt["id"], "open")
    assert (shown["kind"], shown["severity"], shown["place_text"]) == ("pothole", "serious", "桥东")
    assert (shown["chainage_m"], shown["note"], shown["latitude"]) == (12_400, "直径约半米", 36.1142)
    assert (shown["steps"], shown["earlier"]) == ([], [])


def test_a_photo_is_shown_once_its_phone_delivered_it(road: Road) -> None:
    photo = jpeg()
    said = {"digest": sha256_hex(photo), "size_bytes": len(photo), "media_type": "image/jpeg", "source": "camera"}
    receipt = road.report(photos=[{**said, "camera": None}])
    road.phone.upload(photo)
    assert [each["opened"] for each in road.shown(receipt["id"])["photos"]] == [True]


def test_a_hazard_without_any_place_is_kept_and_flagged(road: Road) -> None:
    assert road.report(fix=None)["flags"] == ["place_missing"]
    assert road.report(fix=None, place_text="村口")["flags"] == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"kind": "dragon"}, "word_unknown"),
        ({"section_id": str(uuid4())}, "section_unknown"),
        ({"severity": "funny"}, "payload_invalid"),
    ],
)
def test_what_nobody_knows_is_refused(road: Road, said: dict[str, Any], code: str) -> None:
    assert road.report(**said)["code"] == code


def test_a_chainage_must_lie_on_its_section(road: Road) -> None:
    assert road.report(section_id=road.spine.section_id, chainage_m=1)["code"] == "chainage_out_of_section"


def test_a_correction_keeps_the_hazard_and_what_was_done_about_it(road: Road) -> None:
    receipt = road.report()
    road.step(receipt["id"], "handed_over", to_whom="公路部门")
    corrected = road.report(kind="sign_missing", supersedes=receipt["id"])
    shown = road.shown(receipt["id"])
    assert (shown["report_id"], shown["kind"], shown["state"]) == (corrected["id"], "sign_missing", "handed_over")
    assert [(each["report_id"], each["kind"]) for each in shown["earlier"]] == [(receipt["id"], "pothole")]


def test_a_hazard_taken_back_leaves_the_list_and_its_page_says_why(road: Road) -> None:
    receipt = road.report()
    taken = road.phone.tell("hazard.withdraw", {"command_id": receipt["id"], "reason": "已在别处上报"})
    assert taken["status"] == "applied"
    assert road.spine.leader.get("/hazards").get_json()["hazards"] == []
    assert road.shown(receipt["id"])["withdrawn_reason"] == "已在别处上报"
    assert road.step(receipt["id"], "resolved").get_json()["code"] == "hazard_step_invalid"


def test_nobody_takes_a_colleagues_hazard_back(road: Road) -> None:
    receipt = road.report()
    said = {"command_id": receipt["id"], "reason": "x"}
    assert road.spine.phone().tell("hazard.withdraw", said)["code"] == "not_found"


def test_saying_it_twice_makes_one_hazard(road: Road) -> None:
    said = road.phone.say("hazard.report", hazard_of())
    [first], [again] = road.phone.send(said), road.phone.send(said)
    assert (again["receipt"], again["replayed"]) == (first["receipt"], True)
    assert len(road.spine.leader.get("/hazards").get_json()["hazards"]) == 1


def test_whoever_found_it_sees_on_the_phone_what_became_of_it(road: Road) -> None:
    receipt = road.report()
    cursor = road.phone.get("/changes").get_json()["cursor"]
    road.step(receipt["id"], "resolved")
    told = road.phone.get("/changes", cursor=cursor).get_json()["changes"]
    assert [(each["kind"], each["data"]["state"]) for each in told] == [("hazard", "resolved")]
    assert road.phone.get(f"/hazards/{receipt['id']}").status_code == 200


def test_a_colleague_is_not_told_of_it(road: Road) -> None:
    receipt = road.report()
    colleague = road.spine.phone()
    kinds = {each["kind"] for each in colleague.get("/changes").get_json()["changes"]}
    assert ("hazard" in kinds, "hazard_kind" in kinds) == (False, True)
    assert colleague.get(f"/hazards/{receipt['id']}").status_code == 404


def test_the_list_shows_one_state_or_kind_and_only_the_own_units(road: Road) -> None:
    pothole, sign = road.report()["id"], road.report(kind="sign_missing")["id"]
    road.step(sign, "resolved")
    leader = road.spine.leader

    def listed(**query: str) -> list[str]:
        return [each["id"] for each in leader.get("/hazards", **query).get_json()["hazards"]]

    assert set(listed()) == {pothole, sign}
    assert (listed(state="open"), listed(state="resolved"), listed(kind="sign_missing")) == ([pothole], [sign], [sign])
    other = road.spine.county.desk(Role.SQUAD_LEADER, road.spine.county.other_squad)
    assert other.get("/hazards").get_json()["hazards"] == []
    brigade = road.spine.county.desk(Role.SUPERVISOR, road.spine.county.brigade)
    assert len(brigade.get("/hazards", unit=str(road.spine.county.brigade)).get_json()["hazards"]) == 2


def test_what_was_taken_back_is_told_once_to_those_who_may_see_it(road: Road) -> None:
    receipt = road.report()
    road.phone.tell("hazard.withdraw", {"command_id": receipt["id"], "reason": "已在别处上报"})
    history = f"/history/hazard/{receipt['id']}"
    entries = road.spine.leader.get(history).get_json()["entries"]
    assert [(each["action"], each["reason"]) for each in entries] == [
        ("hazard.withdrawn", "已在别处上报"),
        ("hazard.reported", None),
    ]
    assert road.spine.leader.get(f"/history/hazard_report/{receipt['id']}").get_json()["entries"] == []
    elsewhere = road.spine.county.desk(Role.SQUAD_LEADER, road.spine.county.other_squad)
    assert told(elsewhere.get(history)) == (404, "not_found")
