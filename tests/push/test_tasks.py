"""A task knocks at a closed phone, and its recall takes its place; the dispatcher waits for neither."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.desk import Desk, desk_of
from tests.dispatch.conftest import task_of
from tests.factories import make_officer

from .conftest import Told, told_phone
from .push_service import hangs, says


def centre_of(told: Told) -> Desk:
    """A dispatcher over the phone's squad."""
    with told.app.app_context():
        dispatcher = make_officer(told.phone.unit_id, Role.DISPATCHER)
    return desk_of(told.app, dispatcher)


def send(told: Told, centre: Desk, *more: Told) -> str:
    """Send a task to the phone's officer and to those of more phones; return its id."""
    officer_ids = [str(each.phone.officer_id) for each in (told, *more)]
    answer = centre.post("/tasks", task_of(officer_ids=officer_ids, urgency="critical"))
    assert answer.status_code == 201, answer.get_json()
    task_id: str = answer.get_json()["id"]
    return task_id


def state(centre: Desk, task_id: str) -> str:
    """How the task stands with its one recipient."""
    (recipient,) = centre.get(f"/tasks/{task_id}").get_json()["recipients"]
    told: str = recipient["state"]
    return told


def test_a_task_arrives_as_a_push_and_the_phone_says_so(any_told: Told) -> None:
    centre = centre_of(any_told)
    task_id = send(any_told, centre)
    assert state(centre, task_id) == "queued"
    any_told.run()
    message = any_told.last()
    assert (message["kind"], message["id"], message["title"]) == ("task", task_id, "S242 两车相撞")
    assert (message["url"], any_told.push_service.received[-1].headers["Urgency"]) == (f"/tasks/{task_id}", "high")
    assert state(centre, task_id) == "sent"
    said = {"kind": "delivered", "road": "push", "at": message["at"]}
    assert any_told.phone.client.post(f"/api/v1/tasks/{task_id}/telemetry", json=said).status_code == 204
    assert state(centre, task_id) == "delivered"


def test_a_task_that_no_push_service_took_is_still_queued(told: Told) -> None:
    centre = centre_of(told)
    told.push_service.will(says(500))
    task_id = send(told, centre)
    told.run()
    assert state(centre, task_id) == "queued"


def test_a_recall_comes_under_the_tasks_own_tag(told: Told) -> None:
    centre = centre_of(told)
    task_id = send(told, centre)
    told.run()
    told.clock.advance(seconds=30)
    assert centre.post(f"/tasks/{task_id}/recall", {"reason": "已由邻队处置"}).status_code == 200
    told.run()
    task, recall = (told.browser.decrypt(each.body) for each in told.push_service.received)
    assert (recall["kind"], recall["tag"], recall["id"]) == ("task_recalled", task["tag"], task_id)


def test_the_dispatchers_request_is_quick_and_calls_nobody_whatever_the_push_service_does(
    told: Told, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, measured: Callable[[str], None]
) -> None:
    squad = told.phone.unit_id
    phones = [told_phone(told.app, clock, told.push_service, squad) for _ in range(20)]
    for n, phone in enumerate(phones):
        phone.put(told.push_service.endpoint(f"phone-{n}"))
    told.run()
    told.push_service.received.clear()
    told.push_service.will(*[hangs] * 5)
    centre = centre_of(told)
    called: list[Any] = []
    with monkeypatch.context() as watching:
        watching.setattr("socket.create_connection", lambda *call: called.append(call))
        watching.setattr("socket.getaddrinfo", lambda *call: called.append(call))
        took_ms = [1000 * _seconds(lambda: send(told, centre, *phones)) for _ in range(9)]
    measured(f"a dispatcher's request while the push service hangs: {min(took_ms):.0f} to {max(took_ms):.0f} ms")
    assert (called, told.push_service.received) == ([], [])
    assert min(took_ms) < 100, "what else runs on this machine makes single ones slower"


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
