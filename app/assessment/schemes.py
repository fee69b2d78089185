"""Adopted schemes: written once, in force by date, never changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from app.kernel.actor import Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .models import SchemeRow
from .scheme import Scheme, parse_scheme

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
    """Adopt a scheme for a unit and the units below it; raise what ``parse_scheme`` raises."""
    context.actor.require(ADOPTING_ROLES, payload["unit_id"])
    scheme_id = context.new_id("scheme")
    _insert(context, scheme_id, payload["unit_id"], {**payload["scheme"], "id": str(scheme_id)})
    return Applied(Record("scheme", scheme_id))


def adopt_default(context: Context, unit_id: UUID) -> None:
    """Begin with the scheme that comes with the product, so that no brigade stands without one."""
    scheme_id = context.new_id("scheme", unit_id)
    _insert(context, scheme_id, unit_id, {**default_scheme(), "id": str(scheme_id)})


def _insert(context: Context, scheme_id: UUID, unit_id: UUID, data: dict[str, Any]) -> None:
    """Check a scheme and write it down."""
    scheme = parse_scheme(data)
    row = {
        "id": scheme_id,
        "name": scheme.name,
        "valid_from": scheme.valid_from,
        "valid_to": scheme.valid_to,
        "unit_id": unit_id,
        "data": data,
        "adopted_at": context.now,
        "adopted_by": context.actor.officer_id,
    }
    context.session.execute(insert(SchemeRow), [row])
    context.changed("assessment.scheme_adopted", "scheme", scheme_id, unit_id=unit_id, after=data)


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


def schemes_of(session: Session, unit_ids: list[UUID]) -> list[AdoptedScheme]:
    """All schemes of these units, the youngest first."""
    query = select(*_COLUMNS).where(SchemeRow.unit_id.in_(unit_ids))
    return [AdoptedScheme(*row) for row in session.execute(query.order_by(SchemeRow.adopted_at.desc(), SchemeRow.id))]
