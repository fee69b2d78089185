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
from .offences import OffenceInfo, check_offences, write_offences
from .plates import Plate, check_plate
from .queries import VIOLATIONS, ViolationInfo
from .rules import MAX_PHOTOS
from .verification import code_of

PENALTY = "penalty_issued"
AUXILIARY = "auxiliary"


def report(context: Context, payload: dict[str, Any]) -> Applied:
    """Take in what was observed of a vehicle; with ``supersedes`` it corrects an own earlier report, which stays
    beside it."""
    plate = check_plate(**payload["plate"])
    check_offences(context.session, payload["offences"])
    _check_references(context.session, payload)
    _check_authority(context, payload)
    VIOLATIONS.add(context, _members(context, payload, plate))
    digests = VIOLATIONS.link(context, payload["photos"], payload["crew_ids"])
    before = VIOLATIONS.supersede(context, "violation.superseded")
    if before is not None and payload["keep_photos"]:
        VIOLATIONS.carry(context, before, len(digests), MAX_PHOTOS, payload["crew_ids"])
    write_offences(context, payload["offences"], _numbered(before, payload))
    _tell_report(context, before, payload)
    return Applied(Record("violation", context.command_id), photos=digests)


def _numbered(before: ViolationInfo | None, payload: dict[str, Any]) -> tuple[OffenceInfo, ...]:
    """The offences whose decision numbers outlive a correction: none where the penalty itself is taken back."""
    if before is None or (before.outcome == PENALTY and payload["outcome"] != PENALTY):
        return ()
    return before.offences


def _check_references(session: Session, payload: dict[str, Any]) -> None:
    """Raise unless section, chainage and crew exist and fit together."""
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


def _members(context: Context, payload: dict[str, Any], plate: Plate) -> dict[str, Any]:
    if context.digest is None:
        raise DomainError("enrolment_unknown")
    return {
        "plate_text": plate.text,
        "plate_type": plate.type_code,
        "plate_class": plate.plate_class,
        "plate_reason": plate.manual_reason,
        "section_id": payload["section_id"],
        "chainage_m": payload["chainage_m"],
        "place_text": payload["place_text"].strip(),
        "crew_ids": [str(member) for member in payload["crew_ids"]],
        "outcome": payload["outcome"],
        "note": payload["note"].strip(),
        "verification_code": code_of(context.digest),
    }


def _tell_report(context: Context, before: ViolationInfo | None, payload: dict[str, Any]) -> None:
    """Tell the audit what was said; of a correction also the members that changed the offence itself."""
    actor = context.actor
    codes = [offence["code"] for offence in payload["offences"]]
    detail: dict[str, Any] = {"after": {"codes": codes, "outcome": payload["outcome"]}}
    if before is not None:
        codes = [offence.code for offence in before.offences]
        detail["before"] = {"codes": codes, "outcome": before.outcome, "id": str(before.id)}
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
