"""Who may see whose account: squads may be compared, a person's is for that person and for those who supervise them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import descendants
from app.kernel.actor import OVERSIGHT_ROLES, Actor, Role
from app.kernel.errors import DomainError

KEEPING_ROLES = frozenset({Role.BRIGADE_LEADER, Role.SUPERVISOR})
"""Who opens, publishes and closes a brigade's periods."""


WITHDRAWING_ROLES = frozenset({Role.BRIGADE_LEADER})
"""Who takes a publication back: not those who publish, who could otherwise publish until they like what they see."""
TRYING_ROLES = KEEPING_ROLES | {Role.ADMIN}
"""Who tries a draft scheme on past periods."""


def supervised_units(actor: Actor) -> frozenset[UUID]:
    """The units whose credits and cards the actor sees."""
    return actor.units(OVERSIGHT_ROLES)


def require_supervised(actor: Actor, unit_id: UUID) -> None:
    """Raise ``not_found`` unless the actor supervises the unit."""
    if unit_id not in supervised_units(actor):
        raise DomainError("not_found")


def oversees_in_brigade(session: Session, actor: Actor, brigade_id: UUID) -> bool:
    """Whether the actor supervises the brigade or a unit of it: the board compares units."""
    return bool(supervised_units(actor) & descendants(session, brigade_id))


def require_in_brigade(session: Session, actor: Actor, brigade_id: UUID) -> None:
    """Raise ``not_found`` unless the actor sees the brigade's board."""
    if not oversees_in_brigade(session, actor, brigade_id):
        raise DomainError("not_found")
