"""Withdrawing a publication: with a reason that all concerned read; the old one stays, its days are reckoned anew."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.kernel.actor import Role
from tests.assessment.conftest import Duty
from tests.assessment.published import PUBLISHED, absent, card_of, leader_of, presence, published
from tests.desk import Desk, desk_of, told
from tests.rows import changed_counts, row_counts

WHY = "一中队轨迹设备故障，事实有误"


@pytest.fixture
def chief(duty: Duty) -> Desk:
    """The brigade's leader."""
    return leader_of(duty)


def withdraw(desk: Desk, period: dict[str, Any], reason: str = WHY) -> Any:
    """Say it, as the period is seen."""
    return desk.post(f"/assessment-periods/{period['id']}/withdrawal", {"reason": reason}, version=period["version"])


def next_edition(chief: Desk, withdrawn: dict[str, Any]) -> dict[str, Any]:
    """The period that has the days now."""
    found: dict[str, Any] = chief.get(f"/assessment-periods/{withdrawn['replaced_by']}").get_json()
    return found


def excuse(duty: Duty, due: dict[str, Any]) -> None:
    """What should have been known before: the crew had been sent away."""
    assert duty.spine.centre.post(f"/requirements/{due['id']}/exemptions", {"reason": "task"}).status_code == 201
    duty.spine.reckon()


def ask(duty: Duty, chief: Desk, period: dict[str, Any], due: dict[str, Any]) -> dict[str, Any]:
    """The leader orders a review of the one credit."""
    what = {"period_id": period["id"], "requirement_id": due["id"], "indicator": "presence_posts"}
    answer = chief.post("/score-reviews", {**what, "reason": "当时在处置事故", "evidence": []})
    assert answer.status_code == 201, answer.get_json()
    review: dict[str, Any] = answer.get_json()
    return review


def correct(duty: Duty, chief: Desk, review: dict[str, Any]) -> None:
    """Somebody outside the unit decides that it counts in full."""
    county = duty.spine.county
    decider = county.person(Role.SUPERVISOR, county.brigade)
    named = chief.post(f"/score-reviews/{review['id']}/decider", {"officer_id": str(decider)}, version=1)
    assert named.status_code == 200, named.get_json()
    said = {"outcome": "corrected", "credit": {"state": "credited", "value": "1.0000"}, "decision": "轨迹清楚"}
    desk = desk_of(duty.spine.app, decider)
    decided = desk.post(f"/score-reviews/{review['id']}/decision", said, version=2)
    assert decided.status_code == 200, decided.get_json()


def test_the_days_are_open_again_and_the_old_publication_stays_readable(duty: Duty, chief: Desk) -> None:
    due = absent(duty)
    period = published(duty, chief)
    before = presence(card_of(duty))
    withdrawn = withdraw(chief, period).get_json()
    assert (withdrawn["state"], withdrawn["withdrawn_reason"], withdrawn["facts_digest"]) == (
        "withdrawn",
        WHY,
        period["facts_digest"],
    )
    following = next_edition(chief, withdrawn)
    assert (following["state"], following["edition"], following["replaces_id"]) == ("open", 2, period["id"])
    assert (following["first_day"], following["last_day"]) == (period["first_day"], period["last_day"])
    excuse(duty, due)
    assert presence(card_of(duty))["exempt"] == [due["id"]]  # as the records are now
    squad = {"subject_kind": "squad", "subject_id": str(duty.spine.county.squad)}
    old = chief.get("/scorecards", **squad, period=period["id"]).get_json()
    assert presence(old) == before
    assert (old["kept"]["state"], old["late"]) == ("withdrawn", [])


def test_it_is_published_again_as_the_next_edition_with_a_time_for_asking_of_its_own(duty: Duty, chief: Desk) -> None:
    due = absent(duty)
    following = next_edition(chief, withdraw(chief, published(duty, chief)).get_json())
    excuse(duty, due)
    duty.pass_time(PUBLISHED + timedelta(days=1))
    again = chief.post(f"/assessment-periods/{following['id']}/publication", version=1).get_json()
    assert (again["state"], again["edition"]) == ("published", 2)
    assert again["ask_until"] == "2026-12-02T16:00:00.000Z"
    assert presence(card_of(duty))["exempt"] == [due["id"]]
    listed = chief.get("/assessment-periods", unit=str(duty.spine.county.brigade)).get_json()["periods"]
    assert [(each["edition"], each["state"]) for each in listed] == [(2, "published"), (1, "withdrawn")]


def test_while_a_review_waits_nobody_takes_the_publication_back(duty: Duty, chief: Desk) -> None:
    due = absent(duty)
    period = published(duty, chief)
    ask(duty, chief, period, due)
    before = row_counts(duty.spine.app)
    assert told(withdraw(chief, period)) == (409, "period_reviews_pending")
    assert changed_counts(before, row_counts(duty.spine.app)) == {}


def test_what_was_corrected_stays_corrected_in_the_next_edition(duty: Duty, chief: Desk) -> None:
    due = absent(duty)
    period = published(duty, chief)
    correct(duty, chief, ask(duty, chief, period, due))
    following = next_edition(chief, withdraw(chief, period).get_json())
    again = chief.post(f"/assessment-periods/{following['id']}/publication", version=1)
    assert again.status_code == 200, again.get_json()
    card = card_of(duty)
    assert presence(card)["value"] == "1.0000"
    assert [each["requirement_id"] for each in card["corrections"]] == [due["id"]]


def test_a_closed_period_an_open_one_and_one_withdrawn_before_are_not_withdrawn(duty: Duty, chief: Desk) -> None:
    period = published(duty, chief)
    withdrawn = withdraw(chief, period).get_json()
    assert told(withdraw(chief, withdrawn)) == (409, "period_withdrawn")
    following = next_edition(chief, withdrawn)
    assert told(withdraw(chief, following)) == (409, "period_not_published")
    again = chief.post(f"/assessment-periods/{following['id']}/publication", version=1).get_json()
    duty.pass_time(PUBLISHED + timedelta(days=10))
    closed = chief.post(f"/assessment-periods/{following['id']}/closing", version=again["version"]).get_json()
    assert told(withdraw(chief, closed)) == (409, "period_closed")


def test_nothing_is_asked_or_closed_of_a_withdrawn_publication(duty: Duty, chief: Desk) -> None:
    due = absent(duty)
    period = published(duty, chief)
    withdrawn = withdraw(chief, period).get_json()
    what = {"period_id": period["id"], "requirement_id": due["id"], "indicator": "presence_posts"}
    assert told(chief.post("/score-reviews", {**what, "reason": "当时在处置事故", "evidence": []})) == (
        409,
        "period_withdrawn",
    )
    closing = chief.post(f"/assessment-periods/{period['id']}/closing", version=withdrawn["version"])
    assert told(closing) == (409, "period_withdrawn")


def test_only_the_brigades_leader_takes_it_back_and_says_why(duty: Duty, chief: Desk) -> None:
    period = published(duty, chief)
    supervisor = duty.spine.county.desk(Role.SUPERVISOR, duty.spine.county.brigade)
    before = row_counts(duty.spine.app)
    assert told(withdraw(supervisor, period)) == (403, "not_allowed")
    assert told(withdraw(chief, period, reason=" ")) == (422, "request_invalid")
    assert told(withdraw(chief, {**period, "version": 1})) == (412, "version_conflict")
    assert changed_counts(before, row_counts(duty.spine.app)) == {}


def test_the_reason_reaches_the_phones_and_stands_in_the_history(duty: Duty, chief: Desk) -> None:
    period = published(duty, chief)
    withdraw(chief, period)
    changes = duty.phone.get("/changes").get_json()["changes"]
    shown = next(each["data"] for each in changes if each["id"] == period["id"])
    assert (shown["state"], shown["withdrawn_reason"]) == ("withdrawn", WHY)
    entry = chief.get(f"/history/assessment_period/{period['id']}").get_json()["entries"][0]
    assert (entry["action"], entry["reason"]) == ("assessment.period_withdrawn", WHY)


def test_a_scheme_may_reach_back_once_the_publication_is_withdrawn(duty: Duty, chief: Desk) -> None:
    period = published(duty, chief)
    said = {"unit_id": str(duty.spine.county.brigade), "scheme": duty_scheme(chief), "reason": "权重有误"}
    assert told(chief.post("/schemes", said)) == (409, "scheme_into_published")
    withdraw(chief, period)
    assert chief.post("/schemes", said).status_code == 201


def duty_scheme(chief: Desk) -> dict[str, Any]:
    """The scheme in force, as a draft."""
    data = chief.get("/schemes").get_json()["schemes"][0]["data"]
    return {name: value for name, value in data.items() if name != "id"}
