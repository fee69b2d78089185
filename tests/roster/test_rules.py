"""What a roster warns of, by example; and how a swap goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from app.roster.rules import (
    Answer,
    Due,
    Finding,
    Kind,
    Person,
    Shift,
    State,
    Who,
    most_at_once,
    new_findings,
    next_state,
    warnings_of,
)

DAY = date(2026, 11, 23)
BEFORE = DAY - timedelta(days=1)
WANG, LI, ZHAO, QIAN = (UUID(int=n) for n in range(1, 5))
CREW, PLAN, OTHER_PLAN = UUID(int=11), UUID(int=21), UUID(int=22)
PEOPLE = {
    WANG: Person(WANG, "police"),
    LI: Person(LI, "police"),
    ZHAO: Person(ZHAO, "auxiliary", WANG),
    QIAN: Person(QIAN, "auxiliary", WANG),
}
EIGHT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def on(officer_id: UUID, kind: Kind = "night", day: date = DAY, crew_id: UUID | None = None) -> Shift:
    """A shift."""
    return Shift(officer_id, day, kind, crew_id)


def due(*crew: UUID, shift: Kind = "night", is_post: bool = True, plan_id: UUID = PLAN, after_h: int = 0) -> Due:
    """What a plan demands for two hours."""
    starts = EIGHT + timedelta(hours=after_h)
    return Due(plan_id, DAY, shift, is_post, crew, starts, starts + timedelta(hours=2))


def told(shifts: list[Shift], dues: list[Due] | None = None) -> list[tuple[str, UUID | None]]:
    """Code and person of what is warned of."""
    return [(each.code, each.officer_id) for each in warnings_of(PEOPLE, shifts, dues or [], [DAY])]


def test_a_full_night_is_nothing_to_look_at() -> None:
    assert told([on(WANG), on(LI), on(ZHAO), on(QIAN)], [due()]) == []


def test_a_spot_check_at_night_sets_up_no_post_and_takes_two() -> None:
    assert told([on(WANG), on(LI)], [due()]) == [("staffing", None)]
    assert told([on(WANG), on(LI)], [replace(due(), sets_up=False)]) == []
    assert told([on(WANG), on(LI)], [replace(due(WANG, LI), sets_up=False)]) == []
    assert told([on(WANG), on(LI)], [replace(due(), sets_up=False), due(plan_id=OTHER_PLAN)])[0] == ("staffing", None)


def test_two_nights_in_a_row_are_told_once_on_the_second_day() -> None:
    assert told([on(WANG, day=BEFORE), on(WANG)]) == [("two_nights", WANG)]


def test_a_night_after_a_day_shift_is_no_second_night() -> None:
    assert told([on(WANG, "day", BEFORE), on(WANG)]) == []


@pytest.mark.parametrize("busy", ["day", "night", "on_call"])
def test_standby_beside_another_shift_is_double(busy: Kind) -> None:
    assert told([on(WANG, "standby"), on(WANG, busy)]) == [("standby_double", WANG)]


def test_leave_beside_anything_is_double() -> None:
    assert ("leave_double", WANG) in told([on(WANG, "leave"), on(WANG, "standby")])


def test_an_auxiliary_without_their_police_officer_is_alone() -> None:
    assert told([on(ZHAO), on(LI)]) == [("auxiliary_alone", ZHAO)]


def test_an_auxiliary_with_their_own_or_a_crews_police_officer_is_not_alone() -> None:
    assert told([on(ZHAO), on(WANG)]) == []
    assert told([on(ZHAO, crew_id=CREW), on(LI, crew_id=CREW)]) == []


def test_somebody_on_leave_who_is_named_in_a_plan_is_told() -> None:
    found = told([on(WANG, "leave"), on(LI)], [due(WANG, LI)])
    assert found[0] == ("leave_named", WANG)
    assert ("staffing", None) in found  # Li alone is left


def test_a_plan_whose_whole_crew_is_on_leave_has_nobody() -> None:
    found = told([on(WANG, "leave"), on(LI)], [due(WANG)])
    assert found == [("leave_named", WANG), ("nobody", None)]


def test_a_named_crew_that_is_not_on_that_shift_is_told() -> None:
    assert told([on(WANG), on(LI), on(ZHAO), on(QIAN, "day")], [due(WANG, LI, ZHAO, QIAN)])[-1] == ("named_off", QIAN)


def test_a_squads_plan_in_a_shift_that_nobody_has_has_nobody() -> None:
    assert told([on(WANG, "day")], [due(shift="night", is_post=False)]) == [("nobody", None)]


def test_a_day_on_which_nobody_is_rostered_is_told_once_however_much_is_due() -> None:
    assert told([on(WANG, "leave")], [due(), due(plan_id=OTHER_PLAN)]) == [("empty_day", None)]


@pytest.mark.parametrize(
    ("crew", "shift", "rule"),
    [
        ([WANG], "day", "R01"),
        ([WANG, ZHAO], "day", "R02"),
        ([WANG, LI], "night", "R03"),
    ],
)
def test_too_few_at_a_post_break_the_first_rule_that_is_broken(crew: list[UUID], shift: Kind, rule: str) -> None:
    found = warnings_of(PEOPLE, [on(each, shift) for each in crew], [due(shift=shift)], [DAY])
    staffing = [each.params["rule"] for each in found if each.code == "staffing"]
    assert staffing == [rule]


def test_posts_at_the_same_time_share_the_people_and_posts_one_after_the_other_do_not() -> None:
    shifts = [on(each, "day") for each in (WANG, LI, ZHAO, QIAN)]
    at_once = [due(shift="day"), due(shift="day", plan_id=OTHER_PLAN, after_h=1)]
    in_turn = [due(shift="day"), due(shift="day", plan_id=OTHER_PLAN, after_h=2)]
    assert (most_at_once(at_once), most_at_once(in_turn)) == (2, 1)
    assert ("staffing", None) in told(shifts, at_once)
    assert ("staffing", None) not in told(shifts, in_turn)


def test_patrols_need_somebody_and_no_post_crew() -> None:
    assert told([on(WANG)], [due(is_post=False)]) == []


@pytest.mark.parametrize(
    ("state", "answer", "who", "after"),
    [
        ("asked", "agree", "other", "agreed"),
        ("asked", "agree", "asker", None),
        ("asked", "approve", "planner", "approved"),
        ("agreed", "approve", "planner", "approved"),
        ("agreed", "approve", "other", None),
        ("agreed", "refuse", "other", "refused"),
        ("asked", "withdraw", "asker", "withdrawn"),
        ("approved", "withdraw", "asker", None),
        ("refused", "approve", "planner", None),
    ],
)
def test_a_swap_goes_on_by_the_side_whose_word_it_is(
    state: State, answer: Answer, who: Who, after: State | None
) -> None:
    assert next_state(state, answer, [who]) == after


@pytest.mark.parametrize("shifts", [[on(WANG, day=BEFORE), on(WANG, "day")], [on(WANG, "day"), on(WANG)]])
def test_a_day_right_after_or_before_a_night_is_without_rest(shifts: list[Shift]) -> None:
    assert told(shifts) == [("no_rest", WANG)]


def test_only_what_is_new_or_worse_is_told_of_an_approval() -> None:
    def lacking(police: int) -> Finding:
        return Finding(DAY, "staffing", None, PLAN, "night", {"rule": "R03", "police": police, "auxiliaries": 0})

    tired = Finding(DAY, "two_nights", WANG)
    assert new_findings([lacking(2)], [lacking(2), tired]) == [tired]
    assert new_findings([lacking(2)], [lacking(1)]) == [lacking(1)]
    assert new_findings([lacking(1), tired], [lacking(2)]) == []
