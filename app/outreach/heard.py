"""What people said at talks: hazards and wishes (听到的隐患和诉求), and whether somebody took them up.

The words are the talk's own. Beside them stands only a mark that they were seen to; without one nobody has yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, insert, or_, select, update
from sqlalchemy.orm import Session

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import talk_units
from .models import Heard, Talk
from .queries import KIND, TALKS, TalkInfo

#: Who sees to what was heard: those who can send somebody.
SETTLING_ROLES = OVERSIGHT_ROLES
#: The member of a talk that holds the words of each kind.
WORDS = {"hazard": "hazards_heard", "wish": "wishes"}
#: Which are listed, by what is asked: those that were seen to (True), those that weren't, or all.
_WANTED: Mapping[str, bool | None] = {"open": False, "settled": True, "all": None}
STATES = tuple(_WANTED)
_MARK = ("settled_at", "settled_by", "note", "task_id", "version")


@dataclass(frozen=True, slots=True)
class HeardInfo:
    """One thing heard at a talk that stands; ``settled_at`` is None until it was seen to, ``task_id`` the task made of
    it. ``version`` is 0 where nobody has said anything of it yet."""

    session_id: UUID
    kind: str
    text: str
    unit_id: UUID
    officer_id: UUID
    held_on: date
    target_ids: tuple[UUID, ...]
    latitude: float | None
    longitude: float | None
    settled_at: datetime | None
    settled_by: UUID | None
    note: str
    task_id: UUID | None
    version: int


@dataclass(frozen=True, slots=True)
class HeardPage:
    """A part of the list, the latest talk first; ``next`` names the place behind it."""

    heard: list[HeardInfo]
    next: str | None


def list_heard(session: Session, actor: Actor, query: dict[str, Any]) -> HeardPage:
    """What was heard at the talks that the actor reads, the latest first, at so many talks (``limit``); raise
    ``not_found`` for a unit they don't."""
    units, wanted = talk_units(actor), _WANTED[query["state"]]
    unit_id = query.get("unit")
    if unit_id is not None and unit_id not in units:
        raise DomainError("not_found")
    said = or_(*(_heard(kind, wanted) for kind in WORDS))
    asked = units if unit_id is None else frozenset({unit_id})
    talks, behind = TALKS.page_of(session, asked, [TALKS.stands, said], query.get("before"), query["limit"])
    marks = _marks(session, talks)
    found = [each for talk in talks for each in _heard_at(talk, marks)]
    return HeardPage([each for each in found if wanted in (None, each.settled_at is not None)], behind)


def _heard(kind: str, settled: bool | None) -> ColumnElement[bool]:
    """That something of this kind was heard at a talk, and that it was seen to or wasn't."""
    words: ColumnElement[bool] = getattr(Talk, WORDS[kind]) != ""
    if settled is None:
        return words
    seen_to = exists().where(Heard.session_id == Talk.id, Heard.kind == kind, Heard.settled_at.is_not(None))
    return and_(words, seen_to if settled else ~seen_to)


def heard_at(session: Session, actor: Actor, session_id: UUID, kind: str) -> HeardInfo:
    """One thing heard; raise ``not_found`` where nothing was, or not for the actor."""
    talk = TALKS.find(session, session_id)
    if talk is None or not talk.stands or talk.unit_id not in talk_units(actor):
        raise DomainError("not_found")
    for each in _heard_at(talk, _marks(session, [talk])):
        if each.kind == kind:
            return each
    raise DomainError("not_found")


Marks = dict[tuple[UUID, str], Any]


def _marks(session: Session, talks: list[TalkInfo]) -> Marks:
    columns = [getattr(Heard, name) for name in ("session_id", "kind", *_MARK)]
    query = select(*columns).where(Heard.session_id.in_([talk.id for talk in talks]))
    return {(row.session_id, row.kind): row for row in session.execute(query)}


def _heard_at(talk: TalkInfo, marks: Marks) -> Iterator[HeardInfo]:
    for kind, member in WORDS.items():
        text, mark = getattr(talk, member), marks.get((talk.id, kind))
        if text:
            place = (talk.unit_id, talk.officer_id, talk.held_on, talk.target_ids, talk.latitude, talk.longitude)
            state = (None, None, "", None, 0) if mark is None else tuple(mark)[2:]
            yield HeardInfo(talk.id, kind, text, *place, *state)


def settle_heard(context: Context, payload: dict[str, Any]) -> Applied:
    """Say that something heard was seen to, how, and by which task; or that it is open again."""
    session_id, kind, version = payload["session_id"], payload["kind"], payload["version"]
    before = heard_at(context.session, context.actor, session_id, kind)
    context.actor.require(SETTLING_ROLES, before.unit_id)
    if before.version != version:
        raise DomainError("version_conflict")
    settled = payload["settled"]
    values = {
        "settled_at": context.now if settled else None,
        "settled_by": context.actor.officer_id if settled else None,
        "note": payload["note"].strip(),
        "task_id": payload["task_id"],
        "version": version + 1,
    }
    _write(context.session, session_id, kind, values, fresh=version == 0)
    action = "outreach.heard_settled" if settled else "outreach.heard_reopened"
    after = {"kind": kind, "note": values["note"], "task_id": payload["task_id"] and str(payload["task_id"])}
    context.changed(action, KIND, session_id, unit_id=before.unit_id, officer_id=before.officer_id, after=after)
    return Applied(Record(KIND, session_id))


def _write(session: Session, session_id: UUID, kind: str, values: dict[str, Any], *, fresh: bool) -> None:
    if fresh:
        session.execute(insert(Heard), [{"session_id": session_id, "kind": kind, **values}])
        return
    of_it = (Heard.session_id == session_id) & (Heard.kind == kind) & (Heard.version == values["version"] - 1)
    if session.execute(update(Heard).where(of_it).values(**values).returning(Heard.kind)).first() is None:
        raise DomainError("version_conflict")


def follow_correction(context: Context, before: TalkInfo) -> None:
    """Let what was said of the corrected talk's words hold for the same words of the one that took its place."""
    now = TALKS.find(context.session, context.command_id)
    if now is None:
        return
    for (_, kind), mark in _marks(context.session, [before]).items():
        if getattr(now, WORDS[kind]) == getattr(before, WORDS[kind]):
            row = {"session_id": now.id, "kind": kind, **dict(zip(_MARK, tuple(mark)[2:], strict=True))}
            context.session.execute(insert(Heard), [row])
