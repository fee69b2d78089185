"""The unit tree: brigade (大队), squads (中队), departments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .events import BrigadeFounded
from .models import Officer, Unit


@dataclass(frozen=True, slots=True)
class UnitInfo:
    """A unit as others see it. ``kind``: brigade, squad or department; ``ended_at`` once it was given up."""

    id: UUID
    parent_id: UUID | None
    name: str
    kind: str
    version: int
    ended_at: datetime | None


_COLUMNS = [getattr(Unit, each.name) for each in fields(UnitInfo)]


def unit_tree(session: Session) -> list[UnitInfo]:
    """All units, the brigade first, then squads as people count them. A county has some dozens, so the tree is always
    read whole."""
    units = [UnitInfo(*row) for row in session.execute(select(*_COLUMNS))]
    return sorted(units, key=_place)


def _place(unit: UnitInfo) -> tuple[bool, bool, str, str]:
    return unit.parent_id is not None, unit.kind != "squad", rules.counted(unit.name), str(unit.id)


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
    _standing(unit_tree(context.session), parent)
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


def change_unit(context: Context, payload: dict[str, Any]) -> Applied:
    """Rename a unit or move it with all below it, for an admin over it and over where it goes.

    The brigade itself stays on top (``unit_in_use``); a unit never moves below itself (``unit_unknown``)."""
    units = unit_tree(context.session)
    before, changes = _administered(context, units, payload["unit_id"]), payload["changes"]
    parent = changes.get("parent_id", before.parent_id)
    if parent != before.parent_id:
        _check_move(context, units, before, parent)
    _write_next(context, before.id, payload["version"], changes)
    was = {name: _told(getattr(before, name)) for name in changes}
    now = {name: _told(value) for name, value in changes.items()}
    context.changed("unit.changed", "unit", before.id, before=was, after=now)
    return Applied(Record("unit", before.id))


def end_unit(context: Context, payload: dict[str, Any]) -> Applied:
    """Give a unit up; raise ``unit_in_use`` while people or units that go on belong to it."""
    units = unit_tree(context.session)
    unit = _administered(context, units, payload["unit_id"])
    below = any(each.parent_id == unit.id and each.ended_at is None for each in units)
    people = select(Officer.id).where(Officer.unit_id == unit.id, Officer.active.is_(True))
    if unit.parent_id is None or below or context.session.scalar(people.limit(1)) is not None:
        raise DomainError("unit_in_use")
    _write_next(context, unit.id, payload["version"], {"ended_at": context.now})
    context.changed("unit.ended", "unit", unit.id)
    return Applied(Record("unit", unit.id))


def _administered(context: Context, units: Iterable[UnitInfo], unit_id: UUID) -> UnitInfo:
    """The unit, if it goes on and the actor administers it."""
    if unit_id not in readable_units(context.actor):
        raise DomainError("not_found")
    context.actor.require({Role.ADMIN}, unit_id)
    return _standing(units, unit_id)


def _standing(units: Iterable[UnitInfo], unit_id: UUID) -> UnitInfo:
    found = next((unit for unit in units if unit.id == unit_id), None)
    if found is None or found.ended_at is not None:
        raise DomainError("unit_unknown")
    return found


def _check_move(context: Context, units: Iterable[UnitInfo], unit: UnitInfo, parent: UUID) -> None:
    if unit.parent_id is None:
        raise DomainError("unit_in_use")
    if parent not in readable_units(context.actor) or parent in rules.below(parents_of(units), [unit.id]):
        raise DomainError("unit_unknown")
    context.actor.require({Role.ADMIN}, parent)
    _standing(units, parent)


def _write_next(context: Context, unit_id: UUID, version: int, values: dict[str, Any]) -> None:
    same = (Unit.id == unit_id) & (Unit.version == version)
    written = context.session.execute(update(Unit).where(same).values(**values, version=version + 1).returning(Unit.id))
    if written.first() is None:
        raise DomainError("version_conflict")


def _told(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
