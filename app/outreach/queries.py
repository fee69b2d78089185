"""Reading talks, with their targets and the photos that their phones have delivered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.errors import DomainError
from app.records.info import ReviewedInfo
from app.records.reviewed import ReviewedRecords

from .access import TALK_READING_ROLES, talk_units
from .models import Talk, TalkTarget
from .rules import LOCAL_ZONE, begun_at
from .targets import targets_by_ids

KIND = "outreach_session"


@dataclass(frozen=True, slots=True)
class TalkInfo(ReviewedInfo):
    """A talk as others see it; the members are those of :class:`Talk`, and its targets in their order."""

    started_at: datetime
    ended_at: datetime
    held_on: date
    head_count: int
    count_method: str
    groups: list[Any]
    forms: list[Any]
    themes: list[Any]
    presenter_ids: list[Any]
    materials: list[Any]
    hazards_heard: str
    wishes: str
    note: str
    faces_visible: list[Any]
    plan_item_id: UUID | None
    target_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, newest first; ``next`` names the place behind it."""

    sessions: list[dict[str, Any]]
    next: str | None


def _with_targets(session: Session, talks: Sequence[TalkInfo]) -> list[TalkInfo]:
    targets = targets_of_talks(session, [talk.id for talk in talks])
    return [replace(talk, target_ids=targets[talk.id]) for talk in talks]


def _target_names(session: Session, talks: Sequence[TalkInfo]) -> list[str]:
    targets = targets_by_ids(session, {target_id for talk in talks for target_id in talk.target_ids})
    return ["、".join(targets[each].name for each in talk.target_ids) for talk in talks]


TALKS = ReviewedRecords(
    KIND,
    Talk,
    TalkInfo,
    _with_targets,
    people=lambda talk: [UUID(presenter) for presenter in talk.presenter_ids],
    labels=_target_names,
    return_reasons=("target_wrong", "count_doubtful", "faces_unmarked"),
)


def visible_talk(session: Session, actor: Actor, session_id: UUID) -> dict[str, Any]:
    """The talk with its photos, for those who held it and those who read its unit; raise ``not_found`` otherwise."""
    found = TALKS.find(session, session_id)
    if found is None or not may_see(actor, found):
        raise DomainError("not_found")
    return TALKS.shown(session, [found])[0]


def may_see(actor: Actor, talk: TalkInfo) -> bool:
    """Whether the actor told of it, presented it, or reads its unit."""
    own = actor.officer_id == talk.officer_id or str(actor.officer_id) in talk.presenter_ids
    return own or actor.allows(TALK_READING_ROLES, talk.unit_id)


def talks_since(session: Session, actor: Actor, since: datetime) -> list[TalkInfo]:
    """The actor's own talks and those they read since an instant, the ones put aside included; and their own that were
    returned to them before."""
    own = actor.officer_id
    seen = Talk.unit_id.in_(talk_units(actor)) | (Talk.officer_id == own)
    recent = seen & (Talk.corrected_at >= since)
    return TALKS.read(session, recent if own is None else recent | TALKS.returned_to(own))


def talks_begun_between(session: Session, unit_ids: Collection[UUID], start: datetime, end: datetime) -> list[TalkInfo]:
    """The talks of these units that began in [start, end) and that stand, in the order of their times."""
    first, last = (at.astimezone(LOCAL_ZONE).date() for at in (start, end))
    found = TALKS.read(session, Talk.unit_id.in_(unit_ids), Talk.held_on.between(first, last), TALKS.stands)
    return [each for each in found if start <= begun_at(each.started_at, each.claimed_at, each.corrected_at) < end]


def talks_by_ids(session: Session, ids: Iterable[UUID]) -> list[TalkInfo]:
    """The talks of these ids; unknown ids are left out."""
    return TALKS.by_ids(session, ids)


def targets_of_talks(session: Session, session_ids: Collection[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """The targets of each talk, in the order in which they were named."""
    link = TalkTarget
    rows = session.execute(
        select(link.session_id, link.target_id)
        .where(link.session_id.in_(session_ids))
        .order_by(link.session_id, link.position)
    )
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for session_id, target_id in rows:
        found[session_id].append(target_id)
    return {session_id: tuple(found[session_id]) for session_id in session_ids}
