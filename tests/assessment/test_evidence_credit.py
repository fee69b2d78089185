"""Evidence accepted at first review: a share of what was reviewed, never a count of what was reported."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from app.assessment.evidence import RecordRequirement
from app.assessment.evidence_credit import credit_evidence
from app.assessment.reasons import Reason
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.assessment.made import DAY, HOUR
from tests.records.conftest import ACCEPT, RETURN, VOID, Loop, make_loop
from tests.spine import adopt_default_scheme


def record(verdict: str | None) -> RecordRequirement:
    """A violation with its first verdict."""
    own = {"unit_id": "squad-1", "officer_ids": frozenset({"O1"}), "duty_day": DAY, "window": HOUR}
    reviewed = None if verdict is None else "V1"
    return RecordRequirement(id="V1", reviewed_id=reviewed, verdict=verdict, **own)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdict", "value", "reason"),
    [
        ("accepted", Decimal("1.0000"), Reason.ACCEPTED_AT_FIRST_REVIEW),
        ("returned", Decimal("0.0000"), Reason.RETURNED_AT_FIRST_REVIEW),
        ("voided", Decimal("0.0000"), Reason.VOIDED_AT_FIRST_REVIEW),
    ],
)
def test_the_first_verdict_decides(verdict: str, value: Decimal, reason: Reason) -> None:
    credit = credit_evidence(record(verdict))
    assert (credit.state, credit.value, credit.reason) == ("credited", value, reason)
    assert credit.evidence == (("violation", "V1"),)


def test_what_nobody_has_reviewed_is_unknown_and_never_zero() -> None:
    credit = credit_evidence(record(None))
    assert (credit.state, credit.value, credit.reason) == ("unknown", None, Reason.AWAITING_REVIEW)


@pytest.fixture
def assessed(any_app: Flask, clock: ManualClock) -> Loop:
    """The loop under the default scheme, on each database."""
    loop = make_loop(any_app, clock)
    adopt_default_scheme(loop.spine)
    return loop


def card(loop: Loop, kind: str = "squad", subject: object = None) -> dict[str, Any]:
    """A card of today's period as the brigade's leader reads it."""
    county = loop.spine.county
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    asked = {"subject_kind": kind, "subject_id": str(subject or county.squad)}
    answer: dict[str, Any] = chief.get("/scorecards", **asked).get_json()
    return answer


def line(answer: dict[str, Any]) -> dict[str, Any]:
    """The line of the indicator."""
    found: dict[str, Any] = next(
        each for each in answer["card"]["lines"] if each["indicator"] == "evidence_first_review"
    )
    return found


def test_a_squad_of_which_nothing_was_reviewed_has_no_value(assessed: Loop) -> None:
    waiting = assessed.report()
    shown = line(card(assessed))
    assert (shown["value"], shown["points"], shown["unknown"]) == (None, None, [waiting])


def test_the_value_is_the_share_of_the_reviewed_whatever_was_reported(assessed: Loop) -> None:
    good, bad = assessed.report(), assessed.report()
    assessed.decide(good, ACCEPT)
    assessed.decide(bad, VOID)
    before = line(card(assessed))
    for _ in range(12):
        assessed.report()
    after = line(card(assessed))
    assert (before["value"], before["points"]) == (after["value"], after["points"]) == ("0.5000", "0.00")
    assert set(after["credited"]) == {good, bad}


def test_an_acceptance_after_the_correction_doesnt_undo_the_return(assessed: Loop) -> None:
    first = assessed.report()
    assessed.decide(first, RETURN)
    assessed.decide(assessed.report(supersedes=first), ACCEPT)
    answer = card(assessed)
    (credit,) = [each for each in answer["credits"] if each["indicator"] == "evidence_first_review"]
    assert (credit["requirement_id"], credit["value"]) == (first, "0.0000")
    assert credit["reason_code"] == "returned_at_first_review"
    assert [each["id"] for each in answer["records"]] == [first]


def test_what_was_corrected_before_anybody_looked_is_reviewed_as_corrected(assessed: Loop) -> None:
    first = assessed.report()
    second = assessed.report(supersedes=first)
    assessed.decide(second, ACCEPT)
    answer = card(assessed)
    assert (line(answer)["credited"], line(answer)["value"]) == ([first], "1.0000")
    (credit,) = answer["credits"]
    assert {each["id"] for each in credit["evidence"]} == {first, second}


def test_what_was_taken_back_before_anybody_looked_is_left_out(assessed: Loop) -> None:
    assessed.withdraw(assessed.report())
    assert line(card(assessed))["unknown"] == []


def test_the_reporting_officer_answers_and_the_crew_does_not(assessed: Loop) -> None:
    crew = assessed.spine.county.person(Role.OFFICER)
    record = assessed.report(crew_ids=[str(crew)])
    assessed.decide(record, ACCEPT)
    assert line(card(assessed, "officer", assessed.phone.officer_id))["credited"] == [record]
    assert line(card(assessed, "officer", crew))["credited"] == []
