"""Tallies (勤务计数): what an officer's taps came to; kept, corrected, taken back, and summed by unit and day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.duty.service import today
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.records.info import FieldRecordInfo
from app.records.kinds import FieldRecords

from .kinds import KINDS
from .models import Tally, TallyLine


@dataclass(frozen=True, slots=True)
class TallyInfo(FieldRecordInfo):
    """A tally as its officer sees it; the members are those of :class:`Tally`, and how often by kind."""

    draft_id: UUID
    duty_day: date
    first_at: datetime
    last_at: datetime
    counts: dict[str, int] = field(default_factory=dict)


def _with_counts(session: Session, tallies: Sequence[TallyInfo]) -> list[TallyInfo]:
    lines = select(TallyLine).where(TallyLine.tally_id.in_([each.id for each in tallies])).order_by(TallyLine.kind)
    counts: dict[UUID, dict[str, int]] = {each.id: {} for each in tallies}
    for line in session.scalars(lines) if tallies else ():
        counts[line.tally_id][line.kind] = line.times
    return [replace(each, counts=counts[each.id]) for each in tallies]


TALLIES = FieldRecords("tally", Tally, TallyInfo, _with_counts)


def tally(context: Context, payload: dict[str, Any]) -> Applied:
    """Take in what was tapped since the last time; with ``supersedes`` it corrects an own earlier tally.

    Raises ``tally_repeated`` for a draft that was handed in before: the phone died between doing so and noting it."""
    KINDS.check(context.session, [line["kind"] for line in payload["counts"]])
    before = TALLIES.supersede(context, "shift.tally_superseded")
    if before is None and _is_known(context.session, context.actor.officer_id, payload["draft_id"]):
        raise DomainError("tally_repeated")
    error = context.occurrence.corrected_at - context.occurrence.claimed_at
    when = {name: payload[name] for name in ("draft_id", "first_at", "last_at")}
    TALLIES.add(context, {**when, "duty_day": today(payload["last_at"] + error)})
    said = [{"kind": each["kind"], "times": each["count"]} for each in payload["counts"]]
    context.session.execute(insert(TallyLine), [{**each, "tally_id": context.command_id} for each in said])
    _tell(context, before, payload)
    return Applied(Record(TALLIES.kind, context.command_id))


def _is_known(session: Session, officer_id: UUID | None, draft_id: UUID) -> bool:
    query = select(Tally.id).where(Tally.officer_id == officer_id, Tally.draft_id == draft_id)
    return session.execute(query.limit(1)).first() is not None


def _tell(context: Context, before: TallyInfo | None, payload: dict[str, Any]) -> None:
    after = {each["kind"]: each["count"] for each in payload["counts"]}
    was: dict[str, Any] = {} if before is None else {"before": before.counts}
    action = "shift.tallied" if before is None else "shift.tally_corrected"
    whose = {"unit_id": context.actor.unit_id, "officer_id": context.actor.officer_id}
    context.changed(action, TALLIES.kind, context.command_id, **whose, after=after, **was)


def withdraw_tally(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an own tally back, with a reason; it counts no more."""
    return Applied(Record(TALLIES.kind, TALLIES.withdraw(context, payload, "shift.tally_withdrawn").id))


@dataclass(frozen=True, slots=True)
class TallyTotal:
    """How often one kind of work was done by a unit on a duty day."""

    unit_id: UUID
    duty_day: date
    kind: str
    times: int


def tally_totals(session: Session, unit_ids: Collection[UUID], first_day: date, last_day: date) -> list[TallyTotal]:
    """The work counted by these units on the duty days from first to last, both included, by unit, day and kind."""
    keys = (Tally.unit_id, Tally.duty_day, TallyLine.kind)
    query = (
        select(*keys, func.sum(TallyLine.times))
        .join(TallyLine, TallyLine.tally_id == Tally.id)
        .where(Tally.unit_id.in_(unit_ids), Tally.duty_day.between(first_day, last_day), TALLIES.stands)
        .group_by(*keys)
        .order_by(*keys)
    )
    return [TallyTotal(unit_id, day, kind, int(times)) for unit_id, day, kind, times in session.execute(query)]


def own_tallies(session: Session, officer_id: UUID, since: datetime) -> list[TallyInfo]:
    """An officer's own that stand, since an instant."""
    return TALLIES.read(session, Tally.officer_id == officer_id, Tally.corrected_at >= since, TALLIES.stands)
