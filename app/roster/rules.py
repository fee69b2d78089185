"""What a roster warns of, and how a swap or a leave goes on. Pure; a warning never refuses anything.

Staffing is rules R01–R03 of the duty rules (``app.duty.staffing``). Whoever is on standby, on call or on leave, and
the duty leader, doesn't stand at posts: only the day and the night shift do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from app.duty.staffing import Rank, staffing_findings

Kind = Literal["day", "night", "standby", "on_call", "leave", "leader"]
KINDS: tuple[Kind, ...] = ("day", "night", "standby", "on_call", "leave", "leader")
"""白班, 夜班, 备勤, 值班, 休假, 带班."""
OUT: tuple[Kind, ...] = ("day", "night")
"""The shifts that stand at posts and drive along sections."""

Code = Literal[
    "empty_day", "nobody", "staffing", "two_nights", "auxiliary_alone", "leave_named", "named_off", "standby_double",
    "leave_double", "no_rest",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the roster: rank, and the police officer who leads them."""

    id: UUID
    rank: Rank
    mentor_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One person's shift of a duty day."""

    officer_id: UUID
    day: date
    kind: Kind
    crew_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What a plan demands on a duty day, in the shift that has to do it; an empty crew is the whole squad's.

    ``sets_up``: a post is set up on the road (设点), for which R03 asks more at night; a spot check sets up none."""

    plan_id: UUID
    day: date
    shift: Kind
    is_post: bool
    officer_ids: tuple[UUID, ...]
    starts_at: datetime
    ends_at: datetime
    sets_up: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at on a duty day."""

    day: date
    code: Code
    officer_id: UUID | None = None
    plan_id: UUID | None = None
    shift: Kind | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


Roster = Mapping[date, Mapping[Kind, Sequence[Shift]]]


def warnings_of(
    people: Mapping[UUID, Person], shifts: Iterable[Shift], dues: Iterable[Due], days: Sequence[date]
) -> list[Finding]:
    """What to look at on these days, day by day; ``shifts`` reach one day further back, for two nights in a row."""
    roster = _by_day(shifts)
    due: dict[date, list[Due]] = defaultdict(list)
    for each in dues:
        due[each.day].append(each)
    found: list[Finding] = []
    for day in days:
        on = roster.get(day, {})
        found += _of_people(people, on, roster.get(day - timedelta(days=1), {}), day)
        found += _of_duty(people, on, due.get(day, []), day)
    return found


def _by_day(shifts: Iterable[Shift]) -> Roster:
    roster: dict[date, dict[Kind, list[Shift]]] = defaultdict(lambda: defaultdict(list))
    for each in shifts:
        roster[each.day][each.kind].append(each)
    return roster


def _ids(shifts: Iterable[Shift]) -> set[UUID]:
    return {each.officer_id for each in shifts}


# -- people -----------------------------------------------------------------------------------------------------------

On = Mapping[Kind, Sequence[Shift]]


def _of_people(people: Mapping[UUID, Person], on: On, before: On, day: date) -> Iterator[Finding]:
    twice = _ids(on.get("night", ())) & _ids(before.get("night", ()))
    yield from (Finding(day, "two_nights", officer_id) for officer_id in sorted(twice))
    yield from (Finding(day, "no_rest", officer_id) for officer_id in sorted(_without_rest(on, before)))
    busy = {id_ for kind in ("day", "night", "on_call") for id_ in _ids(on.get(kind, ()))}
    yield from (Finding(day, "standby_double", each) for each in sorted(_ids(on.get("standby", ())) & busy))
    others = {id_ for kind, shifts in on.items() if kind != "leave" for id_ in _ids(shifts)}
    yield from (Finding(day, "leave_double", each) for each in sorted(_ids(on.get("leave", ())) & others))
    for kind in OUT:
        yield from _unaccompanied(people, on.get(kind, ()), day, kind)


def _without_rest(on: On, before: On) -> set[UUID]:
    """Whoever goes from the night, which ends at 06:00, straight into the day, or from the day into the night."""
    by_day = _ids(on.get("day", ()))
    return by_day & (_ids(before.get("night", ())) | _ids(on.get("night", ())))


def _unaccompanied(people: Mapping[UUID, Person], shifts: Sequence[Shift], day: date, kind: Kind) -> Iterator[Finding]:
    """Auxiliaries on a shift without their police officer, and without another one in their crew."""
    present = _ids(shifts)
    led = {each.crew_id for each in shifts if each.crew_id and _rank(people, each.officer_id) == "police"}
    for each in shifts:
        person = people.get(each.officer_id)
        if person is None or person.rank != "auxiliary":
            continue
        if person.mentor_id not in present and each.crew_id not in led:
            yield Finding(day, "auxiliary_alone", each.officer_id, shift=kind)


def _rank(people: Mapping[UUID, Person], officer_id: UUID) -> Rank | None:
    person = people.get(officer_id)
    return None if person is None else person.rank


# -- duty -------------------------------------------------------------------------------------------------------------


def _of_duty(people: Mapping[UUID, Person], on: On, dues: Sequence[Due], day: date) -> Iterator[Finding]:
    if not dues:
        return
    if not any(on.get(kind) for kind in OUT):
        yield Finding(day, "empty_day", params={"dues": len(dues)})
        return
    away = _ids(on.get("leave", ()))
    for due in dues:
        if due.officer_ids:
            yield from _of_named(people, on, due, away)
    for kind in OUT:
        yield from _of_squad(people, on, [each for each in dues if each.shift == kind and not each.officer_ids], away)


def _of_named(people: Mapping[UUID, Person], on: On, due: Due, away: set[UUID]) -> Iterator[Finding]:
    """A plan that names its crew: who of it is on leave, who isn't on that shift, and whether the rest is enough."""
    there = [each for each in due.officer_ids if each not in away]
    rostered = _ids(on.get(due.shift, ()))
    for officer_id in due.officer_ids:
        if officer_id in away:
            yield Finding(due.day, "leave_named", officer_id, due.plan_id, due.shift)
        elif officer_id not in rostered:
            yield Finding(due.day, "named_off", officer_id, due.plan_id, due.shift)
    if not there:
        yield Finding(due.day, "nobody", None, due.plan_id, due.shift)
    elif due.is_post:
        ranks = [rank for each in there if (rank := _rank(people, each)) is not None]
        yield from _findings(ranks, [due], due.plan_id, posts=1)


def _of_squad(people: Mapping[UUID, Person], on: On, dues: Sequence[Due], away: set[UUID]) -> Iterator[Finding]:
    """Plans of the whole squad in one shift: whether anybody is on, and whether they are enough for the posts that
    have to be stood at at the same time, shared out evenly."""
    if not dues:
        return
    shift, day = dues[0].shift, dues[0].day
    there = _ids(on.get(shift, ())) - away
    if not there:
        yield from (Finding(day, "nobody", None, each.plan_id, shift) for each in dues)
        return
    at_posts = [each for each in dues if each.is_post]
    posts = most_at_once(at_posts)
    if posts:
        ranks = [rank for each in there if (rank := _rank(people, each)) is not None]
        yield from _findings(ranks, at_posts, None, posts=posts)


def _findings(ranks: Collection[Rank], dues: Sequence[Due], plan_id: UUID | None, *, posts: int) -> list[Finding]:
    day, shift = dues[0].day, dues[0].shift
    police, auxiliaries = list(ranks).count("police"), list(ranks).count("auxiliary")
    shared: tuple[tuple[Rank, int], ...] = (("police", police // posts), ("auxiliary", auxiliaries // posts))
    each = [rank for rank, count in shared for _ in range(count)]
    counts = {"police": police, "auxiliaries": auxiliaries, "posts": posts}
    broken = staffing_findings(each, night=shift == "night" and any(due.sets_up for due in dues))
    return [Finding(day, "staffing", None, plan_id, shift, {"rule": broken[0], **counts})] if broken else []


def most_at_once(dues: Sequence[Due]) -> int:
    """How many of these have to be done at the same time, at most."""
    return max((sum(o.starts_at <= d.starts_at < o.ends_at for o in dues) for d in dues), default=0)


# -- what one approval would bring -------------------------------------------------------------------------------------


def new_findings(before: Sequence[Finding], after: Sequence[Finding]) -> list[Finding]:
    """What is to be looked at only afterwards, and what is worse than before: fewer people for the same posts."""
    known = {_about(each): each for each in before}
    return [each for each in after if _about(each) not in known or _is_worse(known[_about(each)], each)]


def _about(finding: Finding) -> tuple[object, ...]:
    return (finding.day, finding.code, finding.officer_id, finding.plan_id, finding.shift)


def _is_worse(before: Finding, after: Finding) -> bool:
    return _on_duty(after) < _on_duty(before)


def _on_duty(finding: Finding) -> int:
    return sum(int(finding.params.get(name, 0)) for name in ("police", "auxiliaries"))


# -- swaps and leave ---------------------------------------------------------------------------------------------------

State = Literal["asked", "agreed", "approved", "refused", "withdrawn"]
OPEN: tuple[State, ...] = ("asked", "agreed")
Answer = Literal["agree", "refuse", "withdraw", "approve"]
Who = Literal["asker", "other", "planner"]
_NEXT: dict[tuple[State, Answer], tuple[State, frozenset[Who]]] = {
    ("asked", "agree"): ("agreed", frozenset({"other"})),
    ("asked", "refuse"): ("refused", frozenset({"other", "planner"})),
    ("asked", "withdraw"): ("withdrawn", frozenset({"asker"})),
    ("asked", "approve"): ("approved", frozenset({"planner"})),
    ("agreed", "refuse"): ("refused", frozenset({"other", "planner"})),
    ("agreed", "withdraw"): ("withdrawn", frozenset({"asker"})),
    ("agreed", "approve"): ("approved", frozenset({"planner"})),
}

LeaveKind = Literal["annual", "personal", "sick", "in_lieu", "family", "other"]
LEAVE_KINDS: tuple[LeaveKind, ...] = ("annual", "personal", "sick", "in_lieu", "family", "other")
"""年休假, 事假, 病假, 补休, 婚丧产假, 其他."""
MAX_LEAVE_DAYS = 31


def next_state(state: State, answer: Answer, who: Collection[Who]) -> State | None:
    """What a swap or a leave becomes by somebody's answer; None where that isn't theirs to say, or too late.

    A planner may approve what the other side hasn't agreed to yet: it then stands as told by word of mouth. A leave has
    no other side."""
    found = _NEXT.get((state, answer))
    return found[0] if found is not None and found[1] & set(who) else None
