"""Verbs and queries of check-ins. A check-in is never refused for where it was said: it is kept, judged and flagged."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy.orm import Session

from app.duty.service import PostInfo, post_and_due, post_at
from app.geo.distance import distance_m as between_m
from app.geo.points import Wgs84Point
from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.command import Applied, Context, Fix, Record
from app.kernel.errors import DomainError
from app.kernel.occurrence import Occurrence
from app.records.info import FieldRecordInfo
from app.records.kinds import FieldRecords

from .events import CheckInsChanged
from .models import CheckIn
from .rules import Verdict, judge

_FLAGS = {"inside": (), "uncertain": ("place_uncertain",), "outside": ("place_outside",), "missing": ("place_missing",)}


@dataclass(frozen=True, slots=True)
class CheckInInfo(FieldRecordInfo):
    """A check-in as others see it; the members are those of :class:`CheckIn`."""

    direction: str
    post_id: UUID
    requirement_id: UUID | None
    fix_at: datetime | None
    distance_m: float | None
    verdict: str


CHECK_INS = FieldRecords("check_in", CheckIn, CheckInInfo)


def check_in(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an officer's word that they are at a post (到岗)."""
    return _say(context, payload, "in")


def check_out(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an officer's word that they leave a post (离岗)."""
    return _say(context, payload, "out")


def _say(context: Context, payload: dict[str, Any], direction: str) -> Applied:
    post, due_at = post_and_due(context.session, payload["post_id"], payload["requirement_id"])
    if post is None:
        raise DomainError("post_unknown")
    if payload["requirement_id"] is not None and due_at != post.id:
        raise DomainError("requirement_unknown")
    post = post_at(context.session, post, context.occurrence.corrected_at)
    distance_m = _distance_m(context.fix, post)
    verdict = _judge(context.fix, distance_m, post, context.occurrence.claimed_at)
    members = {
        "direction": direction,
        "post_id": payload["post_id"],
        "requirement_id": payload["requirement_id"],
        "fix_at": context.fix.at if context.fix else None,
        "distance_m": distance_m,
        "verdict": verdict,
    }
    CHECK_INS.add(context, members)
    _supersede(context)
    _tell(context, "checkin.checked_in" if direction == "in" else "checkin.checked_out", post.id)
    return Applied(Record("check_in", context.command_id), flags=_FLAGS[verdict])


def _distance_m(fix: Fix | None, post: PostInfo) -> float | None:
    return None if fix is None else between_m(Wgs84Point(fix.latitude, fix.longitude), post.point)


def _judge(fix: Fix | None, distance_m: float | None, post: PostInfo, claimed_at: datetime) -> Verdict:
    """The fix's age is by the phone's clock, which gave both times."""
    if fix is None:
        return "missing"
    return judge(distance_m, fix.accuracy_m, post.radius_m, (claimed_at - fix.at).total_seconds())


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
    before = CHECK_INS.supersede(context, "checkin.superseded")
    if before is not None:
        _tell_of_change(context, before)


def withdraw(context: Context, payload: dict[str, Any]) -> Applied:
    """Take back an own check-in, with a reason."""
    before = CHECK_INS.withdraw(context, payload, "checkin.withdrawn")
    _tell_of_change(context, before)
    return Applied(Record("check_in", before.id))


def _tell_of_change(context: Context, before: CheckInInfo) -> None:
    context.emit(CheckInsChanged(before.post_id, before.officer_id, *_said_between(before)))


# -- queries --------------------------------------------------------------------------------------------------------


def visible_check_in(session: Session, actor: Actor, check_in_id: UUID) -> CheckInInfo:
    """The check-in, for its officer and for those who supervise their unit; raise ``not_found`` for anybody else."""
    found = CHECK_INS.find(session, check_in_id)
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
    return CHECK_INS.read(session, CheckIn.post_id.in_(post_ids), CHECK_INS.stands, or_(certain, perhaps))


def own_check_ins(session: Session, officer_id: UUID, since: datetime) -> list[CheckInInfo]:
    """An officer's own, those put aside included, since an instant."""
    return CHECK_INS.since(session, since, CheckIn.officer_id == officer_id)


def check_ins_by_ids(session: Session, ids: Iterable[UUID]) -> list[CheckInInfo]:
    """The check-ins of these ids; unknown ids are left out."""
    return CHECK_INS.by_ids(session, ids)
