"""Exemptions found by themselves: a crew that a task sends elsewhere is excused from then on, until the task is over;
one whose people are on leave by the roster is excused for that duty day.

Sent *elsewhere* means: the task names a place, and it isn't the requirement's own (the same post or section, or a point
at it). A crew is excused while fewer than two of it remain, for nobody stands at a road alone (执勤执法工作规范 §70).
What was due of a whole squad is excused while *everybody* who was on duty for it by the roster is sent elsewhere:
one who remains can still drive along a section or fetch others. Where no roster says who was on duty nothing is
excused by itself; it can be claimed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Literal
from uuid import UUID

import numpy as np

from app.assessment.evidence import Exemption, PostRequirement, Requirement, SectionRequirement
from app.geo.distance import distance_m
from app.geo.points import Wgs84Point
from app.geo.presence import TimeSpan

FEWEST_AT_A_ROAD = 2
FEWEST_OF_A_SQUAD = 1
AT_A_SECTION_M = 100.0
"""A point so near to a section lies at it: a car and the width of a town's street."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A task in an officer's hands: from when, until when (None while it isn't over), and to what place."""

    task_id: UUID
    officer_id: UUID
    sent_at: datetime
    ended_at: datetime | None
    post_id: UUID | None
    section_id: UUID | None
    point: Wgs84Point | None
    place_text: str


@dataclass(frozen=True, slots=True)
class DuePlace:
    """Where a requirement is due."""

    post_id: UUID | None
    section_id: UUID | None


def exemptions_found(
    requirement: Requirement,
    place: DuePlace,
    sendings: Sequence[Sending],
    on_leave: Collection[UUID] = (),
    *,
    on_duty: Collection[UUID] = (),
) -> tuple[Exemption, ...]:
    """The times at which too few of the crew remain, each named by the task or the leave that began it last.

    ``on_leave``: who has leave on the requirement's duty day. A leave's id is the officer's with that day.
    ``on_duty``: who was on duty for what was given to a whole squad."""
    crew, window = requirement.officer_ids or {str(each) for each in on_duty}, requirement.window
    fewest = FEWEST_AT_A_ROAD if requirement.officer_ids else FEWEST_OF_A_SQUAD
    away = [each for each in sendings if str(each.officer_id) in crew and is_elsewhere(requirement, place, each)]
    spans = [span for span in (_within(window, each) for each in away) if span is not None]
    spans.extend(
        _Away(officer, f"{officer}:{requirement.duty_day}", window.start, window.end, "leave")
        for officer in sorted(str(each) for each in on_leave if str(each) in crew)
    )
    return tuple(_excused(crew, spans, fewest)) if spans else ()


def is_elsewhere(requirement: Requirement, place: DuePlace, sending: Sending) -> bool:
    """Whether the task's place is another than the requirement's; a task without a place sends nobody away."""
    if sending.post_id is not None or sending.section_id is not None:
        same_post = sending.post_id is not None and sending.post_id == place.post_id
        return not same_post and (sending.section_id is None or sending.section_id != place.section_id)
    if sending.point is not None:
        return not _is_at(requirement, sending.point)
    return bool(sending.place_text.strip())


def _is_at(requirement: Requirement, point: Wgs84Point) -> bool:
    if isinstance(requirement, PostRequirement):
        return distance_m(requirement.point, point) <= requirement.radius_m
    if isinstance(requirement, SectionRequirement):
        _, offsets = requirement.line.locate_many(np.array([point.latitude]), np.array([point.longitude]))
        return bool(offsets[0] <= AT_A_SECTION_M)
    return False


@dataclass(frozen=True, slots=True)
class _Away:
    officer_id: str
    record_id: str
    start: datetime
    end: datetime
    why: Literal["task", "leave"] = "task"


def _within(window: TimeSpan, sending: Sending) -> _Away | None:
    start = max(sending.sent_at, window.start)
    end = window.end if sending.ended_at is None else min(sending.ended_at, window.end)
    return _Away(str(sending.officer_id), str(sending.task_id), start, end) if start < end else None


def _excused(crew: Collection[str], away: Sequence[_Away], fewest: int) -> Iterable[Exemption]:
    """Walk over the instants at which somebody leaves or is free again."""
    edges = sorted({edge for each in away for edge in (each.start, each.end)})
    for start, end in pairwise(edges):
        gone = [each for each in away if each.start <= start and each.end >= end]
        if len(crew) - len({each.officer_id for each in gone}) < fewest and gone:
            last = max(gone, key=lambda each: (each.start, each.record_id))
            yield Exemption(last.record_id, last.why, TimeSpan(start, end), last.why)
