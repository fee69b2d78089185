"""What a review may come to: pure."""

from __future__ import annotations

from itertools import product

import pytest

from app.records import rules


@pytest.mark.parametrize("verdict", rules.VERDICTS)
@pytest.mark.parametrize("state", rules.OPEN_STATES)
def test_any_verdict_may_be_given_on_what_waits(state: str, verdict: str) -> None:
    assert rules.may_follow(state, verdict)


@pytest.mark.parametrize(("state", "verdict"), list(product(rules.VERDICTS, rules.VERDICTS)))
def test_a_verdict_gives_way_to_any_other_but_itself(state: str, verdict: str) -> None:
    assert rules.may_follow(state, verdict) == (state != verdict)


@pytest.mark.parametrize("verdict", rules.VERDICTS)
@pytest.mark.parametrize("state", [rules.SUPERSEDED, rules.WITHDRAWN])
def test_what_its_officer_put_aside_gets_no_verdict(state: str, verdict: str) -> None:
    assert not rules.may_follow(state, verdict)


@pytest.mark.parametrize(
    ("before", "state"),
    [("waiting", "waiting"), ("returned", "corrected"), ("accepted", "corrected"), ("corrected", "corrected")],
)
def test_a_correction_of_what_somebody_looked_at_waits_for_a_second_look(before: str, state: str) -> None:
    assert rules.state_of_correction(before) == state


def test_a_kinds_own_reasons_go_with_a_return_only() -> None:
    assert "plate_wrong" in rules.reasons_for("returned", ["plate_wrong"])
    assert "plate_wrong" not in rules.reasons_for("voided", ["plate_wrong"])
    assert rules.reasons_for("accepted", ["plate_wrong"]) == frozenset()


@pytest.mark.parametrize(
    ("state", "verdict", "reason", "needed"),
    [
        ("waiting", "accepted", None, False),
        ("waiting", "returned", "photo_unclear", True),
        ("waiting", "voided", "duplicate", False),
        ("waiting", "voided", "other", True),
        ("voided", "accepted", None, True),
        ("accepted", "voided", "duplicate", True),
    ],
)
def test_a_return_an_other_and_a_change_of_mind_say_why(
    state: str, verdict: str, reason: str | None, needed: bool
) -> None:
    assert rules.needs_comment(state, verdict, reason) == needed
