"""A county in which one of everything was said as people say it: what two years of records are copied from."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from app.accident.words import load_words as load_accident_words
from app.hazard.service import KINDS
from app.kernel.actor import Role
from app.kernel.clock import format_instant
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.outreach.words import load_words as load_outreach_words
from tests.dispatch.conftest import task_of
from tests.factories import make_officer, make_unit
from tests.hazard.conftest import hazard_of
from tests.inspection.conftest import found, inspection_of
from tests.outreach.conftest import talk_of, target_of
from tests.phones import FieldPhone
from tests.spine import CODE, Spine, violation

from .two_years import People

SQUADS, OFFICERS, TARGETS = 6, 60, 200
PLATE = "鲁P12345"
#: Every tenth plate begins with 鲁P1; one in a hundred comes from elsewhere.
_PLATES = [f"鲁P{number:05}" if number % 100 else f"京A{number:05}" for number in range(0, 100_000, 37)]
#: Codes as often as here: one violation in two hundred has the last.
_CODES = [*["1636"] * 100, *[CODE] * 60, *["1627"] * 30, *["1005"] * 9, "1006"]


def say_all(spine: Spine, day: str) -> People:
    """Say one of everything on a day for which the post has a requirement; who said it, and who else there is."""
    plan_id = spine.plan()
    phone = spine.phone(Role.OFFICER, Role.OUTREACH)
    due = spine.requirement(plan_id, day)
    phone.tell("checkin.check_in", {"post_id": spine.post_id, "requirement_id": due["id"]})
    phone.tell("violation.report", violation(section_id=spine.section_id, chainage_m=12_400))
    _load_words(spine)
    targets = _targets(spine)
    now = spine.clock.now()
    phone.tell("outreach.close_session", talk_of(targets[0], at=now, wishes="多来几次"))
    phone.tell("hazard.report", hazard_of(section_id=spine.section_id, chainage_m=12_500, note="路口弯道有大坑"))
    _task(spine, phone)
    _inspection(spine, phone)
    accident = {"occurred_at": format_instant(now), "procedure": "general", "deaths": 0}
    said = {**accident, "unit_id": str(spine.county.squad), "parties": [{"vehicle_type": "K3", "age": 40}]}
    assert spine.county.desk(Role.SUPERVISOR, spine.county.brigade).post("/accidents", said).status_code == 201
    spine.sweep()
    spine.reckon()
    with spine.app.app_context():
        units = [make_unit(f"{number}中队", spine.county.brigade) for number in range(SQUADS)]
        others = [(make_officer(unit), unit) for unit in units for _ in range(OFFICERS // SQUADS)]
    varied: dict[UUID | str, Sequence[UUID | str]] = {PLATE: _PLATES, CODE: _CODES, targets[0]: targets}
    return People((UUID(str(phone.officer_id)), spine.county.squad), others, varied)


def _load_words(spine: Spine) -> None:
    with spine.app.app_context(), system_transaction(house().bus, spine.clock) as context:
        load_outreach_words(context)
        load_accident_words(context)
        KINDS.load(context)


def _targets(spine: Spine) -> list[UUID]:
    chief, found_ids = spine.county.desk(Role.BRIGADE_LEADER, spine.county.brigade), []
    for number in range(TARGETS):
        made = chief.post("/targets", target_of(spine.county.brigade, name=f"{number}号村"))
        assert made.status_code == 201, made.get_json()
        found_ids.append(UUID(made.get_json()["id"]))
    return found_ids


def _task(spine: Spine, phone: FieldPhone) -> None:
    """Sent by the brigade's centre, acknowledged, reported."""
    sent = spine.centre.post("/tasks", task_of(officer_ids=[str(phone.officer_id)]))
    assert sent.status_code == 201, sent.get_json()
    task = {"task_id": sent.get_json()["id"]}
    phone.tell("dispatch.acknowledge", task)
    phone.tell("dispatch.report_back", {**task, "text": "现场已处置完毕"})


def _inspection(spine: Spine, phone: FieldPhone) -> None:
    looked_at = [{"officer_id": str(phone.officer_id), "call": None}]
    findings = [found("lights", "bad"), found("car", "good")]
    said = inspection_of(spine.county.squad, officers=looked_at, findings=findings, photos=[])
    receipt = spine.phone(Role.SUPERVISOR, unit_id=spine.county.brigade).tell("inspection.record", said)
    assert receipt["status"] == "applied", receipt
