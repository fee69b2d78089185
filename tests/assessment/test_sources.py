"""What tasks and planned talks come to on a squad's card, from the records themselves."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.dispatch.conftest import task_of
from tests.inspection.conftest import Watch, make_watch
from tests.spine import adopt_default_scheme


@pytest.fixture
def watch(app: Flask, clock: ManualClock) -> Watch:
    """A squad, and whoever sends it tasks."""
    return make_watch(app, clock)


def line(watch: Watch, indicator: str) -> dict[str, Any]:
    """A line of the squad's card."""
    chief = watch.spine.county.desk(Role.BRIGADE_LEADER, watch.spine.county.brigade)
    answer = chief.get("/scorecards", subject_kind="squad", subject_id=str(watch.squad)).get_json()
    shown: dict[str, Any] = next(each for each in answer["card"]["lines"] if each["indicator"] == indicator)
    return shown


def test_a_task_that_is_acknowledged_and_reached_in_time_counts_whole(watch: Watch) -> None:
    adopt_default_scheme(watch.spine)
    said = task_of(officer_ids=[str(watch.officer.officer_id)])
    task_id = watch.spine.centre.post("/tasks", said).get_json()["id"]
    assert (line(watch, "task_response")["value"], len(line(watch, "task_response")["unknown"])) == (None, 1)
    for seconds, step in ((60, "acknowledge"), (300, "set_out")):
        watch.clock.advance(minutes=seconds / 60)
        watch.officer.tell(f"dispatch.{step}", {"task_id": task_id})
    assert line(watch, "task_response")["value"] == "1.0000"


def test_a_task_answered_after_ten_minutes_counts_for_the_way_alone(watch: Watch) -> None:
    adopt_default_scheme(watch.spine)
    said = task_of(officer_ids=[str(watch.officer.officer_id)])
    task_id = watch.spine.centre.post("/tasks", said).get_json()["id"]
    watch.clock.advance(minutes=10)
    watch.officer.tell("dispatch.acknowledge", {"task_id": task_id})
    watch.officer.tell("dispatch.set_out", {"task_id": task_id})
    assert line(watch, "task_response")["value"] == "0.5000"
