"""How outreach is counted, and on which day a talk was held. Pure.

The method (口径) of the count: a talk counts once in the total and once for each kind of target that it was for, so
the kinds add up to more than the total where talks were for several kinds. A target counts as reached once, however
often somebody came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

#: Of one talk.
MAX_PHOTOS = 9

LOCAL_ZONE = ZoneInfo("Asia/Shanghai")
LONGEST_TALK = timedelta(hours=24)
LONGEST_SPAN = timedelta(days=366)

KINDS = ("village", "school", "fair", "enterprise", "public_body", "road", "other")


@dataclass(frozen=True, slots=True)
class CountedTalk:
    """What of a talk is counted."""

    target_ids: tuple[UUID, ...]
    head_count: int
    count_method: str


@dataclass(frozen=True, slots=True)
class CountedTarget:
    """What of a target is counted: its kind, and the keys of its categories in all schemes."""

    kind: str
    categories: tuple[str, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the count, for a kind or a category: talks held, targets reached, and targets on the list.

    ``planned`` is the campaign's number, None where it plans none."""

    key: str
    sessions: int
    reached: int
    known: int
    planned: int | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a campaign has come. ``several_kinds`` is by how much the kinds' talks exceed the total.

    ``people`` is the sum of the head counts, ``people_by_method`` the same by how they were taken."""

    sessions: int
    several_kinds: int
    people: int
    people_by_method: Mapping[str, int]
    kinds: tuple[Line, ...]
    categories: tuple[Line, ...]


def begun_at(started_at: datetime, claimed_at: datetime, corrected_at: datetime) -> datetime:
    """When a talk began; its start carries the same clock error as the command that told of it."""
    return started_at + (corrected_at - claimed_at)


def held_on(started_at: datetime, claimed_at: datetime, corrected_at: datetime) -> date:
    """The local day on which a talk began."""
    return begun_at(started_at, claimed_at, corrected_at).astimezone(LOCAL_ZONE).date()


def times_fit(started_at: datetime, ended_at: datetime) -> bool:
    """Whether a talk can have begun and ended so."""
    return started_at <= ended_at <= started_at + LONGEST_TALK


def span_fits(starts_on: date, ends_on: date) -> bool:
    """Whether a talk can be planned within these days."""
    return starts_on <= ends_on <= starts_on + LONGEST_SPAN


def plan_standing(*, cancelled: bool, held: bool) -> str:
    """What became of a planned talk. That it was held counts for more than that it had been called off."""
    if held:
        return "held"
    return "cancelled" if cancelled else "open"


def count_progress(
    talks: Iterable[CountedTalk],
    targets: Mapping[UUID, CountedTarget],
    planned: Mapping[str, int],
    categories: Iterable[str],
) -> Progress:
    """Count ``talks``, all of one campaign and still standing; a target that is not in ``targets`` has no kind."""
    talks = list(talks)
    kinds = _lines(talks, {i: (target.kind,) for i, target in targets.items()}, targets, KINDS, planned)
    by_category = {i: target.categories for i, target in targets.items()}
    people: Counter[str] = Counter()
    for talk in talks:
        people[talk.count_method] += talk.head_count
    return Progress(
        sessions=len(talks),
        several_kinds=sum(line.sessions for line in kinds) - sum(_has_kind(talk, targets) for talk in talks),
        people=people.total(),
        people_by_method=dict(people),
        kinds=kinds,
        categories=_lines(talks, by_category, targets, categories, {}),
    )


def _has_kind(talk: CountedTalk, targets: Mapping[UUID, CountedTarget]) -> bool:
    return any(target_id in targets for target_id in talk.target_ids)


def _lines(
    talks: Collection[CountedTalk],
    labels: Mapping[UUID, tuple[str, ...]],
    targets: Mapping[UUID, CountedTarget],
    order: Iterable[str],
    planned: Mapping[str, int],
) -> tuple[Line, ...]:
    """One line for each label in ``order``, zeros included."""
    sessions: Counter[str] = Counter()
    for talk in talks:
        sessions.update({label for target_id in talk.target_ids for label in labels.get(target_id, ())})
    visited = {target_id for talk in talks for target_id in talk.target_ids}
    reached = Counter(label for target_id in visited for label in labels.get(target_id, ()))
    known = Counter(label for i, target in targets.items() if target.active for label in labels[i])
    return tuple(Line(key, sessions[key], reached[key], known[key], planned.get(key)) for key in order)
