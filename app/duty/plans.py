"""Plans as they stand: the rules from which dated requirements follow (勤务方案)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from .models import Plan


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """A plan. ``starts`` and ``ends`` are local times; it crosses midnight when it doesn't end after it starts.

    ``officer_ids`` is the crew, empty for the whole squad; ``required_share`` is 0..1 of a section's length."""

    id: UUID
    kind: str
    name: str
    post_id: UUID | None
    section_id: UUID | None
    unit_id: UUID
    starts: time
    ends: time
    weekdays: tuple[int, ...]
    day_rule: str
    valid_from: date
    valid_to: date | None
    officer_ids: tuple[UUID, ...]
    vehicle_id: UUID | None
    purpose: str
    manner: str
    mode: str
    spot_checks: int | None
    demands_check_in: bool
    required_passes: int | None
    required_share: float | None
    version: int
    announced_at: datetime
    made_through: date | None
    ended_at: datetime | None


_COLUMNS = [getattr(Plan, each.name) for each in fields(PlanInfo)]


def get_plan(session: Session, plan_id: UUID) -> PlanInfo | None:
    """The plan of this id, ended ones included."""
    return next(iter(_read(session, select(*_COLUMNS).where(Plan.id == plan_id))), None)


def plans_of(session: Session, unit_ids: Collection[UUID], *, with_ended: bool = False) -> list[PlanInfo]:
    """The plans of these units, by name; those that were ended only where they are asked for."""
    query = select(*_COLUMNS).where(Plan.unit_id.in_(unit_ids))
    if not with_ended:
        query = query.where(Plan.ended_at.is_(None))
    return _read(session, query.order_by(Plan.name, Plan.id))


def is_planned(session: Session, *, post_id: UUID | None = None, section_id: UUID | None = None) -> bool:
    """Whether a running plan names the post or the section."""
    names = (Plan.post_id == post_id) if post_id else (Plan.section_id == section_id)
    return session.scalar(select(Plan.id).where(names, Plan.ended_at.is_(None)).limit(1)) is not None


def lock_plans(session: Session, ids: Collection[UUID]) -> list[PlanInfo]:
    """Running plans, locked until commit so that nobody changes them while requirements are made."""
    query = select(*_COLUMNS).where(Plan.id.in_(ids), Plan.ended_at.is_(None)).order_by(Plan.id)
    return _read(session, query.with_for_update())


def running_plan_ids(session: Session) -> list[UUID]:
    """All plans that haven't been ended."""
    return list(session.scalars(select(Plan.id).where(Plan.ended_at.is_(None))))


def plan_ids_behind(session: Session, day: date) -> list[UUID]:
    """Running plans whose requirements haven't been made through ``day`` yet."""
    behind = (Plan.made_through.is_(None)) | (Plan.made_through < day)
    return list(session.scalars(select(Plan.id).where(Plan.ended_at.is_(None), behind)))


def _read(session: Session, query: Select[Any]) -> list[PlanInfo]:
    return [_info(dict(row)) for row in session.execute(query).mappings()]


def _info(row: dict[str, Any]) -> PlanInfo:
    row["officer_ids"] = tuple(UUID(each) for each in row["officer_ids"])
    row["weekdays"] = tuple(row["weekdays"])
    return PlanInfo(**row)
