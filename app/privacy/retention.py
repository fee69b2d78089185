"""Removing what is past its age, in portions, and foreseeing what would go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.assessment.service import waits_before
from app.kernel.audit import count_details, erase_details
from app.kernel.clock import Clock, format_instant
from app.kernel.command import Context
from app.kernel.database import db, write_transaction
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.kernel.upsert import Upsert
from app.tracking.service import AT_ONCE, count_looks, count_positions, remove_looks, remove_positions

from . import photos, rules
from .models import RetentionRun

JOB = "privacy.retain"
KIND = "retention"
#: Portions of a run of the job: some seconds, after which the runner may be asked to stop.
PORTIONS = 10
_RUNS = Upsert(RetentionRun, ["id"], ["at"])

Count = Callable[[Session, datetime], int]
Remove = Callable[[Context, datetime], int]


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of data with an age: how much of it is older than an instant, and how a portion of that is removed.

    ``setting`` names the days in ``config.Settings``; ``portion`` is what one transaction removes at most, about;
    ``held`` counts by reason what stays although it is old."""

    key: str
    setting: str
    count: Count
    remove: Remove
    portion: int
    held: Callable[[Session, datetime], dict[str, int]] = lambda _session, _before: {}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """So many of a kind of data are kept longer than ``days`` and would go now; ``held``, by reason, stay."""

    key: str
    days: int
    before: datetime
    count: int
    held: dict[str, int]


def _erase(context: Context, before: datetime) -> int:
    return erase_details(context.session, before, AT_ONCE)


CATEGORIES = (
    Category("positions", "retention_track_days", count_positions, remove_positions, AT_ONCE),
    Category("looks", "retention_audit_days", count_looks, remove_looks, 1),
    Category(
        photos.EVIDENCE.key,
        "retention_evidence_photo_days",
        photos.EVIDENCE.count,
        photos.EVIDENCE.remove,
        photos.PORTION,
        photos.EVIDENCE.held,
    ),
    Category(
        photos.DAILY.key,
        "retention_daily_photo_days",
        photos.DAILY.count,
        photos.DAILY.remove,
        photos.PORTION,
        photos.DAILY.held,
    ),
    Category("audit_details", "retention_audit_days", count_details, _erase, AT_ONCE),
)


def foresee(session: Session, now: datetime) -> list[Foreseen]:
    """What a run would remove at ``now``."""
    days, before = _ages(now)
    return [
        Foreseen(
            each.key,
            days[each.key],
            before[each.key],
            each.count(session, before[each.key]),
            each.held(session, before[each.key]),
        )
        for each in CATEGORIES
    ]


def _ages(now: datetime) -> tuple[dict[str, int], dict[str, datetime]]:
    days: dict[str, int] = {each.key: getattr(house().settings, each.setting) for each in CATEGORIES}
    return days, rules.horizons(now, days)


def last_run(session: Session) -> datetime | None:
    """When all that was past its age had last been removed."""
    return session.scalar(select(RetentionRun.at))


def retain(clock: Clock, _payload: dict[str, Any]) -> None:
    """The minutely job: once a day remove what is past its age, as much as one run may; the next minute goes on."""
    latest = last_run(db.session())
    db.session.rollback()
    if rules.is_due(latest, clock.now()) and not is_waited_for(clock) and remove_old(clock):
        with write_transaction() as session:
            _RUNS.put(session, [{"id": 1, "at": clock.now()}])


def is_waited_for(clock: Clock) -> bool:
    """Whether something has yet to be reckoned from what would go."""
    _, before = _ages(clock.now())
    waits = waits_before(db.session(), before["positions"])
    db.session.rollback()
    return waits


def remove_old(clock: Clock) -> bool:
    """Remove a run's portions; return whether nothing is left to remove."""
    _, before = _ages(clock.now())
    return all(_remove(clock, each, before[each.key]) for each in CATEGORIES)


def _remove(clock: Clock, category: Category, before: datetime) -> bool:
    return any(_portion(clock, category, before) < category.portion for _ in range(PORTIONS))


def _portion(clock: Clock, category: Category, before: datetime) -> int:
    with system_transaction(house().bus, clock) as context:
        removed = category.remove(context, before)
        if removed:
            said: dict[str, Any] = {"removed": removed, "before": format_instant(before)}
            context.changed(f"privacy.{category.key}_removed", KIND, category.key, **said)
    return removed
