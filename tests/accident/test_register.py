"""/api/v1/accidents: adding by hand, correcting with history, placing, taking back."""

from __future__ import annotations

import pytest

from app.kernel.actor import Role
from app.kernel.clock import format_instant
from tests.accident.conftest import Register, accident_of
from tests.accident.made import local
from tests.desk import told


def test_an_accident_added_by_hand_knows_its_local_day_and_hour(register: Register) -> None:
    added = register.add(injuries=2, form="21", parties=[{"vehicle_type": "K3", "age": 45}, {"vehicle_type": "A1"}])
    assert (added["day"], added["hour"], added["weekday"], added["source"]) == ("2026-03-05", 7, 4, "desk")
    assert [(each["vehicle_type"], each["age"], each["role"]) for each in added["parties"]] == [
        ("K3", 45, "driver"),
        ("A1", None, "pedestrian"),
    ]


def test_a_chainage_on_a_section_makes_a_point_and_a_point_near_a_section_a_chainage(register: Register) -> None:
    section = register.spine.section_id
    along = register.add(section_id=section, chainage_m=12_300 + 900)
    assert (along["placed"], along["latitude"]) == ("chainage", 36.11)
    assert along["longitude"] == pytest.approx(115.79, abs=0.0001)
    near = register.add(latitude=36.1104, longitude=115.79, number="A2")
    assert (near["placed"], near["section_id"]) == ("point", section)
    assert near["chainage_m"] == pytest.approx(13_199, abs=3)
    off = register.add(latitude=36.1110, longitude=115.79, number="A3")
    assert (off["placed"], off["section_id"]) == ("point", None)


def test_a_chainage_outside_of_its_section_is_refused(register: Register) -> None:
    said = accident_of(unit_id=str(register.spine.county.brigade), section_id=register.spine.section_id, chainage_m=9)
    assert told(register.desk.post("/accidents", said)) == (422, "chainage_out_of_section")


def test_a_correction_keeps_what_was_said_before_and_why(register: Register) -> None:
    added = register.add(number="A1", injuries=1)
    corrected = register.correct(added, injuries=2, cause="32").get_json()
    assert (corrected["id"], corrected["injuries"], corrected["version"]) == (added["id"], 2, 2)
    assert [(each["injuries"], each["superseded_by"]) for each in corrected["earlier"]] == [(1, added["id"])]
    history = register.desk.get(f"/history/accident/{added['id']}").get_json()["entries"]
    assert (history[0]["action"], history[0]["reason"]) == ("accident.corrected", "复核卷宗")
    assert (history[0]["before"], history[0]["after"]) == ({"injuries": 1}, {"injuries": 2, "cause": "32 未按规定让行"})
    assert register.listed()["summary"]["accidents"] == 1


def test_a_correction_of_an_old_version_changes_nothing(register: Register) -> None:
    added = register.add()
    register.correct(added, injuries=2)
    assert told(register.correct(added, injuries=3)) == (412, "version_conflict")
    assert register.shown(added["id"])["injuries"] == 2


def test_a_late_death_is_kept_and_not_counted(register: Register) -> None:
    times = [format_instant(local("2026-03-05 09:00")), format_instant(local("2026-03-20 09:00"))]
    added = register.add(deaths=2, death_times=times)
    assert (added["deaths"], added["deaths_late"]) == (1, 1)
    summary = register.listed()["summary"]
    assert (summary["fatal"], summary["deaths"]) == (1, 1)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"occurred_at": "2027-01-01T00:00:00Z"}, "accident_in_the_future"),
        ({"deaths": 1, "death_times": ["2026-03-04T00:00:00Z"]}, "accident_deaths_invalid"),
        ({"deaths": 0, "death_times": ["2026-03-06T00:00:00Z"]}, "accident_deaths_invalid"),
        ({"form": "77"}, "word_unknown"),
        ({"latitude": 36.1}, "geometry_invalid"),
    ],
)
def test_what_cannot_be_is_refused(register: Register, said: dict[str, object], code: str) -> None:
    payload = accident_of(unit_id=str(register.spine.county.brigade), **said)
    assert told(register.desk.post("/accidents", payload)) == (422, code)
    assert register.listed()["summary"]["accidents"] == 0


def test_a_number_is_one_accident_of_the_brigade_even_when_it_was_withdrawn(register: Register) -> None:
    added = register.add(number="A1")
    register.desk.post(f"/accidents/{added['id']}/withdrawal", {"reason": "不属本县"}, version=1)
    said = accident_of(unit_id=str(register.spine.county.squad), number="A1")
    assert told(register.desk.post("/accidents", said)) == (409, "accident_number_taken")


def test_what_has_no_place_is_counted_and_placed_by_hand(register: Register) -> None:
    added = register.add(place_text="S242 城区段东头")
    assert register.listed()["summary"]["unplaced"] == 1
    assert register.shown(added["id"])["suggested_sections"] == [register.spine.section_id]
    said = {"place": {"section_id": register.spine.section_id, "chainage_m": 12_800}, "reason": "民警指认"}
    placed = register.desk.put(f"/accidents/{added['id']}/place", said, 1).get_json()
    assert (placed["placed"], placed["chainage_m"], placed["suggested_sections"]) == ("hand", 12_800, [])
    assert placed["latitude"] == 36.11
    assert register.listed(placed="false")["accidents"] == []


def test_placing_needs_a_place(register: Register) -> None:
    added = register.add()
    answer = register.desk.put(f"/accidents/{added['id']}/place", {"place": {}, "reason": "试"}, 1)
    assert told(answer) == (422, "accident_place_missing")


def test_a_withdrawn_accident_stays_with_its_reason_and_counts_no_more(register: Register) -> None:
    added = register.add(deaths=1)
    gone = register.desk.post(
        f"/accidents/{added['id']}/withdrawal", {"reason": "认定为非道路事故"}, version=1
    ).get_json()
    assert (gone["withdrawn_reason"], register.listed()["summary"]["deaths"]) == ("认定为非道路事故", 0)
    assert [each["id"] for each in register.listed(state="withdrawn")["accidents"]] == [added["id"]]
    assert told(register.correct({**gone}, injuries=1)) == (422, "accident_stands_no_more")


def test_the_list_is_narrowed_and_goes_on_where_it_stopped(register: Register) -> None:
    for n in range(3):
        register.add(number=f"A{n}", occurred_at=format_instant(local(f"2026-03-0{n + 1} 08:00")), deaths=n % 2)
    first = register.listed(limit=2)
    assert [each["number"] for each in first["accidents"]] == ["A2", "A1"]
    assert [each["number"] for each in register.listed(limit=2, before=first["next"])["accidents"]] == ["A0"]
    assert register.listed(fatal="true")["summary"]["accidents"] == 1
    assert [each["number"] for each in register.listed(**{"from": "2026-03-02", "to": "2026-03-02"})["accidents"]] == [
        "A1"
    ]


def test_an_export_says_what_the_list_says_and_is_noted(register: Register) -> None:
    register.add(number="=1+1", deaths=1, form="11")
    answer = register.desk.get("/accidents/export", format="csv")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "碰撞运动车辆" in text
    assert "\n=1+1" not in text


def test_another_squads_leader_finds_nothing(register: Register) -> None:
    added = register.add(section_id=register.spine.section_id, chainage_m=12_400)
    other = register.spine.county.desk(Role.SQUAD_LEADER, register.spine.county.other_squad)
    assert other.get(f"/accidents/{added['id']}").status_code == 404
    assert other.get("/accidents").get_json()["summary"]["accidents"] == 0
