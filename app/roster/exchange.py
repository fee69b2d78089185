"""What a roster's cells become by an approved swap or leave. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from app.kernel.errors import DomainError

from .entries import EntryInfo
from .requests import LeaveInfo, Request, SwapInfo
from .rules import Shift
from .writing import Cell, Said

Key = tuple[UUID, date]


def given_on(standing: Iterable[EntryInfo], officer_id: UUID, day: date | None) -> list[EntryInfo]:
    """What somebody has to give on a day, as it stands; leave is nobody's to give."""
    return [each for each in standing if each.officer_id == officer_id and each.day == day and each.kind != "leave"]


def cells_of(request: Request, standing: Sequence[EntryInfo]) -> list[Cell]:
    """The cells that it changes; ``standing`` is what the roster says of its sides on its days.

    Raises ``swap_outdated`` where other shifts stand there by now, ``swap_double`` where somebody would have the same
    shift twice."""
    return _swapped(request, standing) if isinstance(request, SwapInfo) else _on_leave(request)


def laid_over(standing: Iterable[EntryInfo], cells: Iterable[Cell]) -> list[Shift]:
    """The roster's shifts once these cells are written."""
    cells = list(cells)
    written = {(each.officer_id, each.day) for each in cells}
    kept = [each.shift for each in standing if (each.officer_id, each.day) not in written]
    new = [Shift(cell.officer_id, cell.day, said.kind, said.crew_id) for cell in cells for said in cell.shifts]
    return [*kept, *new]


def _on_leave(request: LeaveInfo) -> list[Cell]:
    return [Cell(request.officer_id, day, (Said("leave"),)) for day in request.days]


def _swapped(swap: SwapInfo, standing: Sequence[EntryInfo]) -> list[Cell]:
    mine = given_on(standing, swap.asker_id, swap.day)
    theirs = given_on(standing, swap.other_id, swap.other_day)
    if not _are(mine, swap.shifts) or not _are(theirs, swap.other_shifts):
        raise DomainError("swap_outdated")
    cells = {
        key: [_said(each) for each in standing if (each.officer_id, each.day) == key and each not in (*mine, *theirs)]
        for key in _keys(swap)
    }
    _hand_over(cells[swap.other_id, swap.day], mine)
    if swap.other_day is not None:
        _hand_over(cells[swap.asker_id, swap.other_day], theirs)
    return [Cell(*key, tuple(shifts)) for key, shifts in cells.items()]


def _keys(swap: SwapInfo) -> list[Key]:
    return [(officer_id, day) for day in dict.fromkeys(swap.days) for officer_id in swap.sides]


def _hand_over(cell: list[Said], entries: Sequence[EntryInfo]) -> None:
    if {each.kind for each in cell} & {each.kind for each in entries}:
        raise DomainError("swap_double")
    cell += [_said(each) for each in entries]


def _are(entries: Iterable[EntryInfo], kinds: Iterable[str]) -> bool:
    return {each.kind for each in entries} == set(kinds)


def _said(entry: EntryInfo) -> Said:
    return Said(entry.kind, entry.vehicle_id, entry.crew_id)
