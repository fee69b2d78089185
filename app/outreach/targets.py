"""Targets of outreach (宣教对象): verbs and queries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import KEEPING_ROLES, require_keeper
from .models import Target
from .versions import told, write_next
from .words import check_categories

KIND = "target"


@dataclass(frozen=True, slots=True)
class TargetInfo:
    """A target as others see it; the members are those of :class:`Target`."""

    id: UUID
    kind: str
    name: str
    aliases: list[Any]
    town_code: str | None
    town_name: str
    latitude: float | None
    longitude: float | None
    lunar_month: int | None
    lunar_day: int | None
    lunar_is_leap: bool | None
    categories: list[Any]
    external_key: str | None
    unit_id: UUID
    active: bool
    version: int


_COLUMNS = [getattr(Target, each.name) for each in fields(TargetInfo)]


def get_target(session: Session, target_id: UUID) -> TargetInfo | None:
    """The target of this id, if there is one."""
    return next(iter(_read(session, Target.id == target_id)), None)


def targets_by_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, TargetInfo]:
    """The targets of these ids; unknown ids are left out."""
    return {target.id: target for target in _read(session, Target.id.in_(ids))}


def targets_of(session: Session, unit_ids: Collection[UUID]) -> list[TargetInfo]:
    """The targets of these units by kind, town and name; those no longer in use included."""
    return _read(session, Target.unit_id.in_(unit_ids))


def _read(session: Session, condition: ColumnElement[bool]) -> list[TargetInfo]:
    query = select(*_COLUMNS).where(condition).order_by(Target.kind, Target.town_name, Target.name, Target.id)
    return [TargetInfo(*row) for row in session.execute(query)]


def create_target(context: Context, payload: dict[str, Any]) -> Applied:
    """Add a target."""
    context.actor.require(KEEPING_ROLES, payload["unit_id"])
    return Applied(Record(KIND, add_target(context, payload, "target")))


def add_target(context: Context, members: dict[str, Any], *parts: object) -> UUID:
    """Write a target and tell of it; whoever calls has decided that it may be. ``parts`` make its id."""
    target_id = context.new_id(*parts)
    _check(context.session, target_id, members)
    context.session.execute(insert(Target), [{"active": True, **members, "id": target_id, "version": 1}])
    context.changed("outreach.target_created", KIND, target_id, unit_id=members["unit_id"], after=told(members))
    return target_id


def change_target(context: Context, payload: dict[str, Any]) -> Applied:
    """Change the members named in ``changes`` of the target that stands at ``version``."""
    before, changes = get_target(context.session, payload["id"]), payload["changes"]
    if before is None:
        raise DomainError("not_found")
    require_keeper(context.actor, before.unit_id)
    context.actor.require(KEEPING_ROLES, changes.get("unit_id", before.unit_id))
    rewrite_target(context, before, payload["version"], changes)
    return Applied(Record(KIND, before.id))


def rewrite_target(context: Context, before: TargetInfo, version: int, changes: dict[str, Any]) -> None:
    """Write the next version of a target and tell both units of a move; whoever calls has decided that it may be."""
    _check(context.session, before.id, {**asdict(before), **changes})
    write_next(context.session, Target, before.id, version, changes)
    was = told({name: getattr(before, name) for name in changes})
    for unit_id in sorted({before.unit_id, changes.get("unit_id", before.unit_id)}, key=str):
        context.changed("outreach.target_changed", KIND, before.id, unit_id=unit_id, before=was, after=told(changes))


def _check(session: Session, target_id: UUID, members: dict[str, Any]) -> None:
    """Raise unless place and lunar date are whole, the categories known, and the key its own."""
    if (members["latitude"] is None) != (members["longitude"] is None):
        raise DomainError("geometry_invalid")
    if (members["lunar_month"] is None) != (members["lunar_day"] is None):
        raise DomainError("lunar_date_invalid")
    check_categories(session, members["categories"])
    if members["external_key"] is not None and _key_holder(session, members) not in (None, target_id):
        raise DomainError("target_key_taken", external_key=members["external_key"])


def _key_holder(session: Session, members: dict[str, Any]) -> UUID | None:
    same = [getattr(Target, name) == members[name] for name in ("unit_id", "kind", "external_key")]
    return session.scalar(select(Target.id).where(*same))
