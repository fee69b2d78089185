"""Verbs: go out (上勤), come in (下勤), correct either, take either back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.kernel.clock import format_instant
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.tracking.service import vehicles_by_ids

from . import rules
from .models import ShiftCrew
from .queries import ENDS, SHIFT, STARTS, EndInfo, StartInfo, ends_of, shifts_of_officer, start_of


def start_shift(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an officer's word that they are out; with ``supersedes`` it corrects crew, car or note of an own shift.

    Raises ``shift_running`` where another shift of theirs runs and they can still end it."""
    crew = [each for each in payload["crew_ids"] if each != context.actor.officer_id]
    _check_named(context.session, crew, payload["vehicle_id"])
    before = STARTS.supersede(context, "shift.start_superseded")
    shift_id = context.command_id if before is None else before.shift_id
    flags = _judge(context) if before is None else ()
    STARTS.add(context, {"shift_id": shift_id, "vehicle_id": payload["vehicle_id"], "note": payload["note"].strip()})
    if crew:
        rows = [{"start_id": context.command_id, "officer_id": each} for each in crew]
        context.session.execute(insert(ShiftCrew), rows)
    _tell_started(context, shift_id, {**payload, "crew_ids": crew}, before)
    return Applied(Record(STARTS.kind, context.command_id), flags=flags)


def _check_named(session: Session, crew: Collection[UUID], vehicle_id: UUID | None) -> None:
    if len(officers_by_ids(session, set(crew))) < len(set(crew)):
        raise DomainError("crew_member_unknown")
    if vehicle_id is not None and not vehicles_by_ids(session, [vehicle_id]):
        raise DomainError("vehicle_unknown")


def _judge(context: Context) -> tuple[str, ...]:
    """The flags of a new start; raise for one that its officer can still put right."""
    said = context.occurrence
    since = said.corrected_at - rules.LONGEST
    others = shifts_of_officer(context.session, _own_id(context), since)
    verdict = rules.judge_start(
        said.corrected_at, context.now, certain=said.clock_certain, others=[each.span for each in others]
    )
    if verdict == "running":
        running = next(each for each in others if each.span.runs_at(said.corrected_at))
        raise DomainError("shift_running", since=format_instant(running.started_at), shift_id=str(running.id))
    return {"overlaps": ("shift_overlaps",), "out_of_order": ("out_of_order",), "clear": ()}[verdict]


def _own_id(context: Context) -> UUID:
    if context.actor.officer_id is None:
        raise DomainError("enrolment_unknown")
    return context.actor.officer_id


def _tell_started(context: Context, shift_id: UUID, payload: dict[str, Any], before: StartInfo | None) -> None:
    after = {"crew_ids": [str(each) for each in payload["crew_ids"]], "vehicle_id": _text(payload["vehicle_id"])}
    was = {} if before is None else {"before": _members(before)}
    concerned = {*payload["crew_ids"], *(() if before is None else before.crew_ids)}
    _tell(context, "shift.started" if before is None else "shift.corrected", shift_id, concerned, after=after, **was)


def _members(start: StartInfo) -> dict[str, Any]:
    return {"crew_ids": [str(each) for each in start.crew_ids], "vehicle_id": _text(start.vehicle_id)}


def _text(record_id: UUID | None) -> str | None:
    return None if record_id is None else str(record_id)


def _tell(context: Context, action: str, shift_id: UUID, crew: Collection[UUID], **detail: Any) -> None:
    """One change for each who is out: so it reaches the phones of all of them, lent ones too."""
    for officer_id in [_own_id(context), *sorted(crew)]:
        context.changed(action, SHIFT, shift_id, unit_id=context.actor.unit_id, officer_id=officer_id, **detail)


def end_shift(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an officer's word that their shift is over, also while its start hasn't arrived."""
    start = start_of(context.session, payload["shift_id"])
    if start is not None and start.officer_id != context.actor.officer_id:
        raise DomainError("not_found")
    ENDS.supersede(context, "shift.end_superseded")
    shift_id = payload["shift_id"] if start is None else start.shift_id
    flags = _flags_of_end(context, start)
    ENDS.add(context, {"shift_id": shift_id, "note": payload["note"].strip()})
    _tell(context, "shift.ended", shift_id, () if start is None else start.crew_ids)
    return Applied(Record(ENDS.kind, context.command_id), flags=flags)


def _flags_of_end(context: Context, start: StartInfo | None) -> tuple[str, ...]:
    """An end that doesn't follow a start that stands, or follows another end, is kept and flagged."""
    if start is None or start.withdrawn_at is not None or context.occurrence.corrected_at < start.corrected_at:
        return ("out_of_order",)
    return ("out_of_order",) if ends_of(context.session, [start.shift_id]) else ()


def withdraw(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an own start or end back, with a reason; the shift is as if it had never been said, and stays on file."""
    is_start = STARTS.find(context.session, payload["command_id"]) is not None
    if is_start:
        start = STARTS.withdraw(context, payload, None)
        _tell(context, "shift.withdrawn", start.shift_id, start.crew_ids, why=payload["reason"])
        return Applied(Record(STARTS.kind, start.id))
    end: EndInfo = ENDS.withdraw(context, payload, None)
    whose = start_of(context.session, end.shift_id)
    _tell(context, "shift.reopened", end.shift_id, () if whose is None else whose.crew_ids, why=payload["reason"])
    return Applied(Record(ENDS.kind, end.id))
