"""Findings of inspections in the account: a share of what was settled, never of what still waits or wasn't seen."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.assessment.evidence import FindingRequirement
from app.assessment.finding_credit import credit_finding
from app.assessment.reasons import Reason
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.assessment.made import DAY, HOUR
from tests.inspection.conftest import Watch, found, make_watch
from tests.spine import adopt_default_scheme


@pytest.mark.parametrize(
    ("counts_as", "state", "value", "reason"),
    [
        ("good", "credited", 1, Reason.FOUND_GOOD),
        ("bad", "credited", 0, Reason.FOUND_BAD),
        ("waiting", "unknown", None, Reason.AWAITING_ANSWER),
    ],
)
def test_a_finding_is_credited_by_what_it_counts_as(
    counts_as: Any, state: str, value: int | None, reason: Reason
) -> None:
    due = {"unit_id": "squad-1", "officer_ids": frozenset({"O1"}), "duty_day": DAY, "window": HOUR}
    credit = credit_finding(FindingRequirement(id="F1", inspection_id="I1", counts_as=counts_as, **due))  # type: ignore[arg-type]
    assert (credit.state, credit.value, credit.reason) == (state, value, reason)
    assert credit.evidence == (("inspection", "I1"),)


@pytest.fixture
def assessed(app: Flask, clock: ManualClock) -> Watch:
    """A squad with the product's scheme."""
    watch = make_watch(app, clock)
    adopt_default_scheme(watch.spine)
    return watch


def line(watch: Watch, kind: str = "squad", subject: object = None) -> dict[str, Any]:
    """The line of the indicator on a card."""
    chief = watch.spine.county.desk(Role.BRIGADE_LEADER, watch.spine.county.brigade)
    asked = {"subject_kind": kind, "subject_id": str(subject or watch.squad)}
    answer = chief.get("/scorecards", **asked).get_json()
    shown: dict[str, Any] = next(each for each in answer["card"]["lines"] if each["indicator"] == "inspection_findings")
    return shown


def test_nothing_found_is_no_value(assessed: Watch) -> None:
    assessed.record(found("lights", "unseen"))
    assert (line(assessed)["value"], line(assessed)["unknown"]) == (None, [])


def test_a_problem_moves_the_score_when_it_is_accepted_and_not_before(assessed: Watch) -> None:
    receipt = assessed.record(found("car", "good"), found("lights", "bad"), found("vest", "unseen"))
    _, bad, _ = assessed.shown(receipt["id"])["findings"]
    assert (line(assessed)["value"], line(assessed)["unknown"]) == ("1.0000", [bad["id"]])
    assessed.answer(bad, "accept")
    assert (line(assessed)["value"], line(assessed)["unknown"]) == ("0.5000", [])


def test_what_is_withdrawn_counts_nowhere(assessed: Watch) -> None:
    finding = assessed.problem()
    assessed.answer(finding, "explain", "已报修")
    assessed.decide(finding, "withdrawn")
    assert (line(assessed)["credited"], line(assessed)["unknown"]) == ([], [])


def test_a_problem_that_is_no_rule_and_no_conduct_is_told_and_not_scored(assessed: Watch) -> None:
    finding = assessed.problem("other")
    assessed.answer(finding, "accept")
    assert line(assessed)["credited"] == []


def test_an_officers_card_has_only_what_concerns_them(assessed: Watch) -> None:
    mate = assessed.spine.phone()
    officers = [{"officer_id": str(each.officer_id), "call": None} for each in (assessed.officer, mate)]
    receipt = assessed.record(found("courtesy", "good", str(mate.officer_id)), officers=officers)
    [finding] = assessed.shown(receipt["id"])["findings"]
    assert line(assessed, "officer", mate.officer_id)["credited"] == [finding["id"]]
    assert line(assessed, "officer", assessed.officer.officer_id)["credited"] == []
