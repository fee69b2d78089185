"""Verbs: report a violation, correct it, take it back."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, insert, update
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.duty.service import get_section
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.photos.service import link_photos

from .events import ViolationReported
from .models import Violation
from .plates import Plate, check_plate
from .queries import ViolationInfo, find_violation
from .reference import code_exists
from .rules import normalise_decision_number

_INSERT = insert(cast(Table, Violation.__table__))
PENALTY = "penalty_issued"
AUXILIARY = "auxiliary"


def report(context: Context, payload: dict[str, Any]) -> Applied:
    """Take in an observed offence; with ``supersedes`` it corrects an own earlier one, which stays beside it."""
    plate = check_plate(**payload["plate"])
    _check_references(context.session, payload)
    _check_authority(context, payload)
    context.session.execute(_INSERT, [_row(context, payload, plate)])
    digests = _link(context, payload["photos"])
    before = _supersede(context)
    _tell_report(context, before, payload)
    return Applied(Record("violation", context.command_id), photos=digests)


def _check_references(session: Session, payload: dict[str, Any]) -> None:
    """Raise unless code, section, chainage and crew exist and fit together."""
    if not code_exists(session, payload["code"]):
        raise DomainError("violation_code_unknown", code=payload["code"])
    if payload["section_id"] is not None:
        _check_chainage(session, payload["section_id"], payload["chainage_m"])
    crew = set(payload["crew_ids"])
    if crew and len(officers_by_ids(session, crew)) < len(crew):
        raise DomainError("crew_member_unknown")


def _check_chainage(session: Session, section_id: UUID, chainage_m: int | None) -> None:
    section = get_section(session, section_id)
    if section is None:
        raise DomainError("section_unknown")
    if chainage_m is not None and not section.holds(chainage_m):
        raise DomainError("chainage_out_of_section")


def _check_authority(context: Context, payload: dict[str, Any]) -> None:
    """An auxiliary may not decide a penalty (duty_rules.csv R10); with a police officer in the crew the officer did."""
    if context.actor.rank != AUXILIARY or payload["outcome"] != PENALTY:
        return
    crew = officers_by_ids(context.session, set(payload["crew_ids"]))
    if all(member.rank == AUXILIARY for member in crew.values()):
        raise DomainError("auxiliary_may_not_penalise")


def _row(context: Context, payload: dict[str, Any], plate: Plate) -> dict[str, Any]:
    occurrence, fix = context.occurrence, context.fix
    return {
        "id": context.command_id,
        "officer_id": context.actor.officer_id,
        "unit_id": context.actor.unit_id,
        "claimed_at": occurrence.claimed_at,
        "corrected_at": occurrence.corrected_at,
        "bracket_from": occurrence.bracket_from,
        "bracket_to": occurrence.bracket_to,
        "clock_certain": occurrence.clock_certain,
        "latitude": fix.latitude if fix else None,
        "longitude": fix.longitude if fix else None,
        "accuracy_m": fix.accuracy_m if fix else None,
        "plate_text": plate.text,
        "plate_type": plate.type_code,
        "plate_class": plate.plate_class,
        "plate_reason": plate.manual_reason,
        "code": payload["code"],
        "section_id": payload["section_id"],
        "chainage_m": payload["chainage_m"],
        "place_text": payload["place_text"].strip(),
        "crew_ids": [str(member) for member in payload["crew_ids"]],
        "outcome": payload["outcome"],
        "decision_number": normalise_decision_number(payload["decision_number"]),
        "note": payload["note"].strip(),
    }


def _link(context: Context, photos: list[dict[str, Any]]) -> tuple[str, ...]:
    if not photos:
        return ()
    officer_id, unit_id = context.actor.officer_id, context.actor.unit_id
    if officer_id is None or unit_id is None:
        raise DomainError("enrolment_unknown")
    return link_photos(context, "violation", context.command_id, photos, unit_id, officer_id)


def _supersede(context: Context) -> ViolationInfo | None:
    """Put the corrected violation aside; return it."""
    if context.supersedes is None:
        return None
    before = _own_standing(context, context.supersedes.id, "already_superseded")
    _put_aside(context, before, "violation.superseded", superseded_by=context.command_id)
    return before


def _tell_report(context: Context, before: ViolationInfo | None, payload: dict[str, Any]) -> None:
    """Tell the audit what was said; of a correction also the members that changed the offence itself."""
    actor = context.actor
    detail: dict[str, Any] = {"after": {name: payload[name] for name in ("code", "outcome")}}
    if before is not None:
        detail["before"] = {"code": before.code, "outcome": before.outcome, "id": str(before.id)}
    context.changed(
        "violation.corrected" if before else "violation.reported",
        "violation",
        context.command_id,
        unit_id=actor.unit_id,
        officer_id=actor.officer_id,
        **detail,
    )
    if actor.officer_id is not None and actor.unit_id is not None:
        at = context.occurrence.corrected_at
        context.emit(ViolationReported(context.command_id, actor.officer_id, actor.unit_id, at))


def withdraw(context: Context, payload: dict[str, Any]) -> Applied:
    """Take back an own violation, with a reason; it stays, marked."""
    before = _own_standing(context, payload["command_id"], "already_withdrawn")
    _put_aside(context, before, "violation.withdrawn", withdrawn_at=context.now, withdrawn_reason=payload["reason"])
    return Applied(Record("violation", before.id))


def _own_standing(context: Context, violation_id: UUID, code: str) -> ViolationInfo:
    found = find_violation(context.session, violation_id)
    if found is None or found.officer_id != context.actor.officer_id:
        raise DomainError("not_found")
    if not found.stands:
        raise DomainError(code)
    return found


def _put_aside(context: Context, before: ViolationInfo, action: str, **values: Any) -> None:
    context.session.execute(update(Violation).where(Violation.id == before.id).values(**values))
    after = {name: str(value) for name, value in values.items()}
    context.changed(action, "violation", before.id, unit_id=before.unit_id, officer_id=before.officer_id, after=after)
