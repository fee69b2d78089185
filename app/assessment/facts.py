"""Gathering what speaks for requirements: places, tracks, check-ins, exemptions, crews; in a few queries for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypedDict, cast
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.checkin.service import CheckInInfo, check_ins_at
from app.dispatch.service import SendingInfo, sendings_of
from app.duty.service import Placed, RequirementInfo, is_dark, places_of
from app.geo.coverage import Coverage
from app.geo.points import Wgs84Point
from app.geo.presence import TimeSpan
from app.roster.service import leaves_between
from app.tracking.service import fixes_of, held_between

from .evidence import (
    CheckIn,
    CrewMember,
    Exemption,
    ExemptionReason,
    Manner,
    PostRequirement,
    Purpose,
    SectionRequirement,
    Tracks,
)
from .on_duty import OnDuty
from .section_credit import passed_together
from .sent_away import DuePlace, Sending, exemptions_found

MARGIN = timedelta(hours=1)
"""How far around a requirement's time facts are looked for: what the credit rules may still use
(``claims.SLACK_S``)."""


Pure = PostRequirement | SectionRequirement
Passed = dict[UUID, Coverage]


@dataclass(frozen=True)
class Facts:
    """All that the credit rules read about one requirement; ``passed`` for a section only."""

    requirement: Pure
    tracks: Tracks
    passed: Coverage | None
    check_ins: tuple[CheckIn, ...]
    exemptions: tuple[Exemption, ...]
    crew: tuple[CrewMember, ...]
    is_dark: bool


def gather(session: Session, requirements: Sequence[RequirementInfo]) -> list[Facts]:
    """The facts of each requirement, in the same order."""
    if not requirements:
        return []
    start = min(each.starts_at for each in requirements) - MARGIN
    end = max(each.ends_at for each in requirements) + MARGIN
    source = _Source(session, requirements, start, end)
    pure = {each.id: _pure(each, source.places) for each in requirements}
    tracks = {each.id: source.tracks(each) for each in requirements}
    passed = _passed(pure, tracks)
    return [source.facts(each, pure[each.id], tracks[each.id], passed.get(each.id)) for each in requirements]


def _passed(pure: Mapping[UUID, Pure], tracks: Mapping[UUID, Tracks]) -> Passed:
    """What was passed of each section; those that share a window and its tracks are looked up together."""
    shared: defaultdict[tuple[TimeSpan, int], dict[UUID, SectionRequirement]] = defaultdict(dict)
    for i, each in pure.items():
        if isinstance(each, SectionRequirement):
            shared[each.window, id(tracks[i])][i] = each
    found: Passed = {}
    for together in shared.values():
        at = tracks[next(iter(together))]
        found.update(zip(together, passed_together([*together.values()], at), strict=True))
    return found


class _Source:
    """The records around a set of requirements, read once."""

    def __init__(
        self, session: Session, requirements: Sequence[RequirementInfo], start: datetime, end: datetime
    ) -> None:
        post_ids = {each.post_id for each in requirements if each.post_id is not None}
        self.places = places_of(session, requirements)
        crews = {officer for each in requirements for officer in each.officer_ids}
        on_duty = OnDuty(session, requirements)
        self.crews = {each.id: on_duty.crew_of(each) for each in requirements}
        sent = crews.union(*self.crews.values())
        self.sendings = [_sending(each) for each in sendings_of(session, sent, start, end)] if sent else []
        days = sorted(each.duty_day for each in requirements)
        self.on_leave: defaultdict[date, set[UUID]] = defaultdict(set)
        for leave in leaves_between(session, crews, days[0], days[-1]) if crews else []:
            self.on_leave[leave.day].add(leave.officer_id)
        self.officers = officers_by_ids(session, crews)
        self.check_ins: defaultdict[UUID, list[CheckInInfo]] = defaultdict(list)
        for each in check_ins_at(session, post_ids, start, end) if post_ids else []:
            self.check_ins[each.post_id].append(each)
        squads = {each.unit_id for each in requirements if each.kind == "section"}
        self.squad_cars = held_between(session, squads, start, end)
        cars = {held.subject_id for held in self.squad_cars} | {r.vehicle_id for r in requirements if r.vehicle_id}
        self.rides = held_between(session, cars, start, end)
        self._known_tracks: dict[tuple[datetime, datetime, frozenset[str]], Tracks] = {}
        self.fixes = fixes_of(session, {ride.holder_id for ride in self.rides}, start, end)

    def facts(self, requirement: RequirementInfo, pure: Pure, tracks: Tracks, passed: Coverage | None) -> Facts:
        said = self.check_ins[requirement.post_id] if requirement.post_id else []
        members = [self.officers[each] for each in requirement.officer_ids if each in self.officers]
        return Facts(
            requirement=pure,
            tracks=tracks,
            passed=passed,
            check_ins=tuple(_check_in(each) for each in said if _counts(each, requirement)),
            exemptions=(*_exemptions(requirement), *self._found(requirement, pure)),
            crew=tuple(CrewMember(str(m.id), cast(Literal["police", "auxiliary"], m.rank)) for m in members),
            is_dark=is_dark(requirement.starts_at, requirement.ends_at),
        )

    def _found(self, requirement: RequirementInfo, pure: Pure) -> tuple[Exemption, ...]:
        place, crew = DuePlace(requirement.post_id, requirement.section_id), self.crews[requirement.id]
        own = [each for each in self.sendings if each.officer_id in crew]
        on_leave = self.on_leave[requirement.duty_day].intersection(requirement.officer_ids)
        if not own and not on_leave:
            return ()
        return exemptions_found(pure, place, own, on_leave, on_duty=crew)

    def tracks(self, requirement: RequirementInfo) -> Tracks:
        """The cars that could have come, and their fixes; one and the same for all that is due of them in a window."""
        if not self.rides:
            return Tracks(frozenset(), self.fixes)
        window = (requirement.starts_at, requirement.ends_at)
        tracked = frozenset(ride.holder_id for ride in self.rides if ride.overlaps(*window))
        cars = frozenset(str(car) for car in self._cars_of(requirement) & tracked)
        if (*window, cars) not in self._known_tracks:
            start, end = requirement.starts_at - MARGIN, requirement.ends_at + MARGIN
            theirs = Tracks(cars, self.fixes.of_carriers(cars))
            self._known_tracks[*window, cars] = theirs.between(start.timestamp(), end.timestamp())
        return self._known_tracks[*window, cars]

    def _cars_of(self, requirement: RequirementInfo) -> frozenset[UUID]:
        """The cars that could have come: the one named; for a section without a named car, the squad's.

        A post's crew without a named car may have come in any car or on foot, so no track can speak of its absence."""
        if requirement.vehicle_id is not None:
            return frozenset({requirement.vehicle_id})
        if requirement.kind == "post":
            return frozenset()
        window, unit_id = (requirement.starts_at, requirement.ends_at), requirement.unit_id
        return frozenset(
            car.subject_id for car in self.squad_cars if car.holder_id == unit_id and car.overlaps(*window)
        )


class _Common(TypedDict):
    """What every requirement of duty says, whatever its place is."""

    id: str
    unit_id: str
    officer_ids: frozenset[str]
    duty_day: date
    window: TimeSpan
    purpose: Purpose
    manner: Manner


def _pure(info: RequirementInfo, places: Placed) -> Pure:
    common: _Common = {
        "id": str(info.id),
        "unit_id": str(info.unit_id),
        "officer_ids": frozenset(str(each) for each in info.officer_ids),
        "duty_day": info.duty_day,
        "window": TimeSpan(info.starts_at, info.ends_at),
        "purpose": cast(Purpose, info.purpose),
        "manner": cast(Manner, info.manner),
    }
    if info.post_id is not None:
        post = places.posts[info.id]
        return PostRequirement(**common, point=post.point, radius_m=post.radius_m)
    section = places.sections[info.id]
    return SectionRequirement(
        **common,
        required_share=info.required_share,
        required_passes=info.required_passes,
        line=section.as_line(),
    )


def _counts(check_in: CheckInInfo, requirement: RequirementInfo) -> bool:
    """A crew's requirement is answered by the crew, a squad's by anybody of the squad."""
    if requirement.officer_ids:
        return check_in.officer_id in requirement.officer_ids
    return check_in.unit_id == requirement.unit_id


def _check_in(info: CheckInInfo) -> CheckIn:
    """Certain times lie inside their bracket to the millisecond; the slack that the door allowed is taken off here."""
    at = None
    if info.clock_certain and info.bracket_from is not None:
        at = min(max(info.corrected_at, info.bracket_from), info.bracket_to)
    return CheckIn(
        id=str(info.id),
        officer_id=str(info.officer_id),
        kind="check_in" if info.direction == "in" else "check_out",
        at=at,
        issued_at=info.bracket_from,
        received_at=info.bracket_to,
        place=cast(Literal["inside", "outside", "uncertain", "missing"], info.verdict),
    )


def _sending(info: SendingInfo) -> Sending:
    point = None
    if info.latitude is not None and info.longitude is not None:
        point = Wgs84Point(info.latitude, info.longitude)
    places = (info.post_id, info.section_id, point, info.place_text)
    return Sending(info.task_id, info.officer_id, info.sent_at, info.ended_at, *places)


def _exemptions(info: RequirementInfo) -> list[Exemption]:
    return [
        Exemption(str(each.id), cast(ExemptionReason, each.reason), TimeSpan(each.starts_at, each.ends_at))
        for each in info.exemptions
    ]
