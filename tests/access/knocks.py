"""How each route is knocked at: one request that asks for, or writes to, a record of the squad at ``place``.

Every request is well formed and would succeed for somebody who may do everything, so that a refusal speaks of access
alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from werkzeug.test import TestResponse

from app.kernel.clock import format_instant
from tests.access import (
    accident,
    analysis,
    assessment,
    call,
    grid,
    hazard,
    imports,
    inspection,
    master,
    outreach,
    privacy,
    records,
    reference,
    report,
    roster,
    shift,
    sign_in_codes,
    violation,
)
from tests.access.world import Place, Squad, World, plan_of, post_of, section_of
from tests.desk import Desk
from tests.dispatch.conftest import task_of


@dataclass(frozen=True)
class Knocker:
    """Somebody's desk, and the squad whose record they ask for."""

    world: World
    desk: Desk
    squad: Squad


Knock = Callable[[Knocker], TestResponse]
A_DAY = "2026-11-22"


def _unit(squad: Squad) -> str:
    return str(squad.unit_id)


def _officer(squad: Squad) -> dict[str, object]:
    who = {"badge": uuid4().hex[:12], "name": "新人", "rank": "police", "password": "correct horse"}
    return {**who, "unit_id": _unit(squad), "roles": ["officer"]}


def _scheme(at: Knocker) -> dict[str, object]:
    adopted = at.world.everything.get("/schemes").get_json()["schemes"][0]["data"]
    scheme = {name: adopted[name] for name in adopted if name != "id"}
    scheme["valid_from"] = "2099-01-01"  # behind all that other cells may have published
    return {"unit_id": _unit(at.squad), "scheme": scheme, "reason": "年度调整"}


def _grant(at: Knocker) -> TestResponse:
    said = {"role": "outreach", "unit_id": _unit(at.squad)}
    return at.desk.post(f"/officers/{at.world.new_officer(at.squad)}/roles", said)


def _withdraw(at: Knocker) -> TestResponse:
    officer_id = at.world.new_officer(at.squad)
    at.world.everything.post(f"/officers/{officer_id}/roles", {"role": "outreach", "unit_id": _unit(at.squad)})
    return at.desk.delete(f"/officers/{officer_id}/roles?role=outreach&unit_id={_unit(at.squad)}")


def _sign_in(at: Knocker) -> TestResponse:
    """With a wrong password; each from an address of its own, so that none is throttled."""
    address = f"10.{'.'.join(str(byte) for byte in uuid4().bytes[:3])}"
    said = {"badge": uuid4().hex[:8], "password": "x"}
    return at.desk._client.post("/api/v1/session", json=said, environ_base={"REMOTE_ADDR": address})


def _positions(at: Knocker) -> TestResponse:
    """With the cookie alone; a tracker's token is what this address wants."""
    return at.desk.post("/positions", {"positions": []})


def _commands(at: Knocker) -> TestResponse:
    """A phone's command, carried by a session that is not of that phone."""
    return at.desk.post("/commands", at.squad.member.batch(at.squad.member.say("checkin.check_in", {})))


def _enrol(at: Knocker) -> TestResponse:
    key = {"kty": "EC", "crv": "P-256", "x": "x", "y": "y"}
    said = {"device_id": str(uuid4()), "device_name": "x", "public_key": key, "ticket": "x", "proof": "x"}
    return at.desk.post("/enrolments", said)


def _upload(at: Knocker) -> TestResponse:
    headers = {
        "Xunlu-Enrolment": str(at.squad.member.phone.enrolment_id),
        "Upload-Offset": "0",
        "Upload-Length": "4",
        "Content-Type": "application/offset+octet-stream",
    }
    return at.desk._client.patch(f"/api/v1/photos/{'0' * 64}", data=b"1234", headers=headers)


def _progress(at: Knocker) -> TestResponse:
    headers = {"Xunlu-Enrolment": str(at.squad.member.phone.enrolment_id)}
    return at.desk._client.head(f"/api/v1/photos/{'0' * 64}", headers=headers)


def _track(at: Knocker) -> TestResponse:
    now = format_instant(at.world.spine.clock.now())
    query = {"from": "2026-11-22T00:00:00Z", "to": now, "reason": "核对见警率"}
    return at.desk.get(f"/vehicles/{at.squad.vehicle_id}/positions", **query)


def _new_task(at: Knocker) -> str:
    return at.world.new_task(at.squad, at.squad.member.officer_id)


def _telemetry(at: Knocker) -> TestResponse:
    """For a task that was sent to the squad's member, and so to nobody who knocks."""
    said = {"kind": "opened", "road": "poll", "at": format_instant(at.world.spine.clock.now())}
    return at.desk.post(f"/tasks/{_new_task(at)}/telemetry", said)


def _subscribe(at: Knocker) -> TestResponse:
    """A browser's subscription, said by a session that is of no phone."""
    keys = {"p256dh": "B" * 87, "auth": "A" * 22}
    said = {"endpoint": "https://fcm.googleapis.com/fcm/send/x", "keys": keys}
    return at.desk._client.put("/api/v1/push/subscriptions", json=said)


def _patch(path: str, said: dict[str, object], at: Knocker) -> TestResponse:
    return at.desk.patch(path, said, at.world.version(path))


def _end_plan(at: Knocker) -> TestResponse:
    path = f"/plans/{at.world.new_plan(at.squad)}"
    return at.desk.delete(path, at.world.version(path))


API = "/api/v1"
KNOCKS: dict[str, Knock] = {
    f"POST {API}/session": _sign_in,
    f"GET {API}/session": lambda at: at.desk.get("/session"),
    f"DELETE {API}/session": lambda at: at.desk.delete("/session"),
    f"POST {API}/enrolments": _enrol,
    f"GET {API}/units": lambda at: at.desk.get("/units"),
    f"POST {API}/units": lambda at: at.desk.post(
        "/units", {"parent_id": _unit(at.squad), "name": uuid4().hex[:8], "kind": "department"}
    ),
    f"GET {API}/officers": lambda at: at.desk.get("/officers", unit=_unit(at.squad)),
    f"POST {API}/officers": lambda at: at.desk.post("/officers", _officer(at.squad)),
    f"GET {API}/officers/<uuid:officer_id>": lambda at: at.desk.get(f"/officers/{at.squad.member.officer_id}"),
    f"PATCH {API}/officers/<uuid:officer_id>": lambda at: _patch(
        f"/officers/{at.squad.member.officer_id}", {"name": "改名"}, at
    ),
    f"POST {API}/officers/<uuid:officer_id>/password": lambda at: at.desk.post(
        f"/officers/{at.world.new_officer(at.squad)}/password", {"password": "another horse"}
    ),
    f"POST {API}/officers/<uuid:officer_id>/roles": _grant,
    f"DELETE {API}/officers/<uuid:officer_id>/roles": _withdraw,
    f"GET {API}/devices": lambda at: at.desk.get("/devices", unit=_unit(at.squad)),
    f"DELETE {API}/enrolments/<uuid:enrolment_id>": lambda at: at.desk.delete(
        f"/enrolments/{at.world.new_enrolment(at.squad)}"
    ),
    f"GET {API}/changes": lambda at: at.desk.get("/changes"),
    f"POST {API}/commands": _commands,
    f"HEAD {API}/photos/<digest>": _progress,
    f"PATCH {API}/photos/<digest>": _upload,
    f"GET {API}/photo-links/<uuid:link_id>": lambda at: at.desk.get(f"/photo-links/{at.squad.photo_link_id}"),
    f"GET {API}/photo-links/<uuid:link_id>/original": lambda at: at.desk.get(
        f"/photo-links/{at.squad.photo_link_id}/original"
    ),
    f"POST {API}/positions": _positions,
    f"GET {API}/vehicles": lambda at: at.desk.get("/vehicles"),
    f"POST {API}/vehicles": lambda at: at.desk.post(
        "/vehicles", {"plate": uuid4().hex[:8].upper(), "name": "车", "unit_id": _unit(at.squad)}
    ),
    f"GET {API}/vehicles/<uuid:vehicle_id>/positions": _track,
    f"GET {API}/trackers": lambda at: at.desk.get("/trackers"),
    f"POST {API}/trackers": lambda at: at.desk.post(
        "/trackers", {"kind": "radio", "label": uuid4().hex, "unit_id": _unit(at.squad)}
    ),
    f"POST {API}/trackers/<uuid:tracker_id>/token": lambda at: at.desk.post(f"/trackers/{at.squad.tracker_id}/token"),
    f"GET {API}/posts": lambda at: at.desk.get("/posts"),
    f"POST {API}/posts": lambda at: at.desk.post("/posts", post_of(at.squad.unit_id)),
    f"GET {API}/posts/<uuid:post_id>": lambda at: at.desk.get(f"/posts/{at.squad.post_id}"),
    f"PATCH {API}/posts/<uuid:post_id>": lambda at: _patch(f"/posts/{at.squad.post_id}", {"radius_m": 90}, at),
    f"GET {API}/sections": lambda at: at.desk.get("/sections"),
    f"POST {API}/sections": lambda at: at.desk.post("/sections", section_of(at.squad.unit_id)),
    f"GET {API}/sections/<uuid:section_id>": lambda at: at.desk.get(f"/sections/{at.squad.section_id}"),
    f"PATCH {API}/sections/<uuid:section_id>": lambda at: _patch(
        f"/sections/{at.squad.section_id}", {"name": "改名"}, at
    ),
    f"GET {API}/plans": lambda at: at.desk.get("/plans"),
    f"POST {API}/plans": lambda at: at.desk.post("/plans", plan_of(at.squad.unit_id, at.squad.post_id)),
    f"GET {API}/plans/<uuid:plan_id>": lambda at: at.desk.get(f"/plans/{at.squad.plan_id}"),
    f"PATCH {API}/plans/<uuid:plan_id>": lambda at: _patch(
        f"/plans/{at.world.new_plan(at.squad)}", {"name": "改名"}, at
    ),
    f"DELETE {API}/plans/<uuid:plan_id>": _end_plan,
    f"GET {API}/requirements": lambda at: at.desk.get("/requirements", unit=_unit(at.squad)),
    f"GET {API}/requirements/<uuid:requirement_id>": lambda at: at.desk.get(f"/requirements/{at.squad.requirement_id}"),
    f"POST {API}/requirements/<uuid:requirement_id>/exemptions": lambda at: at.desk.post(
        f"/requirements/{at.squad.requirement_id}/exemptions", {"reason": "leave"}
    ),
    f"DELETE {API}/exemptions/<uuid:exemption_id>": lambda at: at.desk.delete(
        f"/exemptions/{at.world.new_exemption(at.squad)}"
    ),
    f"GET {API}/check-ins/<uuid:check_in_id>": lambda at: at.desk.get(f"/check-ins/{at.squad.check_in_id}"),
    **violation.KNOCKS,
    **reference.KNOCKS,
    **privacy.KNOCKS,
    **analysis.KNOCKS,
    **outreach.KNOCKS,
    **assessment.KNOCKS,
    **imports.KNOCKS,
    **sign_in_codes.KNOCKS,
    **master.KNOCKS,
    **records.KNOCKS,
    **report.KNOCKS,
    **roster.KNOCKS,
    **hazard.KNOCKS,
    **accident.KNOCKS,
    **call.KNOCKS,
    **grid.KNOCKS,
    **inspection.KNOCKS,
    **shift.KNOCKS,
    f"GET {API}/tasks": lambda at: at.desk.get("/tasks", unit=_unit(at.squad)),
    f"POST {API}/tasks": lambda at: at.desk.post("/tasks", task_of(officer_ids=[str(at.squad.member.officer_id)])),
    f"GET {API}/tasks/<uuid:task_id>": lambda at: at.desk.get(f"/tasks/{_new_task(at)}"),
    f"POST {API}/tasks/<uuid:task_id>/recall": lambda at: at.desk.post(
        f"/tasks/{_new_task(at)}/recall", {"reason": "误报"}
    ),
    f"POST {API}/tasks/<uuid:task_id>/close": lambda at: at.desk.post(
        f"/tasks/{at.world.new_reported_task(at.squad)}/close", {"note": ""}
    ),
    f"POST {API}/tasks/<uuid:task_id>/telemetry": _telemetry,
    f"GET {API}/push/key": lambda at: at.desk.get("/push/key"),
    f"GET {API}/push/subscriptions": lambda at: at.desk.get("/push/subscriptions"),
    f"PUT {API}/push/subscriptions": _subscribe,
    f"DELETE {API}/push/subscriptions": lambda at: at.desk.delete("/push/subscriptions"),
    f"GET {API}/credits": lambda at: at.desk.get("/credits", day=A_DAY, unit=_unit(at.squad)),
    f"GET {API}/credits/<string:credit_id>": lambda at: at.desk.get(f"/credits/{at.squad.credit_id}"),
    f"GET {API}/scorecards": lambda at: at.desk.get("/scorecards", subject_kind="squad", subject_id=_unit(at.squad)),
    f"GET {API}/schemes": lambda at: at.desk.get("/schemes"),
    f"POST {API}/schemes": lambda at: at.desk.post("/schemes", _scheme(at)),
    f"GET {API}/openapi.json": lambda at: at.desk.get("/openapi.json"),
}


def knock(world: World, desk: Desk, route: str, place: Place) -> int:
    """Say a route's request for a record of the squad at ``place``; return the answer's status."""
    with KNOCKS[route](Knocker(world, desk, world.squads[place])) as answer:
        return answer.status_code
