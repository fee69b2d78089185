"""Keeping credits true to the facts: marks say what may have changed, the job reckons it anew.

Reading and reckoning hold nobody up: on SQLite a writing transaction has every phone wait. Only what came out is
written in one, and only where the mark is still the one that was read: whoever changed facts meanwhile marked anew
(``docs/decisions/0026-credits-are-reckoned-outside-the-queue.md``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, select
from sqlalchemy.orm import Session

from app.duty.service import RequirementInfo, requirements_by_ids, requirements_ending
from app.kernel.clock import Clock
from app.kernel.command import Context
from app.kernel.database import db, write_transaction
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.kernel.jobs import enqueue
from app.kernel.upsert import Upsert
from app.tracking.service import tracks_kept_since

from .credits import Credit
from .evidence import PostRequirement
from .facts import MARGIN, Facts, gather
from .marking import JOB, mark
from .models import CreditRow, ReckoningMark
from .post_credit import GRACE, credit_post
from .section_credit import credit_section
from .spot_credit import credit_post_check, credit_section_check
from .staffing_credit import credit_staffing

DUE_JOB = "assessment.mark_due"
AT_ONCE = 100  # written in a transaction of about ten milliseconds: phones wait behind it on SQLite
PORTIONS = 5  # a second or so, after which the job runner may be asked to stop
LOOK_BACK = timedelta(minutes=10)
_CREDIT, _MARK = cast(Table, CreditRow.__table__), cast(Table, ReckoningMark.__table__)
_OLDEST = select(_MARK.c.requirement_id, _MARK.c.mark_id).order_by(_MARK.c.marked_at).limit(AT_ONCE)
_MARKED = (
    select(_MARK.c.requirement_id, _MARK.c.mark_id)
    .where(_MARK.c.requirement_id.in_(bindparam("ids", expanding=True)))
    .with_for_update(skip_locked=True)
)
_TOLD = ("state", "value", "reason_code")
_DERIVED = (*_TOLD, "evidence", "facts")
_CREDITS = Upsert(CreditRow, ["requirement_id", "indicator"], ["unit_id", "duty_day", "reckoned_at", *_DERIVED])


def reckon_marked(clock: Clock, _payload: dict[str, Any]) -> None:
    """The job: reckon what is marked, a portion in a transaction; what is too much for one job gets the next."""
    if all(reckon_portion(clock) for _ in range(PORTIONS)):
        with write_transaction() as session:
            enqueue(session, clock.now(), JOB, {}, key=JOB)


def reckon_portion(clock: Clock) -> bool:
    """Reckon the oldest marked requirements; return whether there may be more."""
    marks = {row.requirement_id: row.mark_id for row in db.session.execute(_OLDEST)}
    reckoned = _work_out(db.session(), marks, clock.now()) if marks else None
    db.session.rollback()
    if reckoned is not None:
        with system_transaction(house().bus, clock) as context:
            _write(context, reckoned, _taken(context.session, marks))
    return len(marks) == AT_ONCE


def _taken(session: Session, marks: Mapping[UUID, UUID]) -> set[UUID]:
    """Take away the marks that are still as they were read; a mark that somebody holds is about to change."""
    found = session.execute(_MARKED, {"ids": list(marks)})
    taken = {row.requirement_id for row in found if marks[row.requirement_id] == row.mark_id}
    session.execute(delete(_MARK).where(_MARK.c.requirement_id.in_(taken)))
    return taken


def mark_due(clock: Clock, _payload: dict[str, Any]) -> None:
    """The minutely job: mark what has just ended, or whose time of grace has, for that alone changes what is known."""
    now = clock.now()
    ended = requirements_ending(db.session(), now - LOOK_BACK, now)
    graced = requirements_ending(db.session(), now - GRACE - LOOK_BACK, now - GRACE)
    stale = _stale(db.session(), [*ended, *graced], now)
    db.session.rollback()
    if stale:
        with system_transaction(house().bus, clock) as context:
            mark(context.session, now, stale)


def _stale(session: Session, requirements: Sequence[RequirementInfo], now: datetime) -> list[UUID]:
    """Those whose credits were last reckoned before the instant that changes them."""
    query = select(CreditRow.requirement_id, CreditRow.reckoned_at)
    reckoned = {
        row.requirement_id: row.reckoned_at
        for row in session.execute(query.where(CreditRow.requirement_id.in_([each.id for each in requirements])))
    }
    turning = {each.id: each.ends_at + GRACE if each.ends_at + GRACE <= now else each.ends_at for each in requirements}
    return [i for i, at in turning.items() if i not in reckoned or reckoned[i] < at]


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """What requirements came to: rows of credits, and the requirements that were cancelled."""

    rows: list[dict[str, Any]]
    gone: set[UUID]


def reckon(context: Context, requirement_ids: Collection[UUID]) -> None:
    """Reckon the credits of these requirements and write those that differ from what stands."""
    _write(context, _work_out(context.session, requirement_ids, context.now), set(requirement_ids))


def _work_out(session: Session, requirement_ids: Collection[UUID], now: datetime) -> _Reckoned:
    """Read and reckon; writes nothing.

    Where the tracks were removed meanwhile, credits stand as they were: missing data never turns them to unknown."""
    infos = requirements_by_ids(session, requirement_ids)
    standing = [each for each in infos.values() if each.cancelled_at is None]
    gone = set(requirement_ids) - {each.id for each in standing}
    kept_since = tracks_kept_since(session)
    standing = [each for each in standing if not is_frozen(each, kept_since)]
    found = zip(gather(session, standing), standing, strict=True)
    return _Reckoned([_row(info, credit, now) for facts, info in found for credit in credits_of(facts, now)], gone)


def _write(context: Context, reckoned: _Reckoned, requirement_ids: Collection[UUID]) -> None:
    """Write what these requirements came to, and tell the audit where that is something else than before."""
    rows = [row for row in reckoned.rows if row["requirement_id"] in requirement_ids]
    if gone := reckoned.gone.intersection(requirement_ids):
        _drop(context, gone)
    if not rows:
        return
    before = _stored(context.session, {row["requirement_id"] for row in rows})
    _CREDITS.put(context.session, rows)
    for row in rows:
        _tell(context, row, before.get((row["requirement_id"], row["indicator"])))


def is_frozen(info: RequirementInfo, kept_since: datetime | None) -> bool:
    """Whether tracks around a requirement's time were removed: its credits stay as they were reckoned before."""
    return kept_since is not None and info.starts_at - MARGIN < kept_since


def waits_before(session: Session, before: datetime) -> bool:
    """Whether anything still has to be reckoned from tracks older than an instant."""
    marked = requirements_by_ids(session, list(session.scalars(select(ReckoningMark.requirement_id))))
    return any(is_frozen(each, before) for each in marked.values())


def credits_of(facts: Facts, now: datetime) -> list[Credit]:
    """All credits that one requirement gives."""
    is_check = facts.requirement.manner == "spot"
    if isinstance(facts.requirement, PostRequirement):
        presence = credit_post_check if is_check else credit_post
        present = presence(facts.requirement, facts.tracks, facts.check_ins, facts.exemptions, now)
        staffed = credit_staffing(facts.requirement, facts.crew, is_dark=facts.is_dark, now=now)
        return [present, staffed]
    covers = credit_section_check if is_check else credit_section
    return [covers(facts.requirement, facts.tracks, facts.exemptions, now, facts.passed)]


def _stored(session: Session, ids: Iterable[UUID]) -> dict[tuple[UUID, str], dict[str, Any]]:
    rows = session.execute(select(_CREDIT).where(_CREDIT.c.requirement_id.in_(list(ids)))).mappings()
    return {(row["requirement_id"], row["indicator"]): dict(row) for row in rows}


def _row(info: RequirementInfo, credit: Credit, now: datetime) -> dict[str, Any]:
    return {
        "requirement_id": info.id,
        "indicator": credit.indicator,
        "unit_id": info.unit_id,
        "duty_day": info.duty_day,
        "reckoned_at": now,
        "state": credit.state,
        "value": None if credit.value is None else str(credit.value),
        "reason_code": credit.reason.value,
        "evidence": [list(each) for each in credit.evidence],
        "facts": dict(credit.facts),
    }


def _tell(context: Context, row: dict[str, Any], before: dict[str, Any] | None) -> None:
    """Tell the audit of a credit that says something else than before."""
    if before is not None and all(before[name] == row[name] for name in _DERIVED):
        return
    context.changed(
        "assessment.credit_reckoned",
        "credit",
        credit_id(row["requirement_id"], row["indicator"]),
        unit_id=row["unit_id"],
        before=None if before is None else {name: before[name] for name in _TOLD},
        after={name: row[name] for name in _TOLD},
    )


def credit_id(requirement_id: UUID, indicator: str) -> str:
    """The id under which a credit is shown: ``<requirement>:<indicator>``."""
    return f"{requirement_id}:{indicator}"


def _drop(context: Context, gone: set[UUID]) -> None:
    """Take away the credits of requirements that were cancelled."""
    for (requirement_id, indicator), row in _stored(context.session, gone).items():
        context.changed(
            "assessment.credit_dropped", "credit", credit_id(requirement_id, indicator), unit_id=row["unit_id"]
        )
    context.session.execute(delete(_CREDIT).where(_CREDIT.c.requirement_id.in_(gone)))
