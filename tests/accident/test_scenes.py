"""Entry at the scene from a phone, its correction and withdrawal, and how the desk finds that two are one."""

from __future__ import annotations

from tests.accident.conftest import Register, csv
from tests.desk import told
from tests.phones import HERE


def _standing(register: Register) -> list[dict[str, object]]:
    found: list[dict[str, object]] = register.listed()["accidents"]
    return found


def test_a_report_is_in_the_register_at_once_at_the_phones_place(register: Register) -> None:
    receipt = register.report(deaths=1)
    assert receipt["status"] == "applied"
    (found,) = _standing(register)
    assert (found["id"], found["source"], found["placed"]) == (receipt["id"], "scene", "point")
    assert (found["latitude"], found["deaths"], found["unit_id"]) == (HERE[0], 1, str(register.phone.unit_id))
    whole = register.shown(str(found["id"]))
    assert [each["vehicle_type"] for each in whole["parties"]] == ["K3", "F6"]
    assert len(whole["scenes"]) == 1


def test_a_chainage_that_is_said_goes_before_the_fix(register: Register) -> None:
    register.report(section_id=register.spine.section_id, chainage_m=12_800)
    assert (_standing(register)[0]["placed"], _standing(register)[0]["chainage_m"]) == ("chainage", 12_800)


def test_without_fix_and_words_the_place_is_flagged_missing_and_counted(register: Register) -> None:
    receipt = register.report(fix=None)
    assert "place_missing" in receipt["flags"]
    assert register.listed()["summary"]["unplaced"] == 1


def test_a_correction_from_the_phone_corrects_the_accident_and_keeps_what_the_desk_added(register: Register) -> None:
    first = register.report()
    accident = register.shown(first["id"])
    register.correct(accident, cause="32")
    register.report(deaths=1, injuries=0, supersedes=first["id"])
    found = register.shown(first["id"])
    assert (found["deaths"], found["injuries"], found["cause"]) == (1, 0, "32")
    assert register.listed()["summary"]["accidents"] == 1


def test_taking_a_report_back_takes_its_accident_back(register: Register) -> None:
    receipt = register.report()
    said = {"command_id": receipt["id"], "reason": "报错了"}
    assert register.phone.tell("accident.take_back", said)["status"] == "applied"
    assert _standing(register) == []


def test_the_desk_finds_the_file_s_accident_to_be_the_scene_s(register: Register) -> None:
    receipt = register.report()
    at = register.clock.now().astimezone().isoformat()
    register.take(csv("编号,事故时间,程序,死亡,受伤,地点", f"A1,{at},一般,0,1,狮子楼路口"))
    scene = register.shown(receipt["id"])
    (other,) = scene["alike"]
    said = {"into": other["id"], "reason": "同一起"}
    merged = register.desk.post(f"/accidents/{scene['id']}/merger", said, version=scene["version"]).get_json()
    assert (merged["id"], merged["number"], merged["placed"], merged["form"]) == (other["id"], "A1", "point", "11")
    assert [each["id"] for each in merged["scenes"]] == [receipt["id"]]
    summary = register.listed()["summary"]
    assert (summary["accidents"], summary["from_scene"]) == (1, 0)


def test_only_an_accident_from_the_scene_can_be_found_to_be_another(register: Register) -> None:
    one, other = register.add(number="A1"), register.add(number="A2")
    answer = register.desk.post(f"/accidents/{one['id']}/merger", {"into": other["id"], "reason": "同"}, version=1)
    assert told(answer) == (422, "accident_not_mergeable")


def test_after_the_merger_the_phone_corrects_its_own_word_alone(register: Register) -> None:
    receipt = register.report()
    other = register.add(number="A1", injuries=3)
    scene = register.shown(receipt["id"])
    register.desk.post(f"/accidents/{scene['id']}/merger", {"into": other["id"], "reason": "同一起"}, version=1)
    assert register.report(injuries=2, supersedes=receipt["id"])["status"] == "applied"
    assert register.shown(other["id"])["injuries"] == 3


def test_the_phone_gets_the_words_of_the_form_and_no_others(register: Register) -> None:
    seen = register.phone.get("/changes").get_json()
    lists = {each["data"]["list"] for each in seen["changes"] if each["kind"] == "accident_word"}
    assert lists == {"form", "vehicle"}
