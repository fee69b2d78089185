"""The commander's page: the night's grid with what else is open that evening, each from the verb of its own feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from app.accident.service import AccidentAt, Asked, accidents_at
from app.call.service import KINDS as CALL_KINDS
from app.call.service import calls_between, calls_reach
from app.dispatch.queries import open_tasks
from app.duty.service import sections_by_ids, span_of_day
from app.geo.presence import TimeSpan
from app.outreach.plans import PlanItemInfo, planned_between
from app.outreach.targets import targets_by_ids

from .nights import Night, read_night

WATCHED_DAYS = 7
"""A death within seven days of an accident makes it a fatal one (交通事故统计口径): so long an injury stays open."""


class OpenAccident(NamedTuple):
    """An accident of the duty day, or one with dead or injured whose seven days have not passed."""

    id: UUID
    occurred_at: datetime
    procedure: str
    deaths: int
    injuries: int | None
    place: str


class DayCalls(NamedTuple):
    """The calls of the day by number: all, the valid ones, those still being handled; and of each kind (name in
    Chinese, number), the most first. Never added to accidents."""

    calls: int
    valid: int
    open: int
    kinds: tuple[tuple[str, int], ...]


class OpenTask(NamedTuple):
    """A task that stands, with how many hands it is in, and how many of them have acknowledged it and are done."""

    id: UUID
    title: str
    urgency: str
    created_at: datetime
    due_at: datetime | None
    hands: int
    acknowledged: int
    done: int


class Talk(NamedTuple):
    """A planned talk of the day; ``standing``: open, held or cancelled."""

    id: UUID
    begins_at: time | None
    targets: tuple[str, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of the page. ``calls`` None: the register of calls doesn't reach this day yet."""

    night: Night
    calls: DayCalls | None
    accidents: tuple[OpenAccident, ...]
    tasks: tuple[OpenTask, ...]
    talks: tuple[Talk, ...]


UNSEEN = frozenset({"queued", "sent", "delivered", "opened", "expired", "recalled"})
DONE = frozenset({"reported", "done"})


def read_sheet(session: Session, unit_ids: frozenset[UUID], day: date, now: datetime) -> Sheet:
    """The page of these units for a duty day, as far as it is known at ``now``."""
    span = span_of_day(day)
    return Sheet(
        night=read_night(session, unit_ids, day, now),
        calls=_calls(session, unit_ids, span),
        accidents=_accidents(session, unit_ids, day, span),
        tasks=_tasks(session, unit_ids),
        talks=_talks(session, unit_ids, day),
    )


def _calls(session: Session, unit_ids: frozenset[UUID], span: TimeSpan) -> DayCalls | None:
    if not calls_reach(session, unit_ids, span.start):
        return None
    names = {kind.code: kind.name_zh for kind in CALL_KINDS.all(session)}
    calls = calls_between(session, unit_ids, span.start, span.end)
    kinds = Counter(names.get(call.kind, call.kind) for call in calls)
    return DayCalls(
        calls=len(calls),
        valid=sum(call.valid for call in calls),
        open=sum(call.outcome == "open" for call in calls),
        kinds=tuple(sorted(kinds.items(), key=lambda each: (-each[1], each[0]))),
    )


def _accidents(session: Session, unit_ids: frozenset[UUID], day: date, span: TimeSpan) -> tuple[OpenAccident, ...]:
    """By calendar days a duty day ends in the next one."""
    asked = Asked(unit_ids, first_day=day - timedelta(days=WATCHED_DAYS - 1), last_day=day + timedelta(days=1))
    found = [
        each
        for each in accidents_at(session, asked)
        if each.occurred_at < span.end and (each.occurred_at >= span.start or each.deaths or each.injuries)
    ]
    names = {
        i: each.name for i, each in sections_by_ids(session, {a.section_id for a in found if a.section_id}).items()
    }
    return tuple(
        OpenAccident(a.id, a.occurred_at, a.procedure, a.deaths, a.injuries, _place(a, names)) for a in reversed(found)
    )


def _place(accident: AccidentAt, names: dict[UUID, str]) -> str:
    name = names.get(accident.section_id, "") if accident.section_id else ""
    if accident.chainage_m is None:
        return name
    return f"{name} K{accident.chainage_m // 1000}+{accident.chainage_m % 1000:03d}".strip()


def _tasks(session: Session, unit_ids: Collection[UUID]) -> tuple[OpenTask, ...]:
    return tuple(
        OpenTask(
            task.id,
            task.title,
            task.urgency,
            task.created_at,
            task.due_at,
            len(hands),
            sum(each.state not in UNSEEN for each in hands),
            sum(each.state in DONE for each in hands),
        )
        for task, hands in open_tasks(session, unit_ids)
    )


def _talks(session: Session, unit_ids: Collection[UUID], day: date) -> tuple[Talk, ...]:
    items = [each for each in planned_between(session, unit_ids, day, day) if each.cancelled_at is None]
    targets = targets_by_ids(session, {i for each in items for i in each.target_ids})

    def talk(item: PlanItemInfo) -> Talk:
        names = tuple(targets[i].name for i in item.target_ids if i in targets)
        return Talk(item.id, item.begins_at, names, item.standing)

    return tuple(talk(each) for each in items)
