"""What stands behind one cell: the section as a strip of chainage and who came by when, or what the post saw of the
cars; which cars could have come, and whose duty it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.assessment.cards import may_see
from app.assessment.evidence import PostRequirement, SectionRequirement
from app.assessment.facts import Facts, gather
from app.assessment.post_credit import lights_facts
from app.assessment.reckoning import is_frozen
from app.assessment.section_credit import lights_of_way, passed_in
from app.assessment.timeline import Window
from app.duty.service import PostInfo, RequirementInfo, SectionInfo, places_of, requirement_for
from app.geo.coverage import Piece, Stretch, Traverse
from app.geo.fixes import POSITION_ERROR_M
from app.geo.presence import MAX_GAP_S
from app.geo.strip import strip
from app.geo.visits import visits
from app.kernel.actor import Actor
from app.kernel.errors import DomainError
from app.shift.service import shifts_between
from app.tracking.service import tracks_kept_since, vehicles_by_ids

from .nights import Item, marked


@dataclass(frozen=True, slots=True)
class Reach:
    """A stretch of road in its own chainage, whole metres; ``what``: passed, missed or unknown."""

    what: str
    from_m: int
    to_m: int


@dataclass(frozen=True, slots=True)
class Pass:
    """A car's unbroken way along the section; ``whole`` when it took at least four fifths of it in one go."""

    plate: str
    from_m: int
    to_m: int
    started_at: datetime
    ended_at: datetime
    whole: bool


@dataclass(frozen=True, slots=True)
class Part:
    """About a kilometre: how much of it was passed, when somebody came through, the longest time nobody did."""

    from_m: int
    to_m: int
    covered_m: int
    passed_at: tuple[datetime, ...]
    longest_interval_s: int | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a post saw of a car: approaching, inside, passed_through or left."""

    plate: str
    state: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Car:
    """A tracked car that could have come; ``fixes`` in the requirement's time: none is silence, not absence."""

    vehicle_id: UUID
    plate: str
    fixes: int


@dataclass(frozen=True, slots=True)
class Opened:
    """All of it. ``people`` are the crew by name, or those who were on shift with the cars. ``place_name`` is the
    section's or the post's; ``section`` None for a post, which has ``visits`` instead of the rest. ``tracks_gone``: the
    tracks are past their age and only the credit is kept. ``lights``: for how long of the presence they were on, off or
    not told, as the credit says it; empty where nothing was told."""

    item: Item
    place_name: str
    section: SectionInfo | None
    reaches: tuple[Reach, ...]
    passes: tuple[Pass, ...]
    pieces: tuple[Part, ...]
    visits: tuple[Seen, ...]
    cars: tuple[Car, ...]
    people: tuple[str, ...]
    tracks_gone: bool
    lights: dict[str, int]


def open_cell(session: Session, actor: Actor, requirement_id: UUID, now: datetime) -> Opened:
    """Open a requirement. Raises ``not_found`` for who may not see its credit."""
    requirement = requirement_for(session, requirement_id)
    if requirement is None or requirement.cancelled_at is not None or not may_see(actor, requirement):
        raise DomainError("not_found")
    (facts,) = gather(session, [requirement])
    (item,) = marked(session, [requirement.unit_id], [requirement], requirement.duty_day, now)
    vehicles = vehicles_by_ids(session, [UUID(each) for each in facts.tracks.car_ids])
    plates = {str(i): vehicle.plate for i, vehicle in vehicles.items()}
    places = places_of(session, [requirement])
    gone = is_frozen(requirement, tracks_kept_since(session))
    around = _Around(item, plates, _cars(facts, plates), _people(session, requirement, set(vehicles)), gone)
    if isinstance(facts.requirement, SectionRequirement):
        return _section_opened(around, places.sections[requirement.id], facts.requirement, facts)
    return _post_opened(around, places.posts[requirement.id], facts.requirement, facts)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a cell of either kind has."""

    item: Item
    plates: dict[str, str]
    cars: tuple[Car, ...]
    people: tuple[str, ...]
    tracks_gone: bool


def _section_opened(around: _Around, section: SectionInfo, requirement: SectionRequirement, facts: Facts) -> Opened:
    tracks, road = facts.tracks, _Road(section, requirement.line.length_m)
    passed = facts.passed or passed_in(requirement, tracks)
    cut = strip(
        requirement.line, passed.stretches, tracks.fixes, tracks.car_ids, requirement.window, max_gap_s=MAX_GAP_S
    )
    reaches = road.reaches(passed=cut.passed, missed=cut.missed, unknown=cut.unknown)
    ways = sorted(passed.traverses, key=lambda each: each.started_at)
    return Opened(
        item=around.item,
        place_name=section.name,
        section=section,
        reaches=() if around.tracks_gone else tuple(reaches),
        passes=tuple(road.passing(each, around.plates) for each in ways),
        pieces=tuple(road.part(each) for each in passed.pieces),
        visits=(),
        cars=around.cars,
        people=around.people,
        tracks_gone=around.tracks_gone,
        lights=lights_of_way(requirement, passed, facts.exemptions),
    )


def _post_opened(around: _Around, post: PostInfo, requirement: PostRequirement, facts: Facts) -> Opened:
    window = Window(requirement.window)
    fixes = facts.tracks.between(window.start - MAX_GAP_S, window.end).fixes
    seen = visits(post.point, post.radius_m + POSITION_ERROR_M, fixes)
    return Opened(
        item=around.item,
        place_name=post.name,
        section=None,
        reaches=(),
        passes=(),
        pieces=(),
        visits=tuple(Seen(around.plates.get(v.carrier, ""), v.state, v.since, v.until) for v in seen),
        cars=around.cars,
        people=around.people,
        tracks_gone=around.tracks_gone,
        lights=lights_facts(requirement, window, facts.tracks, facts.exemptions),
    )


def _cars(facts: Facts, plates: dict[str, str]) -> tuple[Car, ...]:
    window = Window(facts.requirement.window)
    told = facts.tracks.between(window.start, window.end).fixes.carriers.tolist()
    return tuple(sorted((Car(UUID(i), plates[i], told.count(i)) for i in plates), key=lambda car: car.plate))


@dataclass(frozen=True, slots=True)
class _Road:
    """From metres along the drawn line to the road's own chainage, which may be measured a little differently."""

    section: SectionInfo
    length_m: float

    def at(self, metres: float) -> int:
        first, last = self.section.from_chainage_m, self.section.to_chainage_m
        return first + round(metres / self.length_m * (last - first))

    def reaches(self, **found: Sequence[Stretch]) -> Iterable[Reach]:
        rows = [Reach(what, self.at(each.from_m), self.at(each.to_m)) for what, all_ in found.items() for each in all_]
        return sorted((row for row in rows if row.from_m < row.to_m), key=lambda row: row.from_m)

    def passing(self, way: Traverse, plates: dict[str, str]) -> Pass:
        whole = way.length_m >= 0.8 * self.length_m
        ends = self.at(way.from_m), self.at(way.to_m)
        return Pass(plates.get(way.carrier, ""), *ends, way.started_at, way.ended_at, whole)

    def part(self, piece: Piece) -> Part:
        longest = max(piece.intervals_s, default=None)
        return Part(
            self.at(piece.from_m),
            self.at(piece.to_m),
            round(piece.covered_m),
            tuple(each.at for each in piece.passings),
            None if longest is None else round(longest),
        )


def _people(session: Session, requirement: RequirementInfo, cars: set[UUID]) -> tuple[str, ...]:
    named = set(requirement.officer_ids)
    if not named:
        shifts = shifts_between(session, [requirement.unit_id], requirement.starts_at, requirement.ends_at)
        named = {officer for shift in shifts if shift.vehicle_id in cars for officer in shift.people}
    return tuple(sorted(officer.name for officer in officers_by_ids(session, named).values()))
