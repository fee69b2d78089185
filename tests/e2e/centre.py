"""The command centre, as its desk speaks to the server; for what a test needs from it without looking at its pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from playwright.sync_api import Playwright

from app.kernel.clock import SystemClock
from tests.call.conftest import call_of
from tests.dispatch.conftest import task_of
from tests.e2e.county import County, Person, publish_a_day
from tests.e2e.server import Server
from tests.e2e.spoken import Talk
from tests.inspection.conftest import found, inspection_of
from tests.outreach.conftest import target_of


class Centre:
    """The supervisor, signed in, or whoever else may be there."""

    def __init__(self, playwright: Playwright, server: Server, county: County, person: Person | None = None) -> None:
        origin, person = server.origin, person or county.supervisor
        self._http = playwright.request.new_context(
            base_url=origin, extra_http_headers={"Origin": origin}, ignore_https_errors=True
        )
        signed_in = self._http.post("/api/v1/session", data={"badge": person.badge, "password": person.password})
        assert signed_in.status == 200, signed_in.text()

    def post(self, path: str, said: dict[str, Any]) -> dict[str, Any]:
        """Say something new at the desk; return what was made."""
        answer = self._http.post(f"/api/v1{path}", data=said, headers={"Idempotency-Key": str(uuid4())})
        assert answer.status == 201, answer.text()
        made: dict[str, Any] = answer.json()
        return made

    def get(self, path: str) -> dict[str, Any]:
        """What the server has there."""
        answer = self._http.get(f"/api/v1{path}")
        assert answer.status == 200, answer.text()
        found: dict[str, Any] = answer.json()
        return found

    def write_roster(self, squad: UUID, *shifts: tuple[object, str, str]) -> None:
        """Who does what on which duty day, all of one month."""
        month = shifts[0][1][:7]
        path = f"/api/v1/rosters/{squad}/{month}"
        cells = [{"officer_id": str(who), "day": day, "shifts": [{"kind": kind}]} for who, day, kind in shifts]
        version = self._http.get(path).json()["version"]
        tags = {"Idempotency-Key": str(uuid4()), "If-Match": f'"{version}"'}
        answer = self._http.patch(path, data={"cells": cells}, headers=tags)
        assert answer.status == 200, answer.text()

    def send_task(self, officer_id: object) -> str:
        """Send a task to an officer; return its id."""
        return str(self.post("/tasks", task_of(officer_ids=[str(officer_id)]))["id"])

    def look_at(self, squad: UUID, officer_id: object) -> tuple[str, str]:
        """Find something bad with an officer and have it mended, and draft a notice; the ids of the finding and the
        rectification."""
        looked_at = [{"officer_id": str(officer_id), "call": None}]
        said = inspection_of(squad, officers=looked_at, findings=[found("lights", "bad"), found("courtesy", "good")])
        finding_id, praise_id = (str(each["id"]) for each in self.post("/inspections", said)["findings"])
        self.post("/inspection-notices", {"unit_id": str(squad), "finding_ids": [praise_id]})
        whom = {"unit_id": str(squad), "finding_id": finding_id, "officer_id": str(officer_id)}
        due = str(datetime.now(UTC).date() + timedelta(days=7))
        made = self.post("/rectifications", {**whom, "text": "修复警灯", "due_on": due})
        return finding_id, str(made["id"])

    def state(self, task_id: str) -> str:
        """How the task stands with its one recipient."""
        (recipient,) = self._http.get(f"/api/v1/tasks/{task_id}").json()["recipients"]
        state: str = recipient["state"]
        return state


def something_to_speak_of(centre: Centre, server: Server, county: County) -> Talk:
    """What the leader's phone needs so that it can say everything that a phone may say."""
    credit = publish_a_day(server.settings, county, SystemClock().now())
    target_id = str(centre.post("/targets", target_of(county.squad))["id"])
    centre.post(
        "/campaigns", {"name": "本轮", "starts_on": "2023-11-01", "planned": {}, "unit_id": str(county.brigade)}
    )
    task_id, other_task_id = (centre.send_task(county.leader.id) for _ in range(2))
    finding_id, rectification_id = centre.look_at(county.squad, county.leader.id)
    on_day = str(datetime.now(UTC).date() + timedelta(days=5))
    centre.write_roster(county.squad, (county.leader.id, on_day, "day"))
    return Talk(county, target_id, task_id, other_task_id, credit, finding_id, rectification_id, on_day)


def something_left_open(centre: Centre, chief: Centre, talk: Talk) -> dict[str, str]:
    """What nobody has answered or decided yet, so that it can be: ids by what it is."""
    county, now = talk.county, SystemClock().now()
    centre.look_at(county.squad, county.leader.id)
    looked_at = [{"officer_id": str(county.leader.id), "call": None}]
    seen = inspection_of(county.squad, officers=looked_at, findings=[found("lights", "bad")])
    today, until = f"{now.date()}", f"{now.date() + timedelta(days=2)}"
    hours = {"starts": "00:00", "ends": "23:59", "weekdays": [1, 2, 3, 4, 5, 6, 7], "valid_from": today}
    key = {"kind": "section", "name": "重点时段", "section_id": str(county.section), "mode": "key"}
    chief.post("/plans", {**key, **hours, "required_passes": 1, "unit_id": str(county.squad)})
    words: dict[str, Any] = {"team_ids": [], "forms": [], "themes": [], "category": None, "note": "", "begins_at": None}
    days = {"starts_on": today, "ends_on": until, "target_ids": [talk.target_id], "one_each": False}
    chief.post("/outreach/plan-items", {**words, **days, "unit_id": str(county.squad)})
    chief.post("/calls", call_of(unit_id=str(county.squad)))
    exempted = talk.credit["requirement_id"]
    chief.post(f"/requirements/{exempted}/exemptions", {"reason": "task", "note": "受派处置事故"})
    return {
        "task": centre.send_task(county.leader.id),
        "answered": talk.task_id,
        "inspection": str(chief.post("/inspections", seen)["id"]),
        "exempted": f"{exempted}:{talk.credit['indicator']}",
        "published": chief.get(f"/requirements/{exempted}")["duty_day"],
    }
