"""Adopted schemes: written once, in force by date, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from app.accounts.service import descendants, path_to_root
from app.kernel.actor import Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .models import SchemeRow
from .periodrecords import last_published_day
from .reigns import Reign, reigns
from .scheme import Scheme, parse_scheme

SCHEME = "scheme"
ADOPTING_ROLES = frozenset({Role.BRIGADE_LEADER, Role.ADMIN})
DEFAULT = Path(__file__).parent / "data" / "default_scheme_2.json"


@dataclass(frozen=True, slots=True)
class AdoptedScheme:
    """A scheme with its id; ``data`` is what ``scheme.parse_scheme`` read."""

    id: UUID
    name: str
    valid_from: date
    valid_to: date | None
    unit_id: UUID
    data: dict[str, Any]
    adopted_at: datetime
    adopted_by: UUID | None

    def parsed(self) -> Scheme:
        """The scheme to reckon with."""
        return parse_scheme(self.data)


_COLUMNS = [getattr(SchemeRow, name) for name in AdoptedScheme.__slots__]


def adopt_scheme(context: Context, payload: dict[str, Any]) -> Applied:
    """Adopt a scheme for a unit and the units below it; raise what ``parse_scheme`` raises, and
    ``scheme_into_published`` (param ``earliest_day``) for one that would reach back into a published period."""
    context.actor.require(ADOPTING_ROLES, payload["unit_id"])
    scheme_id = context.new_id(SCHEME)
    data = {**payload["scheme"], "id": str(scheme_id)}
    scheme = parse_scheme(data)
    earliest = earliest_day(context.session, payload["unit_id"])
    if earliest is not None and scheme.valid_from < earliest:
        raise DomainError("scheme_into_published", earliest_day=earliest.isoformat())
    _insert(context, scheme, payload["unit_id"], data, payload["reason"])
    return Applied(Record(SCHEME, scheme_id))


def earliest_day(session: Session, unit_id: UUID) -> date | None:
    """The first day from which on a scheme of the unit may hold: published periods keep theirs. None: any day."""
    touched = {*path_to_root(session, unit_id), *descendants(session, unit_id)}
    last = last_published_day(session, touched)
    return None if last is None else last + timedelta(days=1)


def adopt_default(context: Context, unit_id: UUID) -> None:
    """Begin with the scheme that comes with the product, so that no brigade stands without one."""
    data = {**default_scheme(), "id": str(context.new_id(SCHEME, unit_id))}
    _insert(context, parse_scheme(data), unit_id, data, None)


def _insert(context: Context, scheme: Scheme, unit_id: UUID, data: dict[str, Any], why: str | None) -> None:
    before = _in_force(context.session, unit_id, scheme.valid_from)
    said: dict[str, Any] = {"why": why} if why else {}
    if before is not None:
        said["before"] = before.data
    row = {
        "id": UUID(scheme.id),
        "name": scheme.name,
        "valid_from": scheme.valid_from,
        "valid_to": scheme.valid_to,
        "unit_id": unit_id,
        "data": data,
        "adopted_at": context.now,
        "adopted_by": context.actor.officer_id,
    }
    context.session.execute(insert(SchemeRow), [row])
    context.changed("assessment.scheme_adopted", SCHEME, scheme.id, unit_id=unit_id, after=data, **said)


def _in_force(session: Session, unit_id: UUID, day: date) -> AdoptedScheme | None:
    try:
        return scheme_on(session, path_to_root(session, unit_id), day)
    except DomainError:
        return None


def default_scheme() -> dict[str, Any]:
    """The scheme that comes with the product, as data."""
    data: dict[str, Any] = json.loads(DEFAULT.read_text(encoding="utf-8"))
    return data


def scheme_on(session: Session, unit_ids: list[UUID], day: date) -> AdoptedScheme:
    """The scheme in force on a day for a unit, given with the units above it, nearest first. The youngest of the
    nearest unit wins; raise ``scheme_missing`` where there is none."""
    query = select(*_COLUMNS).where(
        SchemeRow.unit_id.in_(unit_ids),
        SchemeRow.valid_from <= day,
        or_(SchemeRow.valid_to.is_(None), SchemeRow.valid_to >= day),
    )
    found = [AdoptedScheme(*row) for row in session.execute(query.order_by(SchemeRow.adopted_at.desc(), SchemeRow.id))]
    for unit_id in unit_ids:
        for scheme in found:
            if scheme.unit_id == unit_id:
                return scheme
    raise DomainError("scheme_missing")


def scheme_of(session: Session, scheme_id: UUID) -> AdoptedScheme:
    """The scheme of this id; schemes are never taken away."""
    return AdoptedScheme(*session.execute(select(*_COLUMNS).where(SchemeRow.id == scheme_id)).one())


def schemes_by_ids(session: Session, ids: Iterable[UUID]) -> list[AdoptedScheme]:
    """The schemes of these ids; unknown ids are left out."""
    return [AdoptedScheme(*row) for row in session.execute(select(*_COLUMNS).where(SchemeRow.id.in_(list(ids))))]


def listed(schemes: Sequence[AdoptedScheme]) -> list[dict[str, Any]]:
    """Schemes, the youngest first, each with the days on which it is its unit's scheme."""
    days: dict[UUID, list[Reign]] = {}
    for unit_id in {each.unit_id for each in schemes}:
        own = [each for each in schemes if each.unit_id == unit_id]
        left = reigns([Reign(each.valid_from, each.valid_to) for each in own])
        days |= {each.id: parts for each, parts in zip(own, left, strict=True)}
    return [
        {**{each.name: getattr(scheme, each.name) for each in fields(AdoptedScheme)}, "in_force": days[scheme.id]}
        for scheme in schemes
    ]


def schemes_of(session: Session, unit_ids: list[UUID]) -> list[AdoptedScheme]:
    """All schemes of these units, the youngest first."""
    query = select(*_COLUMNS).where(SchemeRow.unit_id.in_(unit_ids))
    return [AdoptedScheme(*row) for row in session.execute(query.order_by(SchemeRow.adopted_at.desc(), SchemeRow.id))]
