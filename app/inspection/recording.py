"""Verbs of the inspector, on the phone and at the desk: record an inspection, correct it, take it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.duty.service import get_post, get_section, requirements_by_ids, today
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.photos.service import link_photos

from . import rules
from .access import ANYBODY, INSPECTING_ROLES
from .events import InspectionRecorded
from .info import InspectionInfo
from .kinds import check_finding
from .models import Finding, InspectedOfficer
from .queries import INSPECTION, INSPECTIONS

_SAID = ("means", "is_dark", "post_id", "section_id", "requirement_id")


def record(context: Context, payload: dict[str, Any]) -> Applied:
    """Take in what somebody looked at; with ``supersedes`` it corrects an own inspection that nobody answered yet."""
    context.actor.require(INSPECTING_ROLES, payload["inspected_unit_id"])
    _check_officers(context, payload)
    _check_place(context, payload)
    _check_findings(payload)
    before = INSPECTIONS.supersede(context, "inspection.superseded")
    _refuse_answered(before)
    if before is not None:
        _tell_put_aside(context, "inspection.superseded", before, superseded_by=context.command_id)
    calls = {each["officer_id"]: each["call"] for each in payload["officers"]}
    own = {
        "inspected_unit_id": payload["inspected_unit_id"],
        "is_roll_call": any(call is not None for call in calls.values()),
        "duty_day": today(context.occurrence.corrected_at),
        **{name: payload[name] for name in _SAID},
        **{name: payload[name].strip() for name in ("place_text", "note")},
    }
    INSPECTIONS.add(context, own)
    _write_parts(context, payload)
    looked_at = [officer_id for officer_id, call in calls.items() if call != "not_asked"]
    digests = _link(context, payload, looked_at)
    _tell_recorded(context, payload, looked_at, before)
    return Applied(Record(INSPECTION, context.command_id), photos=digests)


def _check_officers(context: Context, payload: dict[str, Any]) -> None:
    """Raise for somebody unknown, somebody whom the actor doesn't oversee, and for the actor themself."""
    ids = [each["officer_id"] for each in payload["officers"]]
    if context.actor.officer_id in ids:
        raise DomainError("inspection_of_oneself")
    known = officers_by_ids(context.session, set(ids))
    overseen = [each for each in known.values() if context.actor.allows(INSPECTING_ROLES, each.unit_id)]
    if len(overseen) < len(set(ids)) or len(set(ids)) < len(ids):
        raise DomainError("officer_unknown")


def _check_place(context: Context, payload: dict[str, Any]) -> None:
    session = context.session
    if payload["post_id"]:
        post = get_post(session, payload["post_id"])
        if post is None or not context.actor.allows(ANYBODY, post.unit_id):
            raise DomainError("post_unknown")
    if payload["section_id"]:
        section = get_section(session, payload["section_id"])
        if section is None or not context.actor.allows(ANYBODY, section.unit_id):
            raise DomainError("section_unknown")
    if payload["requirement_id"]:
        _check_requirement(context, session, payload)


def _check_requirement(context: Context, session: Session, payload: dict[str, Any]) -> None:
    due = requirements_by_ids(session, [payload["requirement_id"]]).get(payload["requirement_id"])
    if due is None or due.unit_id != payload["inspected_unit_id"]:
        raise DomainError("requirement_unknown")
    if context.actor.officer_id in due.officer_ids:
        raise DomainError("inspection_of_oneself")


def _check_findings(payload: dict[str, Any]) -> None:
    """Raise ``finding_invalid`` for a kind that can't be found so, one said twice, and one about somebody else."""
    looked_at = {each["officer_id"] for each in payload["officers"] if each["call"] != "not_asked"}
    said = set()
    for each in payload["findings"]:
        check_finding(each["kind"], each["verdict"])
        about = (each["kind"], each["officer_id"])
        if about in said or each["officer_id"] not in {None, *looked_at}:
            raise DomainError("finding_invalid", kind=each["kind"], verdict=each["verdict"])
        said.add(about)


def _refuse_answered(inspection: InspectionInfo | None) -> None:
    """What was answered or decided is the desk's to decide, and no longer its inspector's to say anew."""
    if inspection is not None and any(each.answers or each.decided_at for each in inspection.findings):
        raise DomainError("inspection_answered")


def _write_parts(context: Context, payload: dict[str, Any]) -> None:
    officers = [
        {"inspection_id": context.command_id, "position": place, **each}
        for place, each in enumerate(payload["officers"])
    ]
    findings = [
        new_finding(context, context.command_id, place, {**each, "note": each["note"].strip()})
        for place, each in enumerate(payload["findings"])
    ]
    if officers:
        context.session.execute(insert(InspectedOfficer), officers)
    if findings:
        context.session.execute(insert(Finding), findings)


def new_finding(context: Context, inspection_id: UUID, position: int, said: dict[str, Any]) -> dict[str, Any]:
    """A finding's row: ``said`` has kind, verdict, officer_id and note, and whatever else differs from a new one."""
    own = {"id": context.new_id("finding", position), "inspection_id": inspection_id, "position": position}
    blank = {"replaces_id": None, "decided_by": None, "decided_at": None, "reason": "", "version": 1}
    return {**own, "state": rules.first_state(said["verdict"]), **blank, **said}


def _link(context: Context, payload: dict[str, Any], looked_at: Iterable[UUID]) -> tuple[str, ...]:
    """Its photos are read by those who oversee the inspected unit, and by those who were looked at."""
    if context.actor.officer_id is None:
        raise DomainError("not_allowed")
    whose = (payload["inspected_unit_id"], context.actor.officer_id, looked_at)
    return link_photos(context, INSPECTION, context.command_id, payload.get("photos", []), *whose)


def _tell_recorded(
    context: Context, payload: dict[str, Any], looked_at: Collection[UUID], before: InspectionInfo | None
) -> None:
    unit_id = payload["inspected_unit_id"]
    verdicts = [each["verdict"] for each in payload["findings"]]
    after = {"means": payload["means"], "good": verdicts.count("good"), "bad": verdicts.count("bad")}
    detail: dict[str, Any] = {"after": after}
    if before is not None:
        detail["before"] = {"id": str(before.id)}
    action = "inspection.recorded" if before is None else "inspection.corrected"
    tell(context, action, context.command_id, unit_id, looked_at, **detail)
    bad = [each for each in payload["findings"] if each["verdict"] == "bad"]
    named = {each["officer_id"] for each in bad if each["officer_id"]}
    whom = set(looked_at) if any(each["officer_id"] is None for each in bad) else named
    context.emit(InspectionRecorded(context.command_id, unit_id, tuple(sorted(whom, key=str))))


def tell(
    context: Context, action: str, inspection_id: UUID, unit_id: UUID, people: Iterable[UUID], **detail: Any
) -> None:
    """One change for the inspector and each who was looked at: so it reaches the phones of all of them."""
    whom = {context.actor.officer_id, *people} - {None}
    for officer_id in sorted((each for each in whom if each is not None), key=str):
        context.changed(action, INSPECTION, inspection_id, unit_id=unit_id, officer_id=officer_id, **detail)


def withdraw(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an own inspection back that nobody answered yet, with a reason; it stays, marked, and counts no more."""
    before = INSPECTIONS.withdraw(context, payload, "inspection.withdrawn")
    _refuse_answered(before)
    reason = payload["reason"]
    _tell_put_aside(context, "inspection.withdrawn", before, withdrawn_at=context.now, withdrawn_reason=reason)
    return Applied(Record(INSPECTION, before.id))


def _tell_put_aside(context: Context, action: str, before: InspectionInfo, **values: Any) -> None:
    """Tell those who were looked at in the same words as its inspector, so that its history has them once."""
    after = {name: str(value) for name, value in values.items()}
    tell(context, action, before.id, before.inspected_unit_id, before.officer_ids, after=after)
