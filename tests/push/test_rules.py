"""What a push service's answer means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.push.rules import LONGEST_ORDERED_WAIT, LONGEST_WAIT, Answer, Failure, Outcome, Scope, backoff, judge

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.SENT),
        (201, Outcome.SENT),
        (202, Outcome.SENT),
        (404, Outcome.GONE),
        (410, Outcome.GONE),
        (413, Outcome.TOO_LARGE),
        (400, Outcome.REFUSED),
        (401, Outcome.REFUSED),
        (403, Outcome.REFUSED),
        (301, Outcome.LATER),
        (307, Outcome.LATER),
        (408, Outcome.LATER),
        (429, Outcome.LATER),
        (500, Outcome.LATER),
        (503, Outcome.LATER),
        (599, Outcome.LATER),
    ],
)
def test_every_status_has_one_meaning(status: int, outcome: Outcome) -> None:
    assert judge(Answer(status), NOW).outcome is outcome


@pytest.mark.parametrize(
    ("answer", "scope"),
    [
        (Answer(429), Scope.SUBSCRIPTION),
        (Answer(503), Scope.SERVICE),
        (Answer(500), Scope.DELIVERY),
        (Failure.TIMEOUT, Scope.SERVICE),
        (Failure.UNREACHABLE, Scope.SERVICE),
        (Failure.ADDRESS_REFUSED, Scope.SERVICE),
    ],
)
def test_a_wait_concerns_whom_the_answer_concerns(answer: Answer | Failure, scope: Scope) -> None:
    assert (judge(answer, NOW).outcome, judge(answer, NOW).scope) == (Outcome.LATER, scope)


@pytest.mark.parametrize("failure", [Failure.ENDPOINT_REFUSED, Failure.KEYS_INVALID])
def test_what_can_never_be_sent_is_not_tried_again(failure: Failure) -> None:
    assert judge(failure, NOW).outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("120", timedelta(seconds=120)),
        (" 5 ", timedelta(seconds=5)),
        ("0", timedelta(seconds=1)),
        ("99999999999999999999", LONGEST_ORDERED_WAIT),
        ("Sun, 22 Nov 2026 04:02:00 GMT", timedelta(minutes=2)),
        ("Sun, 22 Nov 2026 03:00:00 GMT", timedelta(seconds=1)),
        ("Fri, 01 Jan 2100 00:00:00 GMT", LONGEST_ORDERED_WAIT),
        ("-5", None),
        ("soon", None),
        ("1e9", None),
        ("٣", None),
        ("9" * 5000, None),
        (None, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date_within_bounds(text: str | None, wait: timedelta | None) -> None:
    assert judge(Answer(429, text), NOW).wait == wait


def test_waits_grow_to_a_quarter_of_an_hour() -> None:
    assert [backoff(n).total_seconds() for n in (1, 2, 3)] == [5, 10, 20]
    assert backoff(9) == backoff(10_000) == LONGEST_WAIT
