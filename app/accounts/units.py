"""The unit tree: brigade (大队), squads (中队), departments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .events import BrigadeFounded
from .models import Unit


@dataclass(frozen=True, slots=True)
class UnitInfo:
    """A unit as others see it. ``kind``: brigade, squad or department."""

    id: UUID
    parent_id: UUID | None
    name: str
    kind: str


def unit_tree(session: Session) -> list[UnitInfo]:
    """All units, the brigade first. A county has some dozens, so the tree is always read whole."""
    rows = session.execute(select(Unit.id, Unit.parent_id, Unit.name, Unit.kind))
    units = [UnitInfo(row.id, row.parent_id, row.name, row.kind) for row in rows]
    return sorted(units, key=lambda unit: (unit.parent_id is not None, unit.kind != "squad", unit.name, str(unit.id)))


def parents_of(units: Iterable[UnitInfo]) -> dict[UUID, UUID | None]:
    """The tree as ``app.accounts.rules`` walks it."""
    return {unit.id: unit.parent_id for unit in units}


def descendants(session: Session, unit_id: UUID) -> frozenset[UUID]:
    """The unit itself and all units below it; empty for an unknown one."""
    return rules.below(parents_of(unit_tree(session)), [unit_id])


def path_to_root(session: Session, unit_id: UUID) -> list[UUID]:
    """The unit itself, the one over it, and so on up to the brigade; empty for an unknown one."""
    parents = parents_of(unit_tree(session))
    path: list[UUID] = []
    step: UUID | None = unit_id
    while step is not None and step in parents and step not in path:
        path.append(step)
        step = parents[step]
    return path


def readable_units(actor: Actor) -> frozenset[UUID]:
    """The units whose officers the actor may see: the own one, and those they lead or watch over."""
    own = frozenset() if actor.unit_id is None else frozenset({actor.unit_id})
    return actor.units(rules.READING_ROLES) | own


def visible_units(session: Session, actor: Actor) -> list[UnitInfo]:
    """The units whose names the actor may see: the readable ones and everything over them."""
    units = unit_tree(session)
    seen = rules.above(parents_of(units), readable_units(actor))
    return [unit for unit in units if unit.id in seen]


def create_unit(context: Context, payload: dict[str, Any]) -> Applied:
    """Add a unit under ``parent_id``, for an admin over that one."""
    parent = payload["parent_id"]
    if parent not in {unit.id for unit in visible_units(context.session, context.actor)}:
        raise DomainError("unit_unknown")
    context.actor.require({Role.ADMIN}, parent)
    return Applied(Record("unit", add_unit(context, payload)))


def add_unit(context: Context, payload: dict[str, Any]) -> UUID:
    """Write a unit and tell of it; whoever calls has decided that it may be."""
    unit_id = context.new_id("unit")
    row = {name: payload[name] for name in ("parent_id", "name", "kind")}
    context.session.execute(insert(Unit), [{"id": unit_id, "version": 1, **row}])
    after = {"name": row["name"], "kind": row["kind"]}
    context.changed("unit.created", "unit", unit_id, after=after)  # of no unit: everybody below may see the name
    if row["parent_id"] is None:
        context.emit(BrigadeFounded(unit_id))
    return unit_id
