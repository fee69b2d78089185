from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dispatch.rules import ANSWERS, FLAGS, GRAPH, PROGRESS, STATES, answer, close, follows, said_after, standing
from app.kernel.occurrence import Occurrence

DUE = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("state", "step", "after", "flag"),
    [
        ("queued", "acknowledged", "acknowledged", None),
        ("delivered", "acknowledged", "acknowledged", None),
        ("opened", "acknowledged", "acknowledged", None),
        ("acknowledged", "set_out", "set_out", None),
        ("acknowledged", "arrived", "arrived", None),
        ("set_out", "arrived", "arrived", None),
        ("acknowledged", "reported", "reported", None),
        ("arrived", "reported", "reported", None),
        ("reported", "reported", "reported", None),
        ("opened", "sent_back", "sent_back", None),
        ("arrived", "sent_back", "sent_back", None),
        ("expired", "acknowledged", "acknowledged", None),
        ("opened", "set_out", "set_out", "out_of_order"),
        ("queued", "reported", "reported", "out_of_order"),
        ("expired", "arrived", "arrived", "out_of_order"),
        ("set_out", "acknowledged", "set_out", "out_of_order"),
        ("acknowledged", "acknowledged", "acknowledged", "out_of_order"),
        ("reported", "arrived", "reported", "out_of_order"),
        ("reported", "sent_back", "reported", "out_of_order"),
        ("recalled", "acknowledged", "recalled", "after_recall"),
        ("recalled", "reported", "recalled", "after_recall"),
        ("done", "reported", "done", "after_close"),
        ("sent_back", "acknowledged", "sent_back", "after_send_back"),
    ],
)
def test_a_step_leads_on_or_is_kept_beside_the_state(state: str, step: str, after: str, flag: str | None) -> None:
    outcome = answer(state, step)
    assert (outcome.state, outcome.flag) == (after, flag)


@pytest.mark.parametrize("state", ["queued", "opened", "expired"])
def test_an_acknowledgement_after_the_due_time_counts_and_is_flagged(state: str) -> None:
    outcome = answer(state, "acknowledged", after_due=True)
    assert (outcome.state, outcome.flag) == ("acknowledged", "after_due")


def test_who_acknowledged_in_time_may_report_after_the_due_time() -> None:
    assert answer("arrived", "reported", after_due=True).flag is None


@given(st.sampled_from(STATES), st.lists(st.sampled_from(ANSWERS)), st.booleans())
def test_no_answer_is_refused_and_none_leads_backwards(state: str, steps: list[str], after_due: bool) -> None:
    for step in steps:
        outcome = answer(state, step, after_due=after_due)
        assert outcome.state in (state, step)
        assert outcome.flag is None or outcome.flag in FLAGS
        assert outcome.flag is not None or follows(state, step)
        if state in PROGRESS and outcome.state in PROGRESS:
            assert PROGRESS.index(outcome.state) >= PROGRESS.index(state)
        state = outcome.state


def test_every_state_but_the_first_is_entered_from_known_states() -> None:
    assert set(GRAPH) == set(STATES) - {"queued"}
    assert set().union(*GRAPH.values()) <= set(STATES)


@pytest.mark.parametrize("state", ["done", "recalled", "sent_back"])
def test_nothing_leads_out_of_an_end(state: str) -> None:
    assert [step for step in GRAPH if follows(state, step)] == []


@pytest.mark.parametrize(
    ("state", "after"),
    [
        ("reported", "done"),
        ("acknowledged", "done"),
        ("arrived", "done"),
        ("opened", "recalled"),
        ("expired", "recalled"),
        ("sent_back", None),
        ("recalled", None),
        ("done", None),
    ],
)
def test_closing_completes_who_took_part_and_relieves_who_never_answered(state: str, after: str | None) -> None:
    assert close(state) == after


@pytest.mark.parametrize(
    ("corrected", "certain", "ticket", "late"),
    [
        (DUE, True, DUE - SECOND, False),
        (DUE + SECOND, True, DUE - SECOND, True),
        (DUE + SECOND, False, DUE - SECOND, False),
        (DUE - SECOND, False, DUE + SECOND, True),
        (DUE + SECOND, False, None, False),
    ],
)
def test_lateness_is_said_only_when_it_is_sure(
    corrected: datetime, certain: bool, ticket: datetime | None, late: bool
) -> None:
    occurrence = Occurrence(corrected, corrected, ticket, DUE + timedelta(hours=1), clock_certain=certain)
    assert said_after(DUE, occurrence) is late
    assert said_after(None, occurrence) is False


def test_a_recalled_task_stands_as_recalled() -> None:
    assert [standing(None, None), standing(DUE, None), standing(None, DUE)] == ["open", "recalled", "closed"]
