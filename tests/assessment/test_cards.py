"""The scorecard over HTTP: its lines name exactly the requirements behind them, and it is shown to whom it concerns."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.kernel.actor import Role
from tests.assessment.conftest import DAY, END, START, Duty
from tests.desk import told
from tests.spine import adopt_default_scheme

LATER = END + timedelta(hours=3)
ELSEWHERE = (36.30, 115.95)


def squad_card(duty: Duty) -> dict[str, Any]:
    """The squad's card as its supervisor reads it."""
    answer = duty.supervisor.get("/scorecards", subject_kind="squad", subject_id=str(duty.spine.county.squad), day=DAY)
    assert answer.status_code == 200, answer.get_json()
    card: dict[str, Any] = answer.get_json()
    return card


def line(card: dict[str, Any], indicator: str = "presence_posts") -> dict[str, Any]:
    """One indicator's line."""
    found: dict[str, Any] = next(each for each in card["card"]["lines"] if each["indicator"] == indicator)
    return found


@pytest.fixture
def three(duty: Duty) -> dict[str, str]:
    """A line at 0, an unknown one and an exempt one: their requirements' ids."""
    nothing = duty.due(name="缺岗")
    unknown = duty.due(name="无车", tracked=False)
    exempt = duty.due(name="出警")
    duty.spine.centre.post(f"/requirements/{exempt['id']}/exemptions", {"reason": "task"})
    duty.pass_time(LATER)
    duty.car.stay(*ELSEWHERE, START, 60)
    duty.spine.reckon()
    return {"nothing": nothing["id"], "unknown": unknown["id"], "exempt": exempt["id"]}


def due_of_later_days(duty: Duty) -> set[str]:
    """What the same plans demand tomorrow, which is in the same period."""
    return {each["id"] for each in duty.spine.leader.get("/requirements", day="2026-11-23").get_json()}


def test_a_line_names_what_is_credited_unknown_and_exempt(duty: Duty, three: dict[str, str]) -> None:
    shown = line(squad_card(duty))
    assert shown["credited"] == [three["nothing"]]
    assert shown["exempt"] == [three["exempt"]]
    assert set(shown["unknown"]) == {three["unknown"]} | due_of_later_days(duty)
    assert (shown["credited_sum"], shown["value"]) == ("0.0000", "0.0000")


def test_every_requirement_of_a_line_opens_to_its_records(duty: Duty, three: dict[str, str]) -> None:
    card = squad_card(duty)
    credits_by_requirement = {
        each["requirement_id"]: each for each in card["credits"] if each["indicator"] == "presence_posts"
    }
    shown = line(card)
    for requirement_id in (*shown["credited"], *shown["exempt"], three["unknown"]):
        opened = duty.supervisor.get(f"/credits/{requirement_id}:presence_posts").get_json()
        assert opened["credit"] == credits_by_requirement[requirement_id]
    assert {each["id"] for each in card["requirements"]} == set(three.values()) | due_of_later_days(duty)


def test_what_is_unknown_or_exempt_moves_no_score(duty: Duty, three: dict[str, str]) -> None:
    with_all = line(squad_card(duty))
    duty.spine.centre.post(f"/requirements/{three['unknown']}/exemptions", {"reason": "leave"})
    duty.spine.reckon()
    without = line(squad_card(duty))
    assert (without["value"], without["points"]) == (with_all["value"], with_all["points"])
    assert three["unknown"] in without["exempt"]


def test_the_same_facts_give_the_same_digest_and_other_facts_another(duty: Duty, three: dict[str, str]) -> None:
    first, again = squad_card(duty)["card"], squad_card(duty)["card"]
    assert first["input_digest"] == again["input_digest"]
    duty.spine.centre.post(f"/requirements/{three['unknown']}/exemptions", {"reason": "leave"})
    duty.spine.reckon()
    assert squad_card(duty)["card"]["input_digest"] != first["input_digest"]


def card_status(duty: Duty, reader: Any, officer_id: object) -> int:
    """What a reader gets who asks for an officer's card."""
    status: int = reader.get("/scorecards", subject_kind="officer", subject_id=str(officer_id), day=DAY).status_code
    return status


def test_an_officers_card_is_shown_to_the_officer_and_to_those_who_supervise_them(
    duty: Duty, three: dict[str, str]
) -> None:
    officer_id, county = duty.phone.officer_id, duty.spine.county
    assert card_status(duty, duty.phone, officer_id) == 200
    assert card_status(duty, duty.supervisor, officer_id) == 200
    assert card_status(duty, duty.spine.leader, officer_id) == 200
    assert card_status(duty, duty.spine.phone(), officer_id) == 404, "a colleague of the same squad"
    assert card_status(duty, county.desk(Role.ADMIN), officer_id) == 404
    assert card_status(duty, county.desk(Role.SQUAD_LEADER, county.other_squad), officer_id) == 404


def test_an_officers_card_holds_only_what_was_theirs_to_do(duty: Duty, three: dict[str, str]) -> None:
    mate = duty.spine.phone()
    mates = duty.due(name="同事", starts="20:00", ends="21:00", officer_ids=[str(mate.officer_id)])
    duty.spine.reckon()
    query = {"subject_kind": "officer", "subject_id": str(duty.phone.officer_id), "day": DAY}
    card = duty.phone.get("/scorecards", **query).get_json()
    shown = {each["id"] for each in card["requirements"]}
    assert set(three.values()) <= shown
    assert mates["id"] not in shown
    assert mates["id"] not in str(card)


@pytest.mark.parametrize("kind", ["squad", "brigade"])
def test_an_officer_does_not_read_the_squads_card(duty: Duty, kind: str) -> None:
    unit = duty.spine.county.squad if kind == "squad" else duty.spine.county.brigade
    answer = duty.phone.get("/scorecards", subject_kind=kind, subject_id=str(unit), day=DAY)
    assert told(answer) == (404, "not_found")


def test_an_own_credit_opens_for_the_crew_and_for_no_colleague(duty: Duty, three: dict[str, str]) -> None:
    path = f"/credits/{three['nothing']}:presence_posts"
    assert duty.phone.get(path).status_code == 200
    assert duty.spine.phone().get(path).status_code == 404


@pytest.mark.parametrize("credit_id", ["x", "x:y", ":", "00000000-0000-0000-0000-000000000000:presence_posts"])
def test_a_credit_that_is_none_is_not_found(duty: Duty, credit_id: str) -> None:
    assert told(duty.supervisor.get(f"/credits/{credit_id}")) == (404, "not_found")


def test_a_day_before_every_scheme_has_no_card(duty: Duty) -> None:
    query = {"subject_kind": "squad", "subject_id": str(duty.spine.county.squad), "day": "2020-01-01"}
    assert told(duty.supervisor.get("/scorecards", **query)) == (404, "scheme_missing")


def test_the_squads_own_scheme_comes_before_the_brigades(duty: Duty) -> None:
    assert squad_card(duty)["scheme"]["unit_id"] == str(duty.spine.county.brigade)
    adopted = adopt_default_scheme(duty.spine, duty.spine.county.squad)
    assert squad_card(duty)["scheme"]["id"] == adopted["id"]
