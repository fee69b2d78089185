"""Verbs of the phone: report a hazard, correct it, take it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.duty.service import get_section
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .kinds import KINDS
from .models import Hazard
from .queries import HAZARD, REPORTS, ReportInfo

_SAID = ("kind", "severity", "section_id", "chainage_m")


def report(context: Context, payload: dict[str, Any]) -> Applied:
    """Take in a hazard; with ``supersedes`` it corrects an own earlier report, and the hazard stays the same."""
    KINDS.check(context.session, [payload["kind"]])
    _check_place(context.session, payload)
    before = REPORTS.supersede(context, "hazard.report_superseded")
    hazard_id = context.command_id if before is None else before.hazard_id
    if before is None:
        _open(context)
    texts = {name: payload[name].strip() for name in ("place_text", "note")}
    REPORTS.add(context, {**{name: payload[name] for name in _SAID}, **texts, "hazard_id": hazard_id})
    digests = REPORTS.link(context, payload["photos"])
    _tell(context, hazard_id, payload, before)
    return Applied(Record(REPORTS.kind, context.command_id), photos=digests, flags=_flags(context, payload))


def _check_place(session: Session, payload: dict[str, Any]) -> None:
    if payload["section_id"] is None:
        return
    section = get_section(session, payload["section_id"])
    if section is None:
        raise DomainError("section_unknown")
    if payload["chainage_m"] is not None and not section.holds(payload["chainage_m"]):
        raise DomainError("chainage_out_of_section")


def _open(context: Context) -> None:
    new = {"id": context.command_id, "state": "open", "handed_to": "", "handed_number": "", "version": 1}
    context.session.execute(insert(Hazard), [{**new, "unit_id": context.actor.unit_id}])


def _flags(context: Context, payload: dict[str, Any]) -> tuple[str, ...]:
    placed = context.fix or payload["section_id"] or payload["place_text"].strip()
    return () if placed else ("place_missing",)


def _tell(context: Context, hazard_id: UUID, payload: dict[str, Any], before: ReportInfo | None) -> None:
    whose = {"unit_id": context.actor.unit_id, "officer_id": context.actor.officer_id}
    detail: dict[str, Any] = {"after": {name: payload[name] for name in ("kind", "severity")}}
    if before is not None:
        detail["before"] = {"kind": before.kind, "severity": before.severity, "id": str(before.id)}
    context.changed("hazard.reported" if before is None else "hazard.corrected", HAZARD, hazard_id, **whose, **detail)


def withdraw(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an own report back, with a reason; it stays, marked, and what was done about it too."""
    before = REPORTS.withdraw(context, payload, None)
    whose = {"unit_id": before.unit_id, "officer_id": before.officer_id}
    context.changed("hazard.withdrawn", HAZARD, before.hazard_id, **whose, why=payload["reason"])
    return Applied(Record(REPORTS.kind, before.id))
