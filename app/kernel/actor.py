"""Who acts: an officer with roles over units, or the system itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from .errors import DomainError


class Role(StrEnum):
    """What somebody may do; each role is granted over a unit and holds for the units below it."""

    OFFICER = "officer"
    OUTREACH = "outreach"
    SQUAD_LEADER = "squad_leader"
    DISPATCHER = "dispatcher"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    BRIGADE_LEADER = "brigade_leader"


FIELD_ROLES = frozenset({Role.OFFICER, Role.OUTREACH, Role.SQUAD_LEADER})
OVERSIGHT_ROLES = frozenset({Role.SQUAD_LEADER, Role.DISPATCHER, Role.SUPERVISOR, Role.BRIGADE_LEADER})


@dataclass(frozen=True, slots=True)
class Actor:
    """An officer as the write path sees them. ``grants`` maps a role to all units it covers, subunits included."""

    officer_id: UUID | None
    unit_id: UUID | None
    rank: str | None = None
    grants: Mapping[Role, frozenset[UUID]] = field(default_factory=dict)

    @property
    def is_system(self) -> bool:
        return self.officer_id is None

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(self.grants)

    def units(self, roles: Iterable[Role]) -> frozenset[UUID]:
        """All units over which the actor holds one of ``roles``."""
        return frozenset().union(*(self.grants.get(role, frozenset()) for role in roles))

    def allows(self, roles: Iterable[Role], unit_id: UUID | None) -> bool:
        """Whether the actor holds one of ``roles`` over ``unit_id``."""
        return self.is_system or unit_id in self.units(roles)

    def require(self, roles: Iterable[Role], unit_id: UUID | None) -> None:
        """Raise ``not_allowed`` unless :meth:`allows`."""
        if not self.allows(roles, unit_id):
            raise DomainError("not_allowed")


SYSTEM = Actor(officer_id=None, unit_id=None)
