"""Requirements as others read them (应巡, 应守): what was due, where, when, for whom, and what excuses it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, NamedTuple, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, bindparam, false, func, or_, select
from sqlalchemy.orm import Session

from app.kernel.database import on_tables

from .models import Exemption, Post, Requirement


@dataclass(frozen=True, slots=True)
class ExemptionInfo:
    """Why a requirement doesn't count from ``starts_at`` to ``ends_at``: task, leave, vehicle_down or no_signal."""

    id: UUID
    requirement_id: UUID
    reason: str
    note: str
    starts_at: datetime
    ends_at: datetime
    granted_by: UUID
    granted_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class RequirementInfo:
    """One dated thing to do, in UTC instants. ``officer_ids`` is the crew, empty for the whole squad ``unit_id``.

    ``manner``: standing or lit (posts), patrol (sections), or spot, the ``slice_no``-th of
    ``slices``. ``exemptions`` are those that stand."""

    id: UUID
    plan_id: UUID
    plan_version: int
    duty_day: date
    starts_at: datetime
    ends_at: datetime
    kind: str
    post_id: UUID | None
    section_id: UUID | None
    unit_id: UUID
    officer_ids: tuple[UUID, ...]
    vehicle_id: UUID | None
    purpose: str
    manner: str
    mode: str
    slice_no: int | None
    slices: int | None
    demands_check_in: bool
    required_passes: int | None
    required_share: float | None
    cancelled_at: datetime | None
    place_version: int | None
    exemptions: tuple[ExemptionInfo, ...] = ()


_EXEMPTION = [getattr(Exemption, each.name) for each in fields(ExemptionInfo)]
_REQUIREMENT = [getattr(Requirement, each.name) for each in fields(RequirementInfo) if each.name != "exemptions"]
_STANDS = Requirement.cancelled_at.is_(None)


class PostSpan(NamedTuple):
    """When a post has to be stood at, in UTC instants."""

    requirement_id: UUID
    post_id: UUID
    starts_at: datetime
    ends_at: datetime


# Every check-in asks these: built once, and on the table.
_TABLE = cast(Table, Requirement.__table__)
_SPANS = select(_TABLE.c.id, _TABLE.c.post_id, _TABLE.c.starts_at, _TABLE.c.ends_at).where(
    _TABLE.c.post_id.in_(bindparam("post_ids", expanding=True)),
    _TABLE.c.starts_at < bindparam("end"),
    _TABLE.c.ends_at > bindparam("start"),
    _TABLE.c.cancelled_at.is_(None),
)


def spans_at_posts(session: Session, post_ids: Collection[UUID], start: datetime, end: datetime) -> list[PostSpan]:
    """When these posts have to be stood at, as far as it overlaps the time from start to end."""
    rows = on_tables(session, _SPANS, {"post_ids": list(post_ids), "start": start, "end": end})
    return [PostSpan(*row) for row in rows]


def requirement_for(session: Session, requirement_id: UUID) -> RequirementInfo | None:
    """The requirement of this id, a cancelled one included."""
    return next(iter(_read(session, Requirement.id == requirement_id)), None)


def requirements_by_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, RequirementInfo]:
    """The requirements of these ids, cancelled ones included; unknown ids are left out."""
    return {each.id: each for each in _read(session, Requirement.id.in_(ids))}


def requirements_between(
    session: Session, first_day: date, last_day: date, unit_ids: Collection[UUID]
) -> list[RequirementInfo]:
    """What these units had to do on the duty days from first to last, both included; cancelled ones left out."""
    days = Requirement.duty_day.between(first_day, last_day)
    return _read(session, days, Requirement.unit_id.in_(unit_ids), _STANDS)


def requirements_touching(
    session: Session,
    start: datetime,
    end: datetime,
    *,
    unit_ids: Collection[UUID] = (),
    vehicle_ids: Collection[UUID] = (),
    post_ids: Collection[UUID] = (),
) -> list[RequirementInfo]:
    """What overlaps the time from start to end and belongs to any of these units, vehicles or posts."""
    belongs = or_(
        false(),
        Requirement.unit_id.in_(unit_ids),
        Requirement.vehicle_id.in_(vehicle_ids),
        Requirement.post_id.in_(post_ids),
    )
    return _read(session, Requirement.starts_at < end, Requirement.ends_at > start, belongs, _STANDS)


def last_due_days(session: Session, section_ids: Collection[UUID], before: datetime) -> dict[UUID, date]:
    """By section, the last duty day on which it, or a post on it, had something to do that has begun by then."""
    begun = (_STANDS, Requirement.starts_at <= before)
    patrols = select(Requirement.section_id, func.max(Requirement.duty_day)).where(
        Requirement.section_id.in_(section_ids), *begun
    )
    posts = (
        select(Post.section_id, func.max(Requirement.duty_day))
        .join(Requirement, Requirement.post_id == Post.id)
        .where(Post.section_id.in_(section_ids), *begun)
    )
    found: dict[UUID | None, date] = {}
    for query in (patrols.group_by(Requirement.section_id), posts.group_by(Post.section_id)):
        for section_id, day in session.execute(query):
            found[section_id] = max(day, found.get(section_id, day))
    return {section_id: day for section_id, day in found.items() if section_id is not None}


def sections_of_requirements(session: Session, ids: Collection[UUID]) -> dict[UUID, UUID]:
    """By requirement, its section; those of posts and unknown ids are left out."""
    asked, found = list(ids), dict[UUID, UUID]()
    for n in range(0, len(asked), 500):
        query = select(Requirement.id, Requirement.section_id).where(
            Requirement.id.in_(asked[n : n + 500]), Requirement.section_id.is_not(None)
        )
        found |= {row[0]: row[1] for row in session.execute(query) if row[1] is not None}
    return found


def requirements_ending(session: Session, after: datetime, until: datetime) -> list[RequirementInfo]:
    """What ended after one instant and not after the other; cancelled ones left out."""
    return _read(session, Requirement.ends_at > after, Requirement.ends_at <= until, _STANDS)


def exemptions_by_ids(session: Session, ids: Collection[UUID]) -> list[ExemptionInfo]:
    """The exemptions of these ids, withdrawn ones included, in the order they were granted."""
    query = select(*_EXEMPTION).where(Exemption.id.in_(ids)).order_by(Exemption.granted_at, Exemption.id)
    return [ExemptionInfo(*row) for row in session.execute(query)]


def get_exemption(session: Session, exemption_id: UUID) -> ExemptionInfo | None:
    """The exemption of this id, a withdrawn one included."""
    row = session.execute(select(*_EXEMPTION).where(Exemption.id == exemption_id)).first()
    return None if row is None else ExemptionInfo(*row)


def exemptions_of(session: Session, requirement_ids: Collection[UUID]) -> dict[UUID, tuple[ExemptionInfo, ...]]:
    """The exemptions that stand, by requirement and in the order they were granted."""
    query = select(*_EXEMPTION).where(Exemption.requirement_id.in_(requirement_ids), Exemption.withdrawn_at.is_(None))
    found: dict[UUID, tuple[ExemptionInfo, ...]] = {}
    for row in session.execute(query.order_by(Exemption.granted_at, Exemption.id)):
        exemption = ExemptionInfo(*row)
        found[exemption.requirement_id] = (*found.get(exemption.requirement_id, ()), exemption)
    return found


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[RequirementInfo]:
    query = select(*_REQUIREMENT).where(*conditions).order_by(Requirement.starts_at, Requirement.id)
    rows = [dict(row) for row in session.execute(query).mappings()]
    exemptions = exemptions_of(session, [row["id"] for row in rows])
    return [_info(row, exemptions.get(row["id"], ())) for row in rows]


def _info(row: dict[str, Any], exemptions: Iterable[ExemptionInfo]) -> RequirementInfo:
    officer_ids = tuple(UUID(each) for each in row.pop("officer_ids"))
    return RequirementInfo(**row, officer_ids=officer_ids, exemptions=tuple(exemptions))
