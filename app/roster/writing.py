"""Writing rosters: cells of a month, one after the other or many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, tuple_, update

from app.accounts.service import officers_by_ids
from app.duty.events import RequirementsChanged
from app.duty.service import requirements_between
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.tracking.service import vehicles_by_ids

from .access import require_planner
from .crews import crews_by_ids
from .entries import EntryInfo, entries_of_units, first_and_last, month_id, month_of, version_of
from .models import RosterEntry, RosterMonth
from .own import MONTH, own_id, own_months
from .requests import LEAVE, SWAP, open_leaves, open_swaps
from .rules import Kind

KIND = "roster"


@dataclass(frozen=True, slots=True)
class Said:
    """One shift as somebody says it."""

    kind: Kind
    vehicle_id: UUID | None = None
    crew_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """All that one person does on one duty day; nothing where ``shifts`` is empty."""

    officer_id: UUID
    day: date
    shifts: tuple[Said, ...]


def change_roster(context: Context, payload: dict[str, Any]) -> Applied:
    """Write cells of a month as it was seen at ``version``."""
    unit_id, month = payload["unit_id"], payload["month"]
    require_planner(context.actor, unit_id)
    if version_of(context.session, unit_id, month) != payload["version"]:
        raise DomainError("version_conflict")
    shifts = ((each, tuple(Said(**said) for said in each["shifts"])) for each in payload["cells"])
    cells = [Cell(each["officer_id"], each["day"], said) for each, said in shifts]
    if any(month_of(each.day) != month for each in cells) or _is_repeated(cells):
        raise DomainError("request_invalid", fields={"cells": ["each person and day of the month at most once"]})
    write_cells(context, unit_id, month, cells)
    return Applied(Record(KIND, month_id(unit_id, month)))


def _is_repeated(cells: Sequence[Cell]) -> bool:
    keys = {(each.officer_id, each.day) for each in cells}
    twice = any(len({said.kind for said in each.shifts}) < len(each.shifts) for each in cells)
    return len(keys) < len(cells) or twice


def write_cells(context: Context, unit_id: UUID, month: str, cells: Sequence[Cell], why: str | None = None) -> None:
    """Put these cells in the place of what stands there, and tell everybody whose month is another now.

    Raises ``crew_member_unknown``, ``vehicle_unknown`` and ``request_invalid``."""
    first, last = first_and_last(month)
    before = entries_of_units(context.session, [unit_id], first, last)
    _check(context, unit_id, cells, {each.officer_id for each in before})
    _replace(context, unit_id, cells)
    _next_version(context, unit_id, month)
    after = entries_of_units(context.session, [unit_id], first, last)
    _tell(context, unit_id, month, _changed_cells(cells, before, after), why)
    _tell_people(context, unit_id, month, before, after)
    _tell_of_requests(context, unit_id, before, after)
    _tell_of_leave(context, unit_id, before, after)


def write_months(context: Context, unit_id: UUID, cells: Iterable[Cell], why: str | None = None) -> None:
    """Write cells of one or more months."""
    by_month: dict[str, list[Cell]] = defaultdict(list)
    for each in cells:
        by_month[month_of(each.day)].append(each)
    for month in sorted(by_month):
        write_cells(context, unit_id, month, by_month[month], why)


def _check(context: Context, unit_id: UUID, cells: Sequence[Cell], known: Collection[UUID]) -> None:
    people = officers_by_ids(context.session, {each.officer_id for each in cells})
    for cell in cells:
        officer = people.get(cell.officer_id)
        if officer is None or (officer.id not in known and (officer.unit_id != unit_id or not officer.active)):
            raise DomainError("crew_member_unknown")
    said = [each for cell in cells for each in cell.shifts]
    cars = {each.vehicle_id for each in said if each.vehicle_id}
    if len(vehicles_by_ids(context.session, cars)) < len(cars):
        raise DomainError("vehicle_unknown")
    crews = {each.crew_id for each in said if each.crew_id}
    own = [each for each in crews_by_ids(context.session, crews) if each.unit_id == unit_id]
    if len(own) < len(crews):
        raise DomainError("request_invalid", fields={"crew_id": ["no crew of this unit"]})


def _replace(context: Context, unit_id: UUID, cells: Sequence[Cell]) -> None:
    keys = [(each.officer_id, each.day) for each in cells]
    for n in range(0, len(keys), 200):
        at = tuple_(RosterEntry.officer_id, RosterEntry.day).in_(keys[n : n + 200])
        context.session.execute(delete(RosterEntry).where(at))
    rows = [
        {"officer_id": cell.officer_id, "day": cell.day, "unit_id": unit_id, "kind": said.kind,
         "vehicle_id": said.vehicle_id, "crew_id": said.crew_id}
        for cell in cells for said in cell.shifts
    ]  # fmt: skip
    if rows:
        context.session.execute(insert(RosterEntry), rows)


def _next_version(context: Context, unit_id: UUID, month: str) -> None:
    version, id_ = version_of(context.session, unit_id, month), month_id(unit_id, month)
    if version == 0:
        context.session.execute(insert(RosterMonth), [{"id": id_, "unit_id": unit_id, "month": month, "version": 1}])
    else:
        context.session.execute(update(RosterMonth).where(RosterMonth.id == id_).values(version=version + 1))


# -- telling ----------------------------------------------------------------------------------------------------------

_Cells = dict[tuple[UUID, date], list[EntryInfo]]


def _cells_of(entries: Iterable[EntryInfo]) -> _Cells:
    found: _Cells = defaultdict(list)
    for each in entries:
        found[each.officer_id, each.day].append(each)
    return found


def _changed_cells(
    cells: Sequence[Cell], before: Sequence[EntryInfo], after: Sequence[EntryInfo]
) -> list[tuple[list[EntryInfo], list[EntryInfo], Cell]]:
    was, now = _cells_of(before), _cells_of(after)
    pairs = [(was.get((c.officer_id, c.day), []), now.get((c.officer_id, c.day), []), c) for c in cells]
    return [pair for pair in pairs if pair[0] != pair[1]]


def _tell(
    context: Context,
    unit_id: UUID,
    month: str,
    changed: Iterable[tuple[list[EntryInfo], list[EntryInfo], Cell]],
    why: str | None,
) -> None:
    pairs = list(changed)
    if pairs:
        was = {"cells": [_told(cell, entries) for entries, _, cell in pairs]}
        now = {"cells": [_told(cell, entries) for _, entries, cell in pairs]}
        said: dict[str, Any] = {"before": was, "after": now} | ({} if why is None else {"reason": why})
        context.changed("roster.changed", KIND, month_id(unit_id, month), unit_id=unit_id, **said)


def _told(cell: Cell, entries: Iterable[EntryInfo]) -> dict[str, Any]:
    return {"officer_id": str(cell.officer_id), "day": cell.day.isoformat(), "shifts": [each.kind for each in entries]}


def _tell_people(
    context: Context, unit_id: UUID, month: str, before: Sequence[EntryInfo], after: Sequence[EntryInfo]
) -> None:
    """Each whose own month is another now, also because a colleague of the crew is."""
    was, now = own_months(before), own_months(after)
    for officer_id in sorted({*was, *now}):
        if was.get(officer_id) != now.get(officer_id):
            context.changed("roster.set", MONTH, own_id(officer_id, month), unit_id=unit_id, officer_id=officer_id)


def _tell_of_requests(context: Context, unit_id: UUID, before: Sequence[EntryInfo], after: Sequence[EntryInfo]) -> None:
    """An open swap or leave whose days are others now, or the days beside them, is looked at anew on phones: it may be
    outdated, or warn of something else."""
    beside = {each.day + timedelta(days=n) for each in {*before} ^ {*after} for n in (-1, 0, 1)}
    if not beside:
        return
    for swap in open_swaps(context.session, unit_id):
        if beside.intersection(swap.days):
            context.changed("roster.around_changed", SWAP, swap.id, unit_id=unit_id)
    for leave in open_leaves(context.session, unit_id):
        if beside.intersection(leave.days):
            context.changed("roster.around_changed", LEAVE, leave.id, unit_id=unit_id, officer_id=leave.officer_id)


def _tell_of_leave(context: Context, unit_id: UUID, before: Sequence[EntryInfo], after: Sequence[EntryInfo]) -> None:
    """What is due from somebody on leave is to be reckoned anew."""
    was, now = ({(e.officer_id, e.day) for e in entries if e.kind == "leave"} for entries in (before, after))
    changed = was ^ now
    if not changed:
        return
    days = [day for _, day in changed]
    due = requirements_between(context.session, min(days), max(days), [unit_id])
    ids = tuple(each.id for each in due if {(id_, each.duty_day) for id_ in each.officer_ids} & changed)
    if ids:
        context.emit(RequirementsChanged(ids))
