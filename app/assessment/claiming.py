"""Exemptions that officers claim (申报剔除): said from a phone, decided at the desk; a granted one becomes duty's."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, insert, select, update
from sqlalchemy.orm import Session

from app.duty.access import EXEMPTING_ROLES
from app.duty.exempting import grant_exemption
from app.duty.service import RequirementInfo, requirement_for
from app.kernel.actor import Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .models import ExemptionClaim

CLAIM = "exemption_claim"
_CLAIM = cast(Table, ExemptionClaim.__table__)


@dataclass(frozen=True, slots=True)
class ClaimInfo:
    """A claim; the members are those of :class:`ExemptionClaim`."""

    id: UUID
    requirement_id: UUID
    unit_id: UUID
    officer_id: UUID
    reason: str
    note: str
    starts_at: datetime
    ends_at: datetime
    said_at: datetime
    received_at: datetime
    state: str
    version: int
    decided_by: UUID | None
    decided_at: datetime | None
    decision: str
    exemption_id: UUID | None


_COLUMNS = [getattr(ExemptionClaim, each.name) for each in fields(ClaimInfo)]


def claim_exemption(context: Context, payload: dict[str, Any]) -> Applied:
    """From a phone: say why a requirement of one's own could not be kept, wholly or for a time."""
    requirement = requirement_for(context.session, payload["requirement_id"])
    if requirement is None or requirement.cancelled_at is not None or not _is_of_crew(context.actor, requirement):
        raise DomainError("not_found")
    starts_at = max(payload["starts_at"] or requirement.starts_at, requirement.starts_at)
    ends_at = min(payload["ends_at"] or requirement.ends_at, requirement.ends_at)
    if starts_at >= ends_at:
        raise DomainError("claim_outside")
    said = {name: payload[name] for name in ("requirement_id", "reason")}
    row = {
        **said,
        "id": context.command_id,
        "unit_id": requirement.unit_id,
        "officer_id": context.actor.officer_id,
        "note": payload["note"].strip(),
        "starts_at": starts_at,
        "ends_at": ends_at,
        "said_at": context.occurrence.corrected_at,
        "received_at": context.now,
        "state": "asked",
        "version": 1,
        "decision": "",
    }
    context.session.execute(insert(_CLAIM), [row])
    _tell(context, "assessment.exemption_claimed", get_claim(context.session, context.command_id))
    return Applied(Record(CLAIM, context.command_id))


def decide_claim(context: Context, payload: dict[str, Any]) -> Applied:
    """At the desk: grant a claim, which exempts the requirement for its time, or refuse it with a reason."""
    said, claim = payload["said"], get_claim(context.session, payload["id"])
    context.actor.require(EXEMPTING_ROLES, claim.unit_id)
    if claim.state != "asked":
        raise DomainError("claim_decided")
    if claim.officer_id == context.actor.officer_id:
        raise DomainError("claim_own")
    if said["state"] == "refused" and not said["decision"].strip():
        raise DomainError("request_invalid", fields={"decision": ["says why"]})
    exemption_id = _grant(context, claim) if said["state"] == "granted" else None
    decided = {"state": said["state"], "decision": said["decision"].strip(), "exemption_id": exemption_id}
    who = {"decided_by": context.actor.officer_id, "decided_at": context.now, "version": claim.version + 1}
    at_version = update(_CLAIM).where(_CLAIM.c.id == claim.id, _CLAIM.c.version == payload["version"])
    if context.session.execute(at_version.values(**decided, **who).returning(_CLAIM.c.id)).first() is None:
        raise DomainError("version_conflict")
    _tell(context, f"assessment.claim_{said['state']}", get_claim(context.session, claim.id), why=decided["decision"])
    return Applied(Record(CLAIM, claim.id))


def _grant(context: Context, claim: ClaimInfo) -> UUID:
    span = {"starts_at": claim.starts_at, "ends_at": claim.ends_at}
    said = {"requirement_id": claim.requirement_id, "reason": claim.reason, "note": claim.note}
    return grant_exemption(context, {**said, **span}).record.id


def get_claim(session: Session, claim_id: UUID) -> ClaimInfo:
    """The claim of this id; raise ``not_found`` for an unknown one."""
    found = _read(session, ExemptionClaim.id == claim_id)
    if not found:
        raise DomainError("not_found")
    return found[0]


def claims_by_ids(session: Session, ids: list[UUID]) -> list[ClaimInfo]:
    """The claims of these ids; unknown ids are left out."""
    return _read(session, ExemptionClaim.id.in_(ids))


def own_claims(session: Session, officer_id: UUID, since: datetime) -> list[ClaimInfo]:
    """What an officer claimed since an instant."""
    return _read(session, ExemptionClaim.officer_id == officer_id, ExemptionClaim.received_at >= since)


def claims_to_decide(session: Session, actor: Actor, state: str) -> list[ClaimInfo]:
    """The claims in one state of the units over which the actor exempts, in the order in which they came."""
    units = actor.units(EXEMPTING_ROLES)
    return _read(session, ExemptionClaim.unit_id.in_(units), ExemptionClaim.state == state)


def may_see_claim(actor: Actor, claim: ClaimInfo) -> bool:
    """Whoever claimed, and those who decide for the unit."""
    return actor.officer_id == claim.officer_id or claim.unit_id in actor.units(EXEMPTING_ROLES)


def _is_of_crew(actor: Actor, requirement: RequirementInfo) -> bool:
    """Of the crew by name; what was due of a whole squad, anybody of the squad may speak for."""
    if requirement.officer_ids:
        return actor.officer_id in requirement.officer_ids
    return actor.unit_id == requirement.unit_id


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[ClaimInfo]:
    query = select(*_COLUMNS).where(*conditions).order_by(ExemptionClaim.received_at, ExemptionClaim.id)
    return [ClaimInfo(*row) for row in session.execute(query)]


def _tell(context: Context, action: str, claim: ClaimInfo, **detail: Any) -> None:
    said = {"state": claim.state, "reason_code": claim.reason, "note": claim.note}
    whose = {"unit_id": claim.unit_id, "officer_id": claim.officer_id}
    context.changed(action, CLAIM, claim.id, **whose, after=said, **detail)
