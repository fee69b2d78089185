"""勤务计数: handed in once, corrected and taken back; summed by unit and duty day, and never by officer."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.desk import told
from tests.shift.conftest import Out, make_out, tally_of


def totals(out: Out, **query: Any) -> dict[str, int]:
    """What the squad counted, by kind."""
    answer = out.spine.leader.get("/tallies", **query)
    assert answer.status_code == 200
    return {each["kind"]: each["times"] for each in answer.get_json()}


def test_counts_of_all_officers_add_up_by_unit_day_and_kind(any_app: Flask, clock: ManualClock) -> None:
    out = make_out(any_app, clock)
    out.first.tell("shift.tally", tally_of(clock.now(), persuasion=3, helmet=2))
    out.second.tell("shift.tally", tally_of(clock.now(), persuasion=4))
    answer = out.spine.leader.get("/tallies").get_json()
    of_squad = {"unit_id": str(out.spine.county.squad), "duty_day": "2026-11-22"}
    assert answer == [{**of_squad, "kind": "helmet", "times": 2}, {**of_squad, "kind": "persuasion", "times": 7}]


def test_a_draft_that_is_handed_in_twice_counts_once(out: Out, clock: ManualClock) -> None:
    said = tally_of(clock.now(), persuasion=3)
    out.first.tell("shift.tally", said)
    assert out.first.tell("shift.tally", said)["code"] == "tally_repeated"
    assert totals(out) == {"persuasion": 3}


def test_a_correction_takes_the_place_of_what_it_corrects(out: Out, clock: ManualClock) -> None:
    said = tally_of(clock.now(), persuasion=3, helmet=1)
    receipt = out.first.tell("shift.tally", said)
    less = {**said, "counts": [{"kind": "persuasion", "count": 2}]}
    assert out.first.tell("shift.tally", less, supersedes=receipt["id"])["status"] == "applied"
    assert totals(out) == {"persuasion": 2}


def test_a_tally_taken_back_counts_no_more(out: Out, clock: ManualClock) -> None:
    receipt = out.first.tell("shift.tally", tally_of(clock.now(), school_gate=1))
    taken = out.first.tell("shift.withdraw_tally", {"command_id": receipt["id"], "reason": "多点了"})
    assert (taken["status"], totals(out), out.shown(out.first, "tally")) == ("applied", {}, [])


def test_nobody_takes_a_colleagues_tally_back(out: Out, clock: ManualClock) -> None:
    receipt = out.first.tell("shift.tally", tally_of(clock.now(), school_gate=1))
    said = {"command_id": receipt["id"], "reason": "x"}
    assert out.second.tell("shift.withdraw_tally", said)["code"] == "not_found"


def test_what_is_tapped_before_four_in_the_morning_belongs_to_the_day_before(out: Out, clock: ManualClock) -> None:
    clock.advance(hours=15)  # 03:00 of the 23rd
    out.first.tell("shift.tally", tally_of(clock.now(), persuasion=1))
    clock.advance(hours=2)
    assert totals(out) == {}
    assert totals(out, first_day="2026-11-22", last_day="2026-11-22") == {"persuasion": 1}


@pytest.mark.parametrize(
    "counts", [[], [{"kind": "persuasion", "count": 0}], [{"kind": "persuasion", "count": 1}] * 2], ids=str
)
def test_a_tally_of_nothing_or_of_a_kind_twice_is_refused(
    out: Out, clock: ManualClock, counts: list[dict[str, Any]]
) -> None:
    assert out.first.tell("shift.tally", {**tally_of(clock.now()), "counts": counts})["code"] == "payload_invalid"


def test_a_kind_that_nobody_knows_is_refused(out: Out, clock: ManualClock) -> None:
    assert out.first.tell("shift.tally", tally_of(clock.now(), tickets=1))["code"] == "word_unknown"


def test_a_phone_shows_its_officer_their_own_tallies_alone(out: Out, clock: ManualClock) -> None:
    receipt = out.first.tell("shift.tally", tally_of(clock.now(), persuasion=3))
    [own] = out.shown(out.first, "tally")
    assert (own["id"], own["counts"], own["duty_day"]) == (receipt["id"], {"persuasion": 3}, "2026-11-22")
    assert out.shown(out.second, "tally") == []


def test_a_squads_counts_are_nothing_for_another_squads_leader(out: Out, clock: ManualClock) -> None:
    out.first.tell("shift.tally", tally_of(clock.now(), persuasion=3))
    other = out.spine.county.desk(Role.SQUAD_LEADER, out.spine.county.other_squad)
    assert other.get("/tallies").get_json() == []
    assert told(other.get("/tallies", unit=str(out.spine.county.squad))) == (404, "not_found")


def test_a_tally_of_the_last_day_of_the_calendar_is_refused_and_holds_up_nothing(out: Out, clock: ManualClock) -> None:
    last = "9999-12-31T23:59:59Z"
    odd = {**tally_of(clock.now(), persuasion=1), "first_at": last, "last_at": last}
    assert out.first.tell("shift.tally", odd)["code"] == "payload_invalid"
    out.first.tell("shift.tally", tally_of(clock.now(), persuasion=2))
    assert totals(out) == {"persuasion": 2}
