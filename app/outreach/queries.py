"""Reading talks, with their targets and the photos that their phones have delivered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.clock import format_instant, parse_instant
from app.kernel.errors import DomainError
from app.photos.service import links_of

from .access import TALK_READING_ROLES, talk_units
from .models import Talk, TalkTarget

KIND = "outreach_session"


@dataclass(frozen=True, slots=True)
class TalkInfo:
    """A talk as others see it; the members are those of :class:`Talk`, and its targets in their order."""

    id: UUID
    officer_id: UUID
    unit_id: UUID
    claimed_at: datetime
    corrected_at: datetime
    bracket_from: datetime | None
    bracket_to: datetime
    clock_certain: bool
    latitude: float | None
    longitude: float | None
    accuracy_m: float | None
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
    withdrawn_at: datetime | None
    withdrawn_reason: str | None
    superseded_by: UUID | None
    target_ids: tuple[UUID, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it was neither withdrawn nor corrected."""
        return self.withdrawn_at is None and self.superseded_by is None


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, newest first; ``next`` names the place behind it."""

    sessions: list[dict[str, Any]]
    next: str | None


_MEMBERS = [each.name for each in fields(TalkInfo)]
_COLUMNS = [getattr(Talk, name) for name in _MEMBERS if name != "target_ids"]
STANDS = Talk.withdrawn_at.is_(None) & Talk.superseded_by.is_(None)


def find_talk(session: Session, session_id: UUID) -> TalkInfo | None:
    """The talk of this id, if there is one."""
    return next(iter(_read(session, Talk.id == session_id)), None)


def visible_talk(session: Session, actor: Actor, session_id: UUID) -> dict[str, Any]:
    """The talk with its photos, for those who held it and those who read its unit; raise ``not_found`` otherwise."""
    found = find_talk(session, session_id)
    if found is None or not may_see(actor, found):
        raise DomainError("not_found")
    return with_photos(session, [found])[0]


def may_see(actor: Actor, talk: TalkInfo) -> bool:
    """Whether the actor told of it, presented it, or reads its unit."""
    own = actor.officer_id == talk.officer_id or str(actor.officer_id) in talk.presenter_ids
    return own or actor.allows(TALK_READING_ROLES, talk.unit_id)


def list_talks(session: Session, actor: Actor, unit_id: UUID | None, before: str | None, limit: int) -> Page:
    """The talks that the actor reads, newest first; raise ``not_found`` for a unit they don't read."""
    units = talk_units(actor)
    if unit_id is not None and unit_id not in units:
        raise DomainError("not_found")
    conditions: list[ColumnElement[bool]] = [Talk.unit_id.in_([unit_id] if unit_id else units)]
    if before is not None:
        conditions.append(tuple_(Talk.corrected_at, Talk.id) < _read_place(before))
    query = select(*_COLUMNS).where(*conditions).order_by(Talk.corrected_at.desc(), Talk.id.desc())
    rows = session.execute(query.limit(limit + 1)).all()
    shown = _with_targets(session, rows[:limit])
    return Page(with_photos(session, shown), _place(shown[-1]) if len(rows) > limit else None)


def _place(talk: TalkInfo) -> str:
    return f"{format_instant(talk.corrected_at)}~{talk.id}"


def _read_place(text: str) -> tuple[datetime, UUID]:
    at, _, session_id = text.partition("~")
    try:
        return parse_instant(at), UUID(session_id)
    except ValueError:
        raise DomainError("request_invalid", fields={"before": ["not a place in this list"]}) from None


def talks_since(session: Session, actor: Actor, since: datetime) -> list[TalkInfo]:
    """The actor's own talks and those they read, the ones put aside included, since an instant."""
    seen = Talk.unit_id.in_(talk_units(actor)) | (Talk.officer_id == actor.officer_id)
    return _read(session, seen, Talk.corrected_at >= since)


def talks_by_ids(session: Session, ids: Iterable[UUID]) -> list[TalkInfo]:
    """The talks of these ids; unknown ids are left out."""
    return _read(session, Talk.id.in_(list(ids)))


def with_photos(session: Session, talks: Sequence[TalkInfo]) -> list[dict[str, Any]]:
    """Each talk's members and its photo links, in one query for all."""
    links = links_of(session, KIND, [talk.id for talk in talks])
    return [{**{name: getattr(talk, name) for name in _MEMBERS}, "photos": links.get(talk.id, ())} for talk in talks]


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[TalkInfo]:
    query = select(*_COLUMNS).where(*conditions).order_by(Talk.corrected_at, Talk.id)
    return _with_targets(session, session.execute(query).all())


def _with_targets(session: Session, rows: Sequence[Any]) -> list[TalkInfo]:
    targets = targets_of_talks(session, [row.id for row in rows])
    return [replace(TalkInfo(*row), target_ids=targets[row.id]) for row in rows]


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
