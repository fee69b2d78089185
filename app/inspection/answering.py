"""Verb of those who were looked at: accept a finding, or explain it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .info import FindingInfo, InspectionInfo
from .models import Finding
from .queries import ANSWERS, concerns, finding_with_inspection
from .recording import tell

LATE = "answer_late"


def answer(context: Context, payload: dict[str, Any]) -> Applied:
    """Take in what somebody concerned says of a finding. One that was decided meanwhile keeps the answer beside it.

    Raises ``not_found`` for a finding that isn't theirs to answer, ``answer_empty`` for an empty explanation."""
    found = finding_with_inspection(context.session, payload["finding_id"])
    if found is None or not concerns(context.actor, found[1], found[0]):
        raise DomainError("not_found")
    finding, inspection = found
    if finding.verdict != "bad":
        raise DomainError("not_found")
    text = payload["text"].strip()
    if payload["stance"] == "explain" and not text:
        raise DomainError("answer_empty")
    ANSWERS.add(context, {"finding_id": finding.id, "stance": payload["stance"], "text": text})
    late = not (rules.is_answerable(finding.state) and inspection.stands)
    state = finding.state if late else _move(context, inspection, finding, payload["stance"])
    after = {"finding": finding.kind, "stance": payload["stance"], "text": text, "state": state}
    people = {inspection.officer_id, *inspection.officer_ids}
    unit_id = inspection.inspected_unit_id
    tell(context, "inspection.answered", inspection.id, unit_id, people, before={"state": finding.state}, after=after)
    return Applied(Record(ANSWERS.kind, context.command_id), flags=(LATE,) if late else ())


def _move(context: Context, inspection: InspectionInfo, finding: FindingInfo, stance: str) -> str:
    stances = {str(each.officer_id): each.stance for each in finding.answers}
    stances[str(context.actor.officer_id)] = stance
    state = rules.state_after({str(each) for each in inspection.concerned_by(finding)}, stances)
    values = {"state": state, "version": finding.version + 1}
    context.session.execute(update(Finding).where(Finding.id == finding.id).values(**values))
    return state
