"""Verb of the inspector's side: uphold a finding, change it, or take it back; each with a reason, none overwritten."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, insert, select, update

from app.kernel.actor import Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .access import DECIDING_ROLES, INSPECTING_ROLES
from .info import FindingInfo, InspectionInfo
from .kinds import check_finding
from .models import Finding
from .queries import INSPECTION, finding_with_inspection, sees_whole
from .recording import new_finding, tell


def decide(context: Context, payload: dict[str, Any]) -> Applied:
    """Decide about a finding as seen at ``version``.

    Raises ``not_found``, ``not_allowed`` for who neither made it nor stands over the unit's leader, or is concerned
    themself, ``finding_not_decidable`` where its state doesn't allow it (yet), ``finding_invalid``."""
    finding, inspection = _found(context, payload)
    said = payload["said"]
    allowed = rules.may_decide(finding.state, finding.verdict, said["decision"], inspection.corrected_at, context.now)
    if not inspection.stands or not allowed:
        raise DomainError("finding_not_decidable", state=finding.state)
    _write(context, finding, payload["version"], said)
    after = {"finding": finding.kind, "verdict": finding.verdict, "state": said["decision"]}
    if said["decision"] == "changed":
        after |= {"changed_to": said["kind"], "changed_verdict": said["verdict"]}
        _replace(context, finding, said)
    people = {inspection.officer_id, *inspection.officer_ids}
    detail = {"before": {"state": finding.state}, "after": after, "why": said["reason"]}
    action = f"inspection.finding_{said['decision']}"
    tell(context, action, inspection.id, inspection.inspected_unit_id, people, **detail)
    return Applied(Record(INSPECTION, inspection.id))


def _found(context: Context, payload: dict[str, Any]) -> tuple[FindingInfo, InspectionInfo]:
    found = finding_with_inspection(context.session, payload["id"])
    if found is None or not sees_whole(context.actor, found[1]):
        raise DomainError("not_found")
    if not may_decide(context.actor, *found):
        raise DomainError("not_allowed")
    return found


def may_decide(actor: Actor, finding: FindingInfo, inspection: InspectionInfo) -> bool:
    """Whether it is the actor's to decide: they made it and still inspect the unit, or stand over the unit's leader."""
    if actor.officer_id in inspection.concerned_by(finding):
        return False
    unit_id = inspection.inspected_unit_id
    if actor.officer_id == inspection.officer_id:
        return actor.allows(INSPECTING_ROLES, unit_id)
    return actor.allows(DECIDING_ROLES, unit_id)


def _write(context: Context, finding: FindingInfo, version: int, said: dict[str, Any]) -> None:
    values = {
        "state": said["decision"],
        "reason": said["reason"],
        "decided_by": context.actor.officer_id,
        "decided_at": context.now,
        "version": version + 1,
    }
    at_version = update(Finding).where(Finding.id == finding.id, Finding.version == version)
    if context.session.execute(at_version.values(**values).returning(Finding.id)).first() is None:
        raise DomainError("version_conflict")


def _replace(context: Context, finding: FindingInfo, said: dict[str, Any]) -> None:
    """Put another finding in the place of one: what was decided needs no second answer."""
    check_finding(said["kind"], said["verdict"])
    last = select(func.max(Finding.position)).where(Finding.inspection_id == finding.inspection_id)
    row = new_finding(
        context,
        finding.inspection_id,
        (context.session.scalar(last) or 0) + 1,
        {
            "kind": said["kind"],
            "verdict": said["verdict"],
            "officer_id": finding.officer_id,
            "note": finding.note,
            "state": "upheld" if said["verdict"] == "bad" else "noted",
            "replaces_id": finding.id,
            "decided_by": context.actor.officer_id,
            "decided_at": context.now,
            "reason": said["reason"],
        },
    )
    context.session.execute(insert(Finding), [row])
