"""A month's roster as XLSX: the same columns that the import takes, so that it may come back changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import OfficerInfo
from app.tabular.writing import CellValue, OutColumn, OutSheet, write_xlsx
from app.tracking.service import vehicles_by_ids

from .crews import crews_by_ids
from .entries import EntryInfo, entries_of_units, first_and_last
from .rules import KINDS, Kind
from .showing import people_of

WORDS: dict[Kind, str] = {
    "day": "白",
    "night": "夜",
    "standby": "备",
    "on_call": "值",
    "leave": "休",
    "leader": "带",
}
RANKS = {"police": "民警", "auxiliary": "辅警"}
HEAD = (OutColumn("月份", 9), OutColumn("警号", 10), OutColumn("姓名", 10), OutColumn("身份", 6), OutColumn("班组", 8))


def cell_text(kinds: Iterable[Kind]) -> str:
    """``夜``, ``白带``: in the order of the kinds."""
    held = set(kinds)
    return "".join(WORDS[kind] for kind in KINDS if kind in held)


def month_workbook(session: Session, unit_id: UUID, month: str) -> bytes:
    """The unit's month, a row for each person."""
    first, last = first_and_last(month)
    entries = entries_of_units(session, [unit_id], first, last)
    people = people_of(session, unit_id, {each.officer_id for each in entries})
    crews = {each.id: each.name for each in crews_by_ids(session, {e.crew_id for e in entries if e.crew_id})}
    cars = vehicles_by_ids(session, {each.vehicle_id for each in entries if each.vehicle_id})
    plates = {id_: car.plate for id_, car in cars.items()}
    days = [OutColumn(f"{n}日", 5) for n in range(1, last.day + 1)]
    own: dict[UUID, list[EntryInfo]] = defaultdict(list)
    for each in entries:
        own[each.officer_id].append(each)
    rows = [_row(officer, month, last, own[officer.id], crews, plates) for officer in people]
    return write_xlsx([OutSheet(f"{month}排班", [*HEAD, OutColumn("车辆", 11), *days], rows)])


def _row(
    officer: OfficerInfo,
    month: str,
    last: date,
    entries: Sequence[EntryInfo],
    crews: Mapping[UUID, str],
    plates: Mapping[UUID, str],
) -> list[CellValue]:
    by_day: dict[int, list[Kind]] = defaultdict(list)
    for each in entries:
        by_day[each.day.day].append(each.kind)
    crew = _most(each.crew_id for each in entries)
    car = _most(each.vehicle_id for each in entries)
    head = [month, officer.badge, officer.name, RANKS[officer.rank], crews.get(crew, "") if crew else ""]
    return [*head, plates.get(car, "") if car else "", *(cell_text(by_day[n]) for n in range(1, last.day + 1))]


def _most(ids: Iterable[UUID | None]) -> UUID | None:
    """The one that stands most often; None where none does."""
    counted = Counter(each for each in ids if each is not None)
    return counted.most_common(1)[0][0] if counted else None
