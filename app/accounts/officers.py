"""Officers as others see them, and the actor that each of them is on the write path."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import CTE, BindParameter, ColumnElement, Table, bindparam, select, true
from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.errors import DomainError

from .models import Officer, RoleGrant, Unit
from .rules import Grant


@dataclass(frozen=True, slots=True)
class OfficerInfo:
    """A police officer or an auxiliary (``rank``: police | auxiliary) with the grants as they were given."""

    id: UUID
    badge: str
    name: str
    rank: str
    unit_id: UUID
    mentor_id: UUID | None
    active: bool
    version: int
    grants: tuple[Grant, ...] = ()

    @property
    def roles(self) -> list[Role]:
        """The roles held over any unit, in the order of :class:`Role`."""
        held = {role for role, _ in self.grants}
        return [role for role in Role if role in held]


def officers_by_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, OfficerInfo]:
    """The officers of these ids, disabled ones included; unknown ids are left out."""
    return {officer.id: officer for officer in _read(session, Officer.id.in_(ids))}


def officers_of_units(session: Session, unit_ids: Collection[UUID]) -> list[OfficerInfo]:
    """The officers whose own unit is one of these, by badge; disabled ones included."""
    return _read(session, Officer.unit_id.in_(unit_ids))


def officer_by_badge(session: Session, badge: str) -> OfficerInfo | None:
    """The officer with this badge number, if there is one."""
    return next(iter(_read(session, Officer.badge == badge)), None)


def all_officers(session: Session) -> list[OfficerInfo]:
    """Everybody, by badge."""
    return _read(session, true())


def _read(session: Session, condition: ColumnElement[bool]) -> list[OfficerInfo]:
    rows = session.execute(
        select(
            Officer.id,
            Officer.badge,
            Officer.name,
            Officer.rank,
            Officer.unit_id,
            Officer.mentor_id,
            Officer.active,
            Officer.version,
        )
        .where(condition)
        .order_by(Officer.badge)
    ).all()
    grants = _grants(session, [row.id for row in rows])
    return [OfficerInfo(*row, grants=tuple(grants.get(row.id, ()))) for row in rows]


def _grants(session: Session, officer_ids: Collection[UUID]) -> dict[UUID, list[Grant]]:
    rows = session.execute(
        select(RoleGrant.officer_id, RoleGrant.role, RoleGrant.unit_id)
        .where(RoleGrant.officer_id.in_(officer_ids))
        .order_by(RoleGrant.role, RoleGrant.unit_id)
    )
    found: dict[UUID, list[Grant]] = {}
    for officer_id, role, unit_id in rows:
        found.setdefault(officer_id, []).append(Grant(Role(role), unit_id))
    return found


# -- actors ---------------------------------------------------------------------------------------------------------

# Every request needs these: built once, and on tables.
_OFFICER, _GRANT, _UNIT = (cast(Table, model.__table__) for model in (Officer, RoleGrant, Unit))
_WHO: BindParameter[UUID] = bindparam("ids", expanding=True)
_STANDING = select(_OFFICER.c.id, _OFFICER.c.unit_id, _OFFICER.c.rank, _OFFICER.c.active).where(_OFFICER.c.id.in_(_WHO))


def spread(of_whom: ColumnElement[bool]) -> CTE:
    """The grants that a condition names, spread over the units below: ``officer_id``, ``role``, ``unit_id``."""
    columns = (_GRANT.c.officer_id, _GRANT.c.role, _GRANT.c.unit_id)
    granted = select(*columns).where(of_whom).cte("spread", recursive=True)
    below = select(granted.c.officer_id, granted.c.role, _UNIT.c.id)
    return granted.union(below.join(granted, _UNIT.c.parent_id == granted.c.unit_id))


_SPREAD = select(spread(_GRANT.c.officer_id.in_(_WHO)))


def actor_of(session: Session, officer_id: UUID) -> Actor:
    """Who an officer is on the write path, grants spread over the units below; raises ``officer_unknown``."""
    actor = actors_of(session, [officer_id]).get(officer_id)
    if actor is None:
        raise DomainError("officer_unknown")
    return actor


def actors_of(session: Session, officer_ids: Collection[UUID]) -> dict[UUID, Actor]:
    """The actors of many officers in two queries; unknown ids are left out.

    A disabled officer is an actor without any grant: what their phone still delivers is kept, and refused."""
    rows = session.execute(_STANDING, {"ids": list(officer_ids)}).all()
    grants = spread_grants(session, [row.id for row in rows if row.active])
    return {row.id: Actor(row.id, row.unit_id, row.rank, grants.get(row.id, {})) for row in rows}


def spread_grants(session: Session, officer_ids: Iterable[UUID]) -> dict[UUID, dict[Role, frozenset[UUID]]]:
    """For each officer and role, all units over which it holds: those granted and the units below them."""
    found: dict[UUID, dict[Role, set[UUID]]] = {}
    for officer_id, role, unit_id in session.execute(_SPREAD, {"ids": list(officer_ids)}):
        found.setdefault(officer_id, {}).setdefault(Role(role), set()).add(unit_id)
    return {who: {role: frozenset(units) for role, units in roles.items()} for who, roles in found.items()}
