"""Gathering what other features know of a unit's day, through their verbs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.accident.service import accidents_between, accidents_reach
from app.accounts.service import phones_heard_since
from app.call.service import KINDS as CALL_KINDS
from app.call.service import CallInfo, calls_between, calls_reach
from app.dispatch.service import tasks_sent_into
from app.duty.service import RequirementInfo, posts_by_ids, requirements_between, sections_by_ids, span_of_day
from app.geo.presence import TimeSpan
from app.grid.service import ENDED, key_cells, marked, rate_of
from app.hazard.service import KINDS as HAZARD_KINDS
from app.hazard.service import hazards_found
from app.inspection.service import inspections_between
from app.outreach.queries import TalkInfo, talks_begun_between
from app.outreach.targets import targets_by_ids
from app.records.words import WordInfo
from app.shift.service import KINDS, ShiftInfo, UnitOut, shifts_between, tally_totals, units_out
from app.tracking.service import VehicleInfo, trackers_alive, vehicles_of
from app.violation.cases import cases_between

from .clockwords import clock_text
from .rules import Accidents, Calls, Case, Evidence, Facts, Night, Out, Talk, Task
from .words import group_of


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts of a unit's day, and the kinds that its tallies may name."""

    facts: Facts
    kinds: tuple[WordInfo, ...]


def gather(
    session: Session, unit_ids: Collection[UUID], names: Mapping[UUID, str], day: date, now: datetime
) -> Gathered:
    """The facts of these units on a duty day, as far as they are known at ``now``; ``names`` are the units'."""
    span, kinds = span_of_day(day), KINDS.all(session)
    totals = tally_totals(session, unit_ids, day, day)
    counted = {kind.code for kind in kinds if kind.active} | {total.kind for total in totals}
    times: dict[str, int] = {}
    for total in totals:
        times[total.kind] = times.get(total.kind, 0) + total.times
    cars = vehicles_of(session, unit_ids)
    due = requirements_between(session, day, day, unit_ids)
    facts = Facts(
        out=tuple(_out(session, unit_ids, span, due, now, cars)),
        tracked=_tracked(session, cars, span),
        tallies=times if totals else None,
        tallied=tuple(Evidence("unit", i, names[i]) for i in sorted({t.unit_id for t in totals}, key=str)),
        tally_kinds=tuple(kind.code for kind in kinds if kind.code in counted),
        cases=tuple(_cases(session, unit_ids, span)),
        tasks=tuple(_tasks(session, unit_ids, span)),
        hazards=tuple(_hazards(session, unit_ids, span)),
        talks=tuple(_talks(session, talks_begun_between(session, unit_ids, span.start, span.end))),
        phones_heard=phones_heard_since(session, unit_ids, span.start),
        night=_night(session, unit_ids, due, day, now) if due else None,
        inspections=tuple(_inspections(session, unit_ids, names, span)),
        calls=_calls(session, unit_ids, span),
        accidents=_accidents(session, unit_ids, span),
    )
    return Gathered(facts, tuple(kinds))


def _out(
    session: Session,
    unit_ids: Collection[UUID],
    span: TimeSpan,
    all_due: Collection[RequirementInfo],
    now: datetime,
    cars: Collection[VehicleInfo],
) -> Iterator[Out]:
    """By unit, who was out: by its shifts, else by its plans for posts."""
    told = units_out(session, unit_ids, span.start, span.end, now)
    shifts = shifts_between(session, unit_ids, span.start, span.end)
    due = [each for each in all_due if each.starts_at <= now]
    plates = {car.id: car.plate for car in cars}
    posts = {post_id: post.name for post_id, post in posts_by_ids(session, _posts_of(due)).items()}
    for unit_id in sorted(unit_ids, key=str):
        if unit_id in told:
            yield _by_shifts(told[unit_id], [each for each in shifts if each.unit_id == unit_id], plates)
        elif planned := [each for each in due if each.unit_id == unit_id and each.officer_ids]:
            yield _by_plan(planned, posts, now)


def _posts_of(due: Collection[RequirementInfo]) -> set[UUID]:
    return {each.post_id for each in due if each.post_id is not None}


def _by_shifts(out: UnitOut, shifts: Collection[ShiftInfo], plates: Mapping[UUID, str]) -> Out:
    records = tuple(Evidence("shift", each.id, _shift_title(each, plates)) for each in shifts)
    return Out("shift", out.people, out.vehicles, out.seconds, records)


def _shift_title(shift: ShiftInfo, plates: Mapping[UUID, str]) -> str:
    until = clock_text(shift.ended_at) if shift.ended_at is not None else "…"
    plate = plates.get(shift.vehicle_id, "") if shift.vehicle_id is not None else ""
    return f"{clock_text(shift.started_at)}–{until} {plate}".rstrip()


def _by_plan(planned: Collection[RequirementInfo], posts: Mapping[UUID, str], now: datetime) -> Out:
    people = frozenset(officer for each in planned for officer in each.officer_ids)
    cars = frozenset(each.vehicle_id for each in planned if each.vehicle_id is not None)
    seconds = sum(round((min(each.ends_at, now) - each.starts_at).total_seconds()) for each in planned)
    records = tuple(Evidence("requirement", each.id, _plan_title(each, posts)) for each in planned)
    return Out("plan", people, cars, seconds, records)


def _plan_title(requirement: RequirementInfo, posts: Mapping[UUID, str]) -> str:
    place = posts.get(requirement.post_id, "") if requirement.post_id is not None else ""
    return f"{clock_text(requirement.starts_at)}–{clock_text(requirement.ends_at)} {place}".rstrip()


def _night(
    session: Session, unit_ids: Collection[UUID], due: Sequence[RequirementInfo], day: date, now: datetime
) -> Night:
    """The same cells and the same rate as the grid of the day."""
    items = marked(session, unit_ids, due, day, now)
    cells, rate = key_cells(items), rate_of(items, now).value
    sections = sections_by_ids(session, {cell.place_id for cell in cells})
    return Night(
        done=sum(cell.mark == "done" for cell in cells),
        ended=sum(cell.mark in ENDED for cell in cells),
        rate=None if rate is None else float(rate * 100),
        records=tuple(
            Evidence("requirement", item.requirement.id, f"{cell.period} {sections[cell.place_id].name}")
            for cell in cells
            for item in cell.items
        ),
    )


def _calls(session: Session, unit_ids: Collection[UUID], span: TimeSpan) -> Calls | None:
    if not calls_reach(session, unit_ids, span.start):
        return None
    kinds = {kind.code: kind.name_zh for kind in CALL_KINDS.all(session)}

    def title(call: CallInfo) -> str:
        return f"{clock_text(call.received_at)} {kinds.get(call.kind, call.kind)} {call.place_text}".rstrip()

    found = calls_between(session, unit_ids, span.start, span.end)
    return Calls(tuple((Evidence("call", each.id, title(each)), each.valid) for each in found))


def _accidents(session: Session, unit_ids: Collection[UUID], span: TimeSpan) -> Accidents | None:
    if not accidents_reach(session, unit_ids, span.start):
        return None
    found = [each for each in accidents_between(session, unit_ids, span.start, span.end) if each.occurred_at < span.end]
    return Accidents(
        tuple(
            (Evidence("accident", each.id, f"{clock_text(each.occurred_at)} {each.place_text}".rstrip()), each.deaths)
            for each in found
        )
    )


def _tracked(session: Session, cars: Collection[VehicleInfo], span: TimeSpan) -> dict[UUID, Evidence]:
    alive = trackers_alive(session, {car.id for car in cars}, span.start, span.end)
    return {car.id: Evidence("vehicle", car.id, f"{car.plate} {car.name}") for car in cars if car.id in alive}


def _cases(session: Session, unit_ids: Collection[UUID], span: TimeSpan) -> Iterator[Case]:
    for case in cases_between(session, unit_ids, span.start, span.end):
        title = f"{clock_text(case.at)} {case.plate_text} {case.contents[0] if case.contents else ''}"
        groups = frozenset(group_of(content) for content in case.contents)
        yield Case(Evidence("violation", case.id, " ".join(title.split())), case.outcome, groups)


def _hazards(session: Session, unit_ids: Collection[UUID], span: TimeSpan) -> Iterator[Evidence]:
    kinds = {kind.code: kind.name_zh for kind in HAZARD_KINDS.all(session)}
    for hazard in hazards_found(session, unit_ids, span.start, span.end):
        what = kinds.get(hazard.kind, hazard.kind)
        yield Evidence(
            "hazard", hazard.hazard_id, f"{clock_text(hazard.corrected_at)} {what} {hazard.place_text}".rstrip()
        )


def _inspections(
    session: Session, unit_ids: Collection[UUID], names: Mapping[UUID, str], span: TimeSpan
) -> Iterator[Evidence]:
    """The looks at these units; whom they found what with stands there and not here."""
    for look in inspections_between(session, unit_ids, span.start, span.end):
        title = f"{clock_text(look.corrected_at)} {names.get(look.inspected_unit_id, '')} {look.place_text}"
        yield Evidence("inspection", look.id, " ".join(title.split()))


def _tasks(session: Session, unit_ids: Collection[UUID], span: TimeSpan) -> Iterator[Task]:
    for task, hands in tasks_sent_into(session, unit_ids, span.start, span.end):
        yield Task(Evidence("task", task.id, task.title), frozenset(each.state for each in hands))


def _talks(session: Session, held: list[TalkInfo]) -> Iterator[Talk]:
    targets = targets_by_ids(session, {target_id for talk in held for target_id in talk.target_ids})
    for talk in held:
        where = "、".join(targets[each].name for each in talk.target_ids if each in targets)
        title = f"{clock_text(talk.started_at)} {where}"
        yield Talk(Evidence("outreach_session", talk.id, title), talk.head_count)
