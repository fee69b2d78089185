"""Somebody sent elsewhere by a task is excused from then on, until the task is over; the card names the task."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.assessment.evidence import Requirement
from app.assessment.sent_away import DuePlace, Sending, exemptions_found
from tests.assessment.conftest import DAY, END, START, Duty
from tests.assessment.made import ELSEWHERE, HOUR, POST, at, post, section
from tests.dispatch.conftest import task_of

Excused = tuple[float, float, str]
ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))
HERE = DuePlace(UUID(int=90), None)
FAR = (36.30, 115.95)


def crew_of(*officers: UUID) -> Requirement:
    """The post's requirement, given to this crew."""
    made = post()
    names = frozenset(str(each) for each in officers)
    return type(made)(**{**{name: getattr(made, name) for name in made.__dataclass_fields__}, "officer_ids": names})


def sent(officer: UUID, start: float, end: float | None, **place: Any) -> Sending:
    """A task at another place, from minute ``start`` to minute ``end``."""
    where: dict[str, Any] = {"post_id": None, "section_id": None, "point": ELSEWHERE, "place_text": "", **place}
    ended = None if end is None else at(end)
    return Sending(UUID(int=700 + round(start)), officer, at(start), ended, **where)


def minutes(requirement: Requirement, *sendings: Sending, leave: tuple[UUID, ...] = ()) -> list[Excused]:
    """The excused minutes, each with what excused them."""
    found = exemptions_found(requirement, HERE, sendings, leave)
    return [(_minute(each.span.start), _minute(each.span.end), each.source) for each in found]


def _minute(instant: datetime) -> float:
    return (instant - HOUR.start).total_seconds() / 60


def test_a_crew_of_one_is_excused_from_the_sending_to_the_end_of_the_task() -> None:
    assert minutes(crew_of(ONE), sent(ONE, 20, 50)) == [(20, 50, "task")]


def test_a_task_that_is_not_over_excuses_to_the_windows_end() -> None:
    assert minutes(crew_of(ONE), sent(ONE, 40, None)) == [(40, 60, "task")]


def test_a_crew_on_leave_is_excused_for_the_day_and_one_of_three_is_missed_by_nobody() -> None:
    assert minutes(crew_of(ONE), leave=(ONE,)) == [(0, 60, "leave")]
    assert minutes(crew_of(ONE, TWO, THREE), leave=(ONE,)) == []
    assert minutes(crew_of(ONE), leave=(TWO,)) == []


def test_leave_and_a_task_together_leave_too_few() -> None:
    assert minutes(crew_of(ONE, TWO, THREE), sent(TWO, 20, 50), leave=(ONE,)) == [(20, 50, "task")]


def test_two_who_remain_can_stand_there_and_one_can_not() -> None:
    assert minutes(crew_of(ONE, TWO, THREE), sent(ONE, 10, 50)) == []
    assert minutes(crew_of(ONE, TWO, THREE), sent(ONE, 10, 50), sent(TWO, 30, None)) == [(30, 50, "task")]
    assert minutes(crew_of(ONE, TWO), sent(ONE, 10, 50)) == [(10, 50, "task")]


@pytest.mark.parametrize(
    "place",
    [
        {"post_id": HERE.post_id},
        {"point": POST},
        {"point": None},
        {"point": None, "place_text": "  "},
    ],
)
def test_a_task_at_the_post_itself_or_without_a_place_sends_nobody_away(place: dict[str, Any]) -> None:
    assert minutes(crew_of(ONE), sent(ONE, 20, 50, **place)) == []


@pytest.mark.parametrize(
    "place", [{"post_id": uuid4()}, {"section_id": uuid4()}, {"point": None, "place_text": "城南"}]
)
def test_any_other_place_does(place: dict[str, Any]) -> None:
    assert minutes(crew_of(ONE), sent(ONE, 20, 50, **place)) == [(20, 50, "task")]


def test_somebody_else_is_not_excused_by_it() -> None:
    assert minutes(crew_of(ONE), sent(TWO, 20, 50)) == []


def of_a_squad(*sendings: Sending, on_duty: tuple[UUID, ...]) -> list[Excused]:
    """The same for a section that a whole squad has to patrol, of which these were on duty."""
    found = exemptions_found(section(), DuePlace(None, UUID(int=91)), sendings, on_duty=on_duty)
    return [(_minute(each.span.start), _minute(each.span.end), each.source) for each in found]


def test_a_squad_is_excused_while_everybody_who_was_on_duty_is_away() -> None:
    both = sent(ONE, 10, 50), sent(TWO, 20, None)
    assert of_a_squad(*both, on_duty=(ONE, TWO)) == [(20, 50, "task")]
    assert of_a_squad(*both, on_duty=(ONE, TWO, THREE)) == []
    assert of_a_squad(sent(ONE, 20, 50), on_duty=(TWO,)) == []


def test_a_squad_of_which_nobody_knows_who_was_on_duty_is_not_excused_by_itself() -> None:
    assert of_a_squad(sent(ONE, 20, 50), on_duty=()) == []


# -- through the product ----------------------------------------------------------------------------------------------


def send_away(duty: Duty) -> str:
    """The centre sends the officer to an accident far off."""
    asked = task_of(officer_ids=[str(duty.phone.officer_id)], latitude=FAR[0], longitude=FAR[1], title="城南事故")
    answer = duty.spine.centre.post("/tasks", asked)
    assert answer.status_code == 201, answer.get_json()
    return str(answer.get_json()["id"])


def test_the_card_says_why_with_the_tasks_id(duty: Duty) -> None:
    due = duty.due()
    duty.pass_time(START + timedelta(minutes=20))
    task_id = send_away(duty)
    duty.pass_time(END + timedelta(hours=3))
    duty.car.stay(*FAR, START, 60)
    duty.spine.reckon()
    assert duty.told(due) == ("exempt", None, "exempt_task")
    opened = duty.credit(due)
    assert {"kind": "task", "id": task_id} in opened["credit"]["evidence"]
    assert [(each["id"], each["title"]) for each in opened["tasks"]] == [(task_id, "城南事故")]
    assert opened["credit"]["facts"]["exempted_s"] == 40 * 60


def squads_patrol(duty: Duty) -> dict[str, Any]:
    """The section that the whole squad has to patrol in the same hour."""
    place: dict[str, Any] = {
        "kind": "section",
        "post_id": None,
        "section_id": duty.spine.section_id,
        "officer_ids": [],
        "required_passes": 1,
    }
    return duty.due(tracked=False, **place)


def on_duty_by_roster(duty: Duty, *officers: UUID | None) -> None:
    cells = [{"officer_id": str(each), "day": DAY, "shifts": [{"kind": "day"}]} for each in officers]
    answer = duty.spine.centre.patch(f"/rosters/{duty.spine.county.squad}/{DAY[:7]}", {"cells": cells}, 0)
    assert answer.status_code == 200, answer.get_json()


def test_what_was_due_of_a_squad_is_excused_when_all_on_duty_are_sent_away_and_the_card_says_why(duty: Duty) -> None:
    due = squads_patrol(duty)
    on_duty_by_roster(duty, duty.phone.officer_id)
    duty.pass_time(START + timedelta(minutes=20))
    task_id = send_away(duty)
    duty.spine.reckon()
    opened = duty.credit(due, "coverage_sections")
    assert opened["credit"]["facts"]["exempted_s"] == 40 * 60
    assert (opened["credit"]["state"], opened["credit"]["reason_code"]) == ("exempt", "exempt_task")
    assert {"kind": "task", "id": task_id} in opened["credit"]["evidence"]


@pytest.mark.parametrize(("others", "state"), [(0, "exempt"), (1, "unknown")])
def test_a_squads_roster_says_whether_anybody_remains(duty: Duty, others: int, state: str) -> None:
    due = squads_patrol(duty)
    colleague = duty.spine.phone().officer_id
    on_duty_by_roster(duty, duty.phone.officer_id, *[colleague][:others])
    duty.pass_time(START + timedelta(minutes=5))
    send_away(duty)
    duty.pass_time(END + timedelta(hours=3))
    duty.spine.reckon()
    assert duty.credit(due, "coverage_sections")["credit"]["state"] == state


def test_a_task_that_is_recalled_excuses_only_until_then(duty: Duty) -> None:
    due = duty.due()
    duty.pass_time(START + timedelta(minutes=20))
    task_id = send_away(duty)
    duty.pass_time(START + timedelta(minutes=35))
    assert duty.spine.centre.post(f"/tasks/{task_id}/recall", {"reason": "另派他人"}).status_code in (200, 204)
    duty.pass_time(END + timedelta(hours=3))
    duty.car.stay(*FAR, START, 60)
    duty.spine.reckon()
    assert duty.told(due)[0] == "credited"
    facts = duty.credit(due)["credit"]["facts"]
    assert (facts["exempted_s"], facts["excused_s"]) == (15 * 60, 15 * 60)


def test_sending_back_a_task_ends_its_excuse_when_it_is_heard(duty: Duty) -> None:
    due = duty.due()
    duty.pass_time(START + timedelta(minutes=5))
    task_id = send_away(duty)
    duty.pass_time(START + timedelta(minutes=10))
    duty.phone.tell("dispatch.send_back", {"task_id": task_id, "reason": "车辆故障"})
    duty.pass_time(END + timedelta(hours=3))
    duty.car.stay(*FAR, START, 60)
    duty.spine.reckon()
    assert duty.credit(due)["credit"]["facts"]["exempted_s"] == 5 * 60


def test_leave_in_the_roster_excuses_and_the_card_names_it(duty: Duty) -> None:
    due = duty.due()
    officer, squad = str(duty.phone.officer_id), duty.spine.county.squad
    cells = {"cells": [{"officer_id": officer, "day": DAY, "shifts": [{"kind": "leave"}]}]}
    assert duty.spine.centre.patch(f"/rosters/{squad}/{DAY[:7]}", cells, 0).status_code == 200
    duty.pass_time(END + timedelta(hours=3))
    duty.spine.reckon()
    assert duty.told(due) == ("exempt", None, "exempt_leave")
    assert {"kind": "leave", "id": f"{officer}:{DAY}"} in duty.credit(due)["credit"]["evidence"]
