"""The access matrix of commands: every type × every role × the own record or unit and another's."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from app.kernel.actor import Role
from app.kernel.house import EXTENSION, House
from app.kernel.openapi import describe
from tests.access import (
    accident,
    analysis,
    assessment,
    call,
    hazard,
    imports,
    inspection,
    master,
    outreach,
    records,
    reference,
    report,
    roster,
    shift,
    sign_in_codes,
)
from tests.access.test_routes import MATRIX
from tests.access.violation import DESK as VIOLATION_DESK
from tests.access.world import Place, World
from tests.e2e.spoken import ROWS
from tests.phones import FieldPhone
from tests.spine import violation

YES, NO, GONE = "applied", "not_allowed", "not_found"

#: Cells for officer, outreach, squad leader, dispatcher, supervisor, admin, brigade leader. "own" names a place of the
#: own squad or an own record; "other" a place of another squad, another officer's record, or another's enrolment.
FIELD: dict[str, dict[Place, tuple[str, ...]]] = {
    "checkin.check_in": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (YES, YES, YES, NO, NO, NO, NO),  # an officer may be lent: what they say is kept, and judged later
    },
    "checkin.check_out": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (YES, YES, YES, NO, NO, NO, NO),
    },
    "checkin.withdraw": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (GONE, GONE, GONE, NO, NO, NO, NO),
    },
    "violation.report": {
        "own": (YES, NO, YES, NO, NO, NO, NO),
        "other": (YES, NO, YES, NO, NO, NO, NO),  # an offence is an offence on anybody's road
    },
    "violation.withdraw": {
        "own": (YES, NO, YES, NO, NO, NO, NO),
        "other": (GONE, NO, GONE, NO, NO, NO, NO),
    },
    "outreach.close_session": {
        "own": (NO, YES, YES, NO, NO, NO, NO),
        "other": (NO, YES, YES, NO, NO, NO, NO),  # the team talks wherever it is asked to
    },
    "outreach.withdraw_session": {
        "own": (NO, YES, YES, NO, NO, NO, NO),
        "other": (NO, GONE, GONE, NO, NO, NO, NO),
    },
    **{
        f"dispatch.{verb}": {"own": (YES,) * 7, "other": (GONE,) * 7}  # whoever it was sent to, and nobody else
        for verb in ("acknowledge", "set_out", "arrive", "report_back", "send_back")
    },
    **assessment.FIELD,
    **hazard.FIELD,
    **accident.FIELD,
    **inspection.FIELD,
    **roster.FIELD,
    **shift.FIELD,
    "sync.abandon": {
        "own": (YES, YES, YES, YES, YES, YES, YES),
        "other": ("enrolment_foreign",) * 7,
    },
}

#: A desk's command is said by exactly one route, and that route's row says who may.
DESK: dict[str, str] = {
    **VIOLATION_DESK,
    **assessment.DESK,
    **imports.DESK,
    **sign_in_codes.DESK,
    **master.DESK,
    "accounts.create_unit": "POST /api/v1/units",
    "accounts.create_officer": "POST /api/v1/officers",
    "accounts.change_officer": "PATCH /api/v1/officers/<uuid:officer_id>",
    "accounts.set_password": "POST /api/v1/officers/<uuid:officer_id>/password",
    "accounts.grant_role": "POST /api/v1/officers/<uuid:officer_id>/roles",
    "accounts.withdraw_role": "DELETE /api/v1/officers/<uuid:officer_id>/roles",
    "accounts.revoke_enrolment": "DELETE /api/v1/enrolments/<uuid:enrolment_id>",
    "assessment.adopt_scheme": "POST /api/v1/schemes",
    "dispatch.send_task": "POST /api/v1/tasks",
    "dispatch.recall_task": "POST /api/v1/tasks/<uuid:task_id>/recall",
    "dispatch.close_task": "POST /api/v1/tasks/<uuid:task_id>/close",
    "duty.create_post": "POST /api/v1/posts",
    "duty.change_post": "PATCH /api/v1/posts/<uuid:post_id>",
    "duty.create_section": "POST /api/v1/sections",
    "duty.change_section": "PATCH /api/v1/sections/<uuid:section_id>",
    "duty.create_plan": "POST /api/v1/plans",
    "duty.change_plan": "PATCH /api/v1/plans/<uuid:plan_id>",
    "duty.end_plan": "DELETE /api/v1/plans/<uuid:plan_id>",
    "duty.grant_exemption": "POST /api/v1/requirements/<uuid:requirement_id>/exemptions",
    "duty.withdraw_exemption": "DELETE /api/v1/exemptions/<uuid:exemption_id>",
    "outreach.create_target": "POST /api/v1/targets",
    "outreach.change_target": "PATCH /api/v1/targets/<uuid:target_id>",
    "outreach.create_campaign": "POST /api/v1/campaigns",
    "outreach.change_campaign": "PATCH /api/v1/campaigns/<uuid:campaign_id>",
    **records.DESK,
    **report.DESK,
    **roster.DESK,
    **hazard.DESK,
    **accident.DESK,
    **call.DESK,
    **inspection.DESK,
    "tracking.create_vehicle": "POST /api/v1/vehicles",
    "tracking.create_tracker": "POST /api/v1/trackers",
    "tracking.rotate_token": "POST /api/v1/trackers/<uuid:tracker_id>/token",
    **reference.DESK,
    **analysis.DESK,
    **outreach.DESK,
}

Say = Callable[[World, FieldPhone, Place], dict[str, str]]


def _post(type_: str) -> Say:
    def say(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
        return phone.say(type_, {"post_id": world.squads[place].post_id, "requirement_id": None})

    return say


def _report(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    return phone.say("violation.report", violation(section_id=world.squads[place].section_id))


def _withdraw(type_: str, earlier: Say, theirs: Callable[[World], str]) -> Say:
    """Take back what was said just before, or what a colleague said."""

    def say(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
        record_id = theirs(world)
        if place == "own":
            result = phone.send(earlier(world, phone, "own"))[0]
            record_id = str(result["id"])
        return phone.say(type_, {"command_id": record_id, "reason": "点错了"})

    return say


def _task(type_: str, **payload: Any) -> Say:
    """Answer a task that was sent to this officer, or to the squad's member."""

    def say(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
        squad = world.squads["own"]
        officer_id = phone.officer_id if place == "own" else squad.member.officer_id
        return phone.say(type_, {"task_id": world.new_task(squad, officer_id), **payload})

    return say


def _abandon(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    phone.say("sync.abandon", {})  # never sent: the hole
    enrolment = phone.phone if place == "own" else world.squads["own"].member.phone
    said = {"seq": phone.phone.seq, "digest": "0" * 64, "reason": "本机数据损坏"}
    return phone.say("sync.abandon", said, enrolment=str(enrolment.enrolment_id))


SAY: dict[str, Say] = {
    "checkin.check_in": _post("checkin.check_in"),
    "checkin.check_out": _post("checkin.check_out"),
    "checkin.withdraw": _withdraw(
        "checkin.withdraw", _post("checkin.check_in"), lambda world: world.squads["own"].check_in_id
    ),
    "violation.report": _report,
    "violation.withdraw": _withdraw("violation.withdraw", _report, lambda world: world.squads["own"].violation_id),
    "outreach.close_session": outreach.say_talk,
    "outreach.withdraw_session": _withdraw("outreach.withdraw_session", outreach.say_talk, outreach.a_colleagues_talk),
    "dispatch.acknowledge": _task("dispatch.acknowledge"),
    "dispatch.set_out": _task("dispatch.set_out"),
    "dispatch.arrive": _task("dispatch.arrive"),
    "dispatch.report_back": _task("dispatch.report_back", text="处置完毕", photos=[]),
    "dispatch.send_back": _task("dispatch.send_back", reason="正在处置事故"),
    **assessment.SAY,
    **hazard.SAY,
    **accident.SAY,
    **inspection.SAY,
    **roster.SAY,
    **shift.SAY,
    "sync.abandon": _abandon,
}


def outcome(phone: FieldPhone, said: dict[str, str]) -> str:
    """ "applied", or the code of the refusal or of the problem."""
    result: dict[str, Any] = phone.send(said)[0]
    if result["state"] == "problem":
        return str(result["problem"]["code"])
    receipt = phone.read(result)
    return str(receipt["code"] or receipt["status"])


@pytest.mark.parametrize("place", ["own", "other"])
@pytest.mark.parametrize("type_", FIELD)
def test_a_phones_command_is_taken_from_each_role_as_the_matrix_says(world: World, type_: str, place: Place) -> None:
    answers = []
    for role in Role:
        phone = world.spine.phone(role)
        answers.append(outcome(phone, SAY[type_](world, phone, place)))
    assert tuple(answers) == FIELD[type_][place]


def test_no_command_is_missing_from_the_matrix_and_none_is_in_it_for_nothing(world: World) -> None:
    house: House = world.app.extensions[EXTENSION]
    types = house.bus.types.values()
    assert {each.name for each in types if each.channel == "field"} == set(FIELD) == set(SAY)
    assert {each.name for each in types if each.channel == "field"} == set(ROWS), "add it to tests/e2e/spoken.py"
    assert {each.name for each in types if each.channel == "desk"} == set(DESK)
    assert set(DESK.values()) <= set(MATRIX)


@pytest.mark.parametrize("type_", DESK)
def test_a_desk_commands_roles_are_those_that_its_route_lets_in(world: World, type_: str) -> None:
    house: House = world.app.extensions[EXTENSION]
    own = MATRIX[DESK[type_]][0].split()
    let_in = {role for role, status in zip(Role, own, strict=False) if status.startswith("2")}
    declared = house.bus.types[type_].roles
    if type_ == "accounts.revoke_enrolment":  # anybody may revoke their own phone; the route's row asks for another's
        assert let_in == {Role.SUPERVISOR, Role.ADMIN}
        assert declared == frozenset(Role)
    # The route's row changes a table that is the administrator's alone, or brings a list of cars: each says who may.
    elif type_ in (*reference.LEADERS_TOO, "imports.take_list"):
        assert let_in < declared
    elif type_ in assessment.OF_A_BRIGADE:  # nobody of the matrix is over the brigade; tests/assessment has who is
        assert let_in == set()
        assert declared == assessment.OF_A_BRIGADE[type_]
    else:
        assert let_in == declared


def test_a_desk_commands_address_asks_for_a_key_and_no_other_does(world: World) -> None:
    with world.app.app_context():
        paths = json.loads(describe(world.app))["paths"]
    asking = {
        f"{method.upper()} {path}"
        for path, operations in paths.items()
        for method, operation in operations.items()
        if method != "parameters"
        and any(each.get("name") == "Idempotency-Key" for each in operation.get("parameters", ()))
    }
    assert asking == {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route) for route in DESK.values()}
