"""Granting and withdrawing exemptions (剔除): a requirement doesn't count while its crew could not be there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import EXEMPTING_ROLES, require_over
from .events import RequirementsChanged
from .models import Exemption
from .requirements import RequirementInfo, get_exemption, requirement_for


def grant_exemption(context: Context, payload: dict[str, Any]) -> Applied:
    """Exempt a requirement, wholly or from ``starts_at`` to ``ends_at``."""
    requirement = _decided_by(context, payload["requirement_id"])
    starts_at = max(payload["starts_at"] or requirement.starts_at, requirement.starts_at)
    ends_at = min(payload["ends_at"] or requirement.ends_at, requirement.ends_at)
    if starts_at >= ends_at:
        raise DomainError("request_invalid", fields={"ends_at": ["not within the requirement's time"]})
    exemption_id = context.new_id("exemption")
    row = {
        "id": exemption_id,
        "requirement_id": requirement.id,
        "reason": payload["reason"],
        "note": payload["note"],
        "starts_at": starts_at,
        "ends_at": ends_at,
        "granted_by": context.actor.officer_id,
        "granted_at": context.now,
        "withdrawn_at": None,
    }
    context.session.execute(insert(Exemption), [row])
    said = {"exemption_id": str(exemption_id), "reason": payload["reason"], "note": payload["note"]}
    _tell(context, "duty.exemption_granted", requirement, said)
    return Applied(Record("exemption", exemption_id))


def withdraw_exemption(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an exemption back; it stays on record."""
    exemption = get_exemption(context.session, payload["id"])
    if exemption is None:
        raise DomainError("not_found")
    requirement = _decided_by(context, exemption.requirement_id)
    if exemption.withdrawn_at is not None:
        raise DomainError("already_withdrawn")
    taken_back = update(Exemption).where(Exemption.id == exemption.id).values(withdrawn_at=context.now)
    context.session.execute(taken_back)
    _tell(context, "duty.exemption_withdrawn", requirement, {"exemption_id": str(exemption.id)})
    return Applied(Record("exemption", exemption.id))


def _decided_by(context: Context, requirement_id: UUID) -> RequirementInfo:
    """The requirement, if it stands and the actor may exempt it."""
    requirement = requirement_for(context.session, requirement_id)
    if requirement is None or requirement.cancelled_at is not None:
        raise DomainError("not_found")
    require_over(context.actor, EXEMPTING_ROLES, requirement.unit_id)
    return requirement


def _tell(context: Context, action: str, requirement: RequirementInfo, said: dict[str, Any]) -> None:
    context.changed(action, "requirement", requirement.id, unit_id=requirement.unit_id, **said)
    context.emit(RequirementsChanged((requirement.id,)))
