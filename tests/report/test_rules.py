"""The draft is a function of the facts; what nobody could have recorded is not 0."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal
from uuid import UUID, uuid4

from app.report.rules import Case, Evidence, Facts, Figure, Out, Talk, Task, draft
from app.report.words import group_keys, group_of

ANNA, BO, CHEN = uuid4(), uuid4(), uuid4()
CAR, OTHER_CAR = uuid4(), uuid4()
NOTHING = Facts((), {}, None, (), ("persuasion",), (), (), (), (), phones_heard=False)


def record(kind: str = "violation") -> Evidence:
    return Evidence(kind, uuid4(), "")


def out(people: set[UUID], cars: set[UUID], hours: float, *, by_plan: bool = False) -> Out:
    source: Literal["shift", "plan"] = "plan" if by_plan else "shift"
    return Out(source, frozenset(people), frozenset(cars), round(hours * 3600), (record(source),))


def drafted(facts: Facts) -> dict[str, Figure]:
    return {figure.key: figure for figure in draft(facts, group_keys())}


def test_of_a_unit_of_which_nothing_came_nothing_is_known() -> None:
    figures = drafted(NOTHING)
    unknown = {key for key, figure in figures.items() if figure.value is None}
    assert unknown == {
        *("people_out", "cars_out", "hours_out", "tally_persuasion", "cases", "hazards", "talks", "people_reached"),
        *("calls", "calls_valid", "accidents", "accidents_fatal"),
    }
    assert figures["tasks_received"].value == 0  # the server sent them: it knows


def test_a_phone_that_spoke_turns_unknown_cases_into_none() -> None:
    figures = drafted(replace(NOTHING, phones_heard=True))
    assert [figures[key].value for key in ("cases", "talks", "people_reached", "hazards")] == [0, 0, 0, 0]
    assert figures["tally_persuasion"].value is None  # nobody tapped anything


def test_people_and_cars_count_once_and_hours_are_the_shifts() -> None:
    told = (out({ANNA, BO}, {CAR}, 8), out({BO, CHEN}, {CAR}, 3.5))
    figures = drafted(replace(NOTHING, out=told))
    assert [figures[key].value for key in ("people_out", "cars_out", "hours_out")] == [3, 1, 11.5]
    assert figures["people_out"].sources == ("shift",)
    assert len(figures["people_out"].evidence) == 2


def test_a_unit_that_told_of_no_shift_goes_by_its_plans_and_its_cars_tracks() -> None:
    tracked = {CAR: record("vehicle"), OTHER_CAR: record("vehicle")}
    facts = replace(NOTHING, out=(out({ANNA, BO}, {CAR}, 8, by_plan=True),), tracked=tracked)
    figures = drafted(facts)
    assert (figures["people_out"].value, figures["people_out"].sources) == (2, ("plan",))
    assert (figures["cars_out"].value, figures["cars_out"].sources) == (2, ("track",))


def test_a_car_that_only_a_plan_names_is_told_apart_from_those_that_were_seen() -> None:
    facts = replace(NOTHING, out=(out({ANNA}, {CAR, OTHER_CAR}, 8, by_plan=True),), tracked={CAR: record("vehicle")})
    cars = drafted(facts)["cars_out"]
    assert (cars.value, cars.planned, cars.sources) == (2, 1, ("plan", "track"))


def test_what_only_plans_speak_for_is_never_mixed_in_silently() -> None:
    told = (out({ANNA, BO}, {CAR}, 8), out({BO, CHEN}, {CAR, OTHER_CAR}, 3.5, by_plan=True))
    figures = drafted(replace(NOTHING, out=told))
    said = {key: (figures[key].value, figures[key].planned) for key in ("people_out", "cars_out", "hours_out", "cases")}
    assert said == {"people_out": (3, 1), "cars_out": (2, 1), "hours_out": (11.5, 3.5), "cases": (None, 0)}


def test_what_was_tapped_is_told_by_kind_and_a_kind_nobody_tapped_is_none() -> None:
    facts = replace(NOTHING, tallies={"persuasion": 35}, tally_kinds=("persuasion", "helmet"))
    figures = drafted(facts)
    assert [figures[key].value for key in ("tally_persuasion", "tally_helmet")] == [35, 0]


def test_a_record_with_two_offences_is_one_case_in_two_groups() -> None:
    both = Case(record(), "warning", frozenset({"helmet", "overload"}))
    one = Case(record(), "penalty_issued", frozenset({"overload"}))
    figures = drafted(replace(NOTHING, cases=(both, one)))
    told = {key: figure.value for key, figure in figures.items() if key.startswith(("case", "outcome"))}
    assert told == {"cases": 2, "outcome_penalty_issued": 1, "outcome_warning": 1, "case_overload": 2, "case_helmet": 1}
    assert figures["case_helmet"].evidence == (both.record,)


def test_a_task_is_done_once_somebody_reported_on_it() -> None:
    tasks = (Task(record("task"), frozenset({"reported", "queued"})), Task(record("task"), frozenset({"acknowledged"})))
    figures = drafted(replace(NOTHING, tasks=tasks))
    assert (figures["tasks_received"].value, figures["tasks_done"].value) == (2, 1)


def test_talks_and_the_people_they_reached() -> None:
    facts = replace(NOTHING, talks=(Talk(record("outreach_session"), 120), Talk(record("outreach_session"), 300)))
    figures = drafted(facts)
    assert (figures["talks"].value, figures["people_reached"].value) == (2, 420)


def test_codes_find_their_group_by_their_wording() -> None:
    assert group_of("饮酒后驾驶机动车的") == "drink_driving"
    assert group_of("驾驶摩托车时驾驶人未按规定戴安全头盔的") == "helmet"
    assert group_of("驾驶货车载物超过核定载质量未达30%的") == "overload"
    assert group_of("不知何事") == "other"
