"""Verbs: report a violation, correct it, take it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.duty.service import get_section
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .events import ViolationReported
from .plates import Plate, check_plate
from .queries import VIOLATIONS, ViolationInfo
from .reference import code_exists
from .rules import normalise_decision_number

PENALTY = "penalty_issued"
AUXILIARY = "auxiliary"


def report(context: Context, payload: dict[str, Any]) -> Applied:
    """Take in an observed offence; with ``supersedes`` it corrects an own earlier one, which stays beside it."""
    plate = check_plate(**payload["plate"])
    _check_references(context.session, payload)
    _check_authority(context, payload)
    VIOLATIONS.add(context, _members(payload, plate))
    digests = VIOLATIONS.link(context, payload["photos"])
    before = VIOLATIONS.supersede(context, "violation.superseded")
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


def _members(payload: dict[str, Any], plate: Plate) -> dict[str, Any]:
    return {
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
    before = VIOLATIONS.withdraw(context, payload, "violation.withdrawn")
    return Applied(Record("violation", before.id))
