"""Verbs and queries of check-ins. A check-in is never refused for where it was said: it is kept, judged and flagged."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, bindparam, insert, or_, select, update
from sqlalchemy.orm import Session

from app.duty.service import PostInfo, get_post, post_of_requirement
from app.geo.distance import distance_m as between_m
from app.geo.points import Wgs84Point
from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.command import Applied, Context, Fix, Record
from app.kernel.errors import DomainError
from app.kernel.occurrence import Occurrence

from .events import CheckInsChanged
from .models import CheckIn
from .rules import judge

_FLAGS = {"inside": (), "uncertain": ("place_uncertain",), "outside": ("place_outside",), "missing": ("place_missing",)}
_INSERT = insert(cast(Table, CheckIn.__table__))


@dataclass(frozen=True, slots=True)
class CheckInInfo:
    """A check-in as others see it; the members are those of :class:`CheckIn`."""

    id: UUID
    direction: str
    officer_id: UUID
    unit_id: UUID
    post_id: UUID
    requirement_id: UUID | None
    claimed_at: datetime
    corrected_at: datetime
    bracket_from: datetime | None
    bracket_to: datetime
    clock_certain: bool
    latitude: float | None
    longitude: float | None
    accuracy_m: float | None
    distance_m: float | None
    verdict: str
    withdrawn_at: datetime | None
    withdrawn_reason: str | None
    superseded_by: UUID | None

    @property
    def stands(self) -> bool:
        """Whether it was neither withdrawn nor corrected."""
        return self.withdrawn_at is None and self.superseded_by is None


_COLUMNS = [getattr(CheckIn, each.name) for each in fields(CheckInInfo)]


def check_in(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an officer's word that they are at a post (到岗)."""
    return _say(context, payload, "in")


def check_out(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an officer's word that they leave a post (离岗)."""
    return _say(context, payload, "out")


def _say(context: Context, payload: dict[str, Any], direction: str) -> Applied:
    post = get_post(context.session, payload["post_id"])
    if post is None:
        raise DomainError("post_unknown")
    _check_requirement(context.session, payload["requirement_id"], post.id)
    distance_m = _distance_m(context.fix, post)
    verdict = judge(distance_m, context.fix.accuracy_m if context.fix else None, post.radius_m)
    context.session.execute(_INSERT, [_row(context, payload, direction, distance_m, verdict)])
    _supersede(context)
    _tell(context, "checkin.checked_in" if direction == "in" else "checkin.checked_out", post.id)
    return Applied(Record("check_in", context.command_id), flags=_FLAGS[verdict])


def _check_requirement(session: Session, requirement_id: UUID | None, post_id: UUID) -> None:
    if requirement_id is None:
        return
    if post_of_requirement(session, requirement_id) != post_id:
        raise DomainError("requirement_unknown")


def _distance_m(fix: Fix | None, post: PostInfo) -> float | None:
    return None if fix is None else between_m(Wgs84Point(fix.latitude, fix.longitude), post.point)


def _row(
    context: Context, payload: dict[str, Any], direction: str, distance_m: float | None, verdict: str
) -> dict[str, Any]:
    occurrence, fix = context.occurrence, context.fix
    return {
        "id": context.command_id,
        "direction": direction,
        "officer_id": context.actor.officer_id,
        "unit_id": context.actor.unit_id,
        "post_id": payload["post_id"],
        "requirement_id": payload["requirement_id"],
        "claimed_at": occurrence.claimed_at,
        "corrected_at": occurrence.corrected_at,
        "bracket_from": occurrence.bracket_from,
        "bracket_to": occurrence.bracket_to,
        "clock_certain": occurrence.clock_certain,
        "latitude": fix.latitude if fix else None,
        "longitude": fix.longitude if fix else None,
        "accuracy_m": fix.accuracy_m if fix else None,
        "fix_at": fix.at if fix else None,
        "distance_m": distance_m,
        "verdict": verdict,
    }


def _tell(context: Context, action: str, post_id: UUID, **detail: Any) -> None:
    actor = context.actor
    context.changed(
        action, "check_in", context.command_id, unit_id=actor.unit_id, officer_id=actor.officer_id, **detail
    )
    if actor.officer_id is not None:
        context.emit(CheckInsChanged(post_id, actor.officer_id, *_said_between(context.occurrence)))


def _said_between(said: Occurrence | CheckInInfo) -> tuple[datetime, datetime]:
    """When it was said: an instant if the clock is certain, else the whole bracket as far as it is known."""
    if said.clock_certain:
        return said.corrected_at, said.corrected_at
    return said.bracket_from or said.bracket_to, said.bracket_to


def _supersede(context: Context) -> None:
    """Put the corrected check-in aside; it stays with a pointer to its correction."""
    if context.supersedes is None:
        return
    before = own_standing(context, context.supersedes.id, "already_superseded")
    _put_aside(context, before, "checkin.superseded", superseded_by=context.command_id)


def withdraw(context: Context, payload: dict[str, Any]) -> Applied:
    """Take back an own check-in, with a reason."""
    before = own_standing(context, payload["command_id"], "already_withdrawn")
    values = {"withdrawn_at": context.now, "withdrawn_reason": payload["reason"]}
    _put_aside(context, before, "checkin.withdrawn", **values)
    return Applied(Record("check_in", before.id))


def own_standing(context: Context, check_in_id: UUID, code: str) -> CheckInInfo:
    """The actor's own check-in that still stands; raise ``not_found``, or ``code`` when it doesn't stand."""
    found = get_check_in(context.session, check_in_id)
    if found is None or found.officer_id != context.actor.officer_id:
        raise DomainError("not_found")
    if not found.stands:
        raise DomainError(code)
    return found


def _put_aside(context: Context, before: CheckInInfo, action: str, **values: Any) -> None:
    context.session.execute(update(CheckIn).where(CheckIn.id == before.id).values(**values))
    after = {name: str(value) for name, value in values.items()}
    context.changed(action, "check_in", before.id, unit_id=before.unit_id, officer_id=before.officer_id, after=after)
    context.emit(CheckInsChanged(before.post_id, before.officer_id, *_said_between(before)))


# -- queries --------------------------------------------------------------------------------------------------------

_BY_ID = select(*_COLUMNS).where(CheckIn.id == bindparam("id"))


def get_check_in(session: Session, check_in_id: UUID) -> CheckInInfo | None:
    """The check-in of this id, if there is one."""
    row = session.execute(_BY_ID, {"id": check_in_id}).first()
    return None if row is None else CheckInInfo(*row)


def visible_check_in(session: Session, actor: Actor, check_in_id: UUID) -> CheckInInfo:
    """The check-in, for its officer and for those who supervise their unit; raise ``not_found`` for anybody else."""
    found = get_check_in(session, check_in_id)
    if found is None or not may_see(actor, found):
        raise DomainError("not_found")
    return found


def may_see(actor: Actor, check_in: CheckInInfo) -> bool:
    """Whether the check-in is the actor's own or of a unit they supervise."""
    return check_in.officer_id == actor.officer_id or actor.allows(OVERSIGHT_ROLES, check_in.unit_id)


def check_ins_at(session: Session, post_ids: Collection[UUID], start: datetime, end: datetime) -> list[CheckInInfo]:
    """Check-ins and check-outs that stand and could have been said at these posts in [start, end], in order.

    One whose clock is certain was said at its corrected time, any other somewhere in its bracket."""
    certain = CheckIn.clock_certain & CheckIn.corrected_at.between(start, end)
    since = or_(CheckIn.bracket_from.is_(None), CheckIn.bracket_from <= end)
    perhaps = ~CheckIn.clock_certain & (CheckIn.bracket_to >= start) & since
    stands = CheckIn.withdrawn_at.is_(None) & CheckIn.superseded_by.is_(None)
    return _read(session, CheckIn.post_id.in_(post_ids), stands, or_(certain, perhaps))


def own_check_ins(session: Session, officer_id: UUID, since: datetime) -> list[CheckInInfo]:
    """An officer's own, those put aside included, since an instant."""
    return _read(session, CheckIn.officer_id == officer_id, CheckIn.corrected_at >= since)


def check_ins_by_ids(session: Session, ids: Iterable[UUID]) -> list[CheckInInfo]:
    """The check-ins of these ids; unknown ids are left out."""
    return _read(session, CheckIn.id.in_(list(ids)))


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[CheckInInfo]:
    query = select(*_COLUMNS).where(*conditions).order_by(CheckIn.corrected_at, CheckIn.id)
    return [CheckInInfo(*row) for row in session.execute(query)]
