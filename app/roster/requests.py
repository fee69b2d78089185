"""Reading what people ask of a roster: swaps (调班) and leave (请假), and how each of them stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.accounts.service import actors_of, officers_of_units, path_to_root
from app.kernel.actor import Actor, Role

from .access import PLANNING_ROLES
from .models import RosterLeave, RosterSwap
from .rules import OPEN, State, Who

SWAP, LEAVE = "roster_swap", "roster_leave"
SHOWN = timedelta(days=60)
ON_PHONE_ROLES = frozenset({Role.SQUAD_LEADER, Role.BRIGADE_LEADER})
"""Who decides on their phone; all who plan decide at the desk."""


@dataclass(frozen=True, slots=True)
class SwapInfo:
    """A swap; the members are those of :class:`RosterSwap`."""

    id: UUID
    unit_id: UUID
    asker_id: UUID
    other_id: UUID
    day: date
    other_day: date | None
    shifts: tuple[str, ...]
    other_shifts: tuple[str, ...]
    reason: str
    state: State
    note: str
    asked_by: UUID
    asked_at: datetime
    agreed_at: datetime | None
    decided_by: UUID | None
    decided_at: datetime | None
    version: int

    @property
    def sides(self) -> tuple[UUID, ...]:
        """The asker and the other."""
        return (self.asker_id, self.other_id)

    @property
    def days(self) -> tuple[date, ...]:
        """The duty days that it changes."""
        return (self.day,) if self.other_day is None else (self.day, self.other_day)


@dataclass(frozen=True, slots=True)
class LeaveInfo:
    """A request for leave; the members are those of :class:`RosterLeave`."""

    id: UUID
    unit_id: UUID
    officer_id: UUID
    first_day: date
    last_day: date
    kind: str
    reason: str
    state: State
    note: str
    asked_at: datetime
    decided_by: UUID | None
    decided_at: datetime | None
    version: int

    @property
    def sides(self) -> tuple[UUID, ...]:
        """Whoever asks."""
        return (self.officer_id,)

    @property
    def days(self) -> tuple[date, ...]:
        """The duty days that it changes."""
        return tuple(self.first_day + timedelta(days=n) for n in range((self.last_day - self.first_day).days + 1))


Request = SwapInfo | LeaveInfo


def swaps_for(session: Session, actor: Actor, now: datetime) -> list[SwapInfo]:
    """What the actor plans, and what they are a side of: of the last 60 days, the latest first."""
    own = or_(RosterSwap.asker_id == actor.officer_id, RosterSwap.other_id == actor.officer_id)
    shown = or_(RosterSwap.unit_id.in_(actor.units(PLANNING_ROLES)), own)
    return _swaps(session, RosterSwap.asked_at >= now - SHOWN, shown)


def swaps_by_ids(session: Session, ids: Collection[UUID]) -> list[SwapInfo]:
    """The swaps of these ids; unknown ids are left out."""
    return _swaps(session, RosterSwap.id.in_(ids))


def get_swap(session: Session, swap_id: UUID, *, lock: bool = False) -> SwapInfo | None:
    """The swap of this id; with ``lock`` nobody else answers it until the transaction's end."""
    return next(iter(_swaps(session, RosterSwap.id == swap_id, lock=lock)), None)


def open_swaps(session: Session, unit_id: UUID) -> list[SwapInfo]:
    """A unit's swaps that nobody decided yet."""
    return _swaps(session, RosterSwap.unit_id == unit_id, RosterSwap.state.in_(OPEN))


def leaves_for(session: Session, actor: Actor, now: datetime) -> list[LeaveInfo]:
    """What the actor plans, and their own: of the last 60 days, the latest first."""
    shown = or_(RosterLeave.unit_id.in_(actor.units(PLANNING_ROLES)), RosterLeave.officer_id == actor.officer_id)
    return _leaves(session, RosterLeave.asked_at >= now - SHOWN, shown)


def leaves_by_ids(session: Session, ids: Collection[UUID]) -> list[LeaveInfo]:
    """The requests of these ids; unknown ids are left out."""
    return _leaves(session, RosterLeave.id.in_(ids))


def get_leave(session: Session, leave_id: UUID, *, lock: bool = False) -> LeaveInfo | None:
    """The request of this id; with ``lock`` nobody else answers it until the transaction's end."""
    return next(iter(_leaves(session, RosterLeave.id == leave_id, lock=lock)), None)


def open_leaves(session: Session, unit_id: UUID) -> list[LeaveInfo]:
    """A unit's requests for leave that nobody decided yet."""
    return _leaves(session, RosterLeave.unit_id == unit_id, RosterLeave.state.in_(OPEN))


def is_shown(actor: Actor, request: Request) -> bool:
    """Whether the actor is a side of it, or plans the unit's roster."""
    return actor.officer_id in request.sides or actor.allows(PLANNING_ROLES, request.unit_id)


def is_on_phone(actor: Actor, request: Request) -> bool:
    """Whether the actor's phone has it: a side's, the squad leader's, and the brigade leader's."""
    return actor.officer_id in request.sides or actor.allows(ON_PHONE_ROLES, request.unit_id)


def parts_of(actor: Actor, request: Request) -> Iterator[Who]:
    """What the actor is to a request. Nobody decides what they are a side of themselves."""
    if isinstance(request, SwapInfo) and actor.officer_id == request.other_id:
        yield "other"
    if actor.officer_id == request.sides[0]:
        yield "asker"
    elif actor.officer_id not in request.sides and actor.allows(PLANNING_ROLES, request.unit_id):
        yield "planner"


def deciders_of(session: Session, request: Request) -> tuple[UUID, ...]:
    """Who is told that a request waits for a decision: the squad's leaders, or, where these ask themselves, the
    brigade's."""
    above = path_to_root(session, request.unit_id)
    people = [each for each in officers_of_units(session, above) if each.active and each.id not in request.sides]
    actors = actors_of(session, [each.id for each in people])
    for role in (Role.SQUAD_LEADER, Role.BRIGADE_LEADER):
        found = tuple(id_ for id_, actor in actors.items() if actor.allows({role}, request.unit_id))
        if found:
            return found
    return ()


_SWAP_COLUMNS = [getattr(RosterSwap, each.name) for each in fields(SwapInfo)]
_LEAVE_COLUMNS = [getattr(RosterLeave, each.name) for each in fields(LeaveInfo)]


def _swaps(session: Session, *conditions: ColumnElement[bool], lock: bool = False) -> list[SwapInfo]:
    query = select(*_SWAP_COLUMNS).where(*conditions).order_by(RosterSwap.asked_at.desc(), RosterSwap.id)
    rows = session.execute(query.with_for_update() if lock else query).mappings()
    return [SwapInfo(**{**r, "shifts": tuple(r["shifts"]), "other_shifts": tuple(r["other_shifts"])}) for r in rows]


def _leaves(session: Session, *conditions: ColumnElement[bool], lock: bool = False) -> list[LeaveInfo]:
    query = select(*_LEAVE_COLUMNS).where(*conditions).order_by(RosterLeave.asked_at.desc(), RosterLeave.id)
    return [LeaveInfo(*row) for row in session.execute(query.with_for_update() if lock else query)]
