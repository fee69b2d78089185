"""Lists of a month's roster, a row for each person; taken in through the roster's own verb.

A row says its person's whole month: an empty cell is a day without a shift. People without a row stay as they are."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from app.accounts.service import OfficerInfo, officer_by_badge
from app.kernel.command import Context
from app.kernel.errors import DomainError
from app.tabular.columns import Column
from app.tabular.importing import Change, ImportField, ImportKind, Members, Outcome
from app.tracking.service import vehicle_by_plate

from .access import PLANNING_ROLES, require_planner
from .crews import crews_of
from .entries import EntryInfo, entries_of_officers, first_and_last
from .rules import KINDS, Kind
from .schemas import is_month
from .workbook import WORDS, cell_text
from .writing import Cell, Said, write_cells

_LONG = {
    "白班": "白",
    "夜班": "夜",
    "备勤": "备",
    "值班": "值",
    "休假": "休",
    "请假": "休",
    "带班": "带",
    "休息": "",
    "无": "",
}
_KINDS = {word: kind for kind, word in WORDS.items()}
_BETWEEN = " 、,，/+;；-—"
_DAYS = range(1, 32)


def kinds_in(cell: str) -> tuple[Kind, ...] | None:
    """``夜``, ``白班、带班``; nothing for a dash; None for what can't be read."""
    text = cell
    for long, short in _LONG.items():
        text = text.replace(long, short)
    found = {_KINDS.get(character) for character in text if character not in _BETWEEN}
    return None if None in found else tuple(kind for kind in KINDS if kind in found)


def _month_in(cell: str) -> str | None:
    text = cell.replace("年", "-").replace("月", "").replace("/", "-").strip()
    year, _, month = text[:7].partition("-")
    wanted = f"{year}-{month.rjust(2, '0')}"
    return wanted if is_month(wanted) else None


def _apply_row(context: Context, members: Members) -> Outcome:
    officer = _officer(context, members["badge"])
    require_planner(context.actor, officer.unit_id)
    month: str = members["month"]
    first, last = first_and_last(month)
    if any(f"d{n}" in members for n in range(last.day + 1, 32)):
        raise DomainError("request_invalid", fields={"month": ["the month has no such day"]})
    given = Said("day", _car(context, members.get("plate")), _crew(context, officer, members.get("crew")))
    standing: dict[int, list[EntryInfo]] = defaultdict(list)
    for each in entries_of_officers(context.session, [officer.id], first, last):
        standing[each.day.day].append(each)
    cells, changes = [], []
    for n in range(1, last.day + 1):
        before = standing.get(n, [])
        said = _said(members.get(f"d{n}", ()), before, given)
        if said != tuple(Said(each.kind, each.vehicle_id, each.crew_id) for each in before):
            cells.append(Cell(officer.id, first.replace(day=n), said))
            was, now = cell_text(each.kind for each in before), cell_text(each.kind for each in said)
            changes.append(Change(f"d{n}", was, now))
    label = f"{officer.name} {month}"
    if not cells:
        return Outcome("same", label)
    write_cells(context, officer.unit_id, month, cells)
    return Outcome("changed" if standing else "added", label, tuple(c for c in changes if c.before != c.after))


def _said(kinds: tuple[Kind, ...], before: list[EntryInfo], given: Said) -> tuple[Said, ...]:
    """The shifts of a day: crew and car as the row gives them, else as they stand."""
    known = {each.kind: each for each in before}
    said = []
    for kind in sorted(kinds):
        old = known.get(kind)
        car, crew = (old.vehicle_id, old.crew_id) if old else (None, None)
        out = kind not in ("leave", "standby")
        said.append(Said(kind, (given.vehicle_id or car) if out else None, (given.crew_id or crew) if out else None))
    return tuple(said)


def _officer(context: Context, badge: str) -> OfficerInfo:
    officer = officer_by_badge(context.session, badge)
    if officer is None or not officer.active or not context.actor.allows(PLANNING_ROLES, officer.unit_id):
        raise DomainError("crew_member_unknown")
    return officer


def _car(context: Context, plate: str | None) -> UUID | None:
    if plate is None:
        return None
    vehicle = vehicle_by_plate(context.session, plate)
    if vehicle is None or vehicle.ended_at is not None:
        raise DomainError("vehicle_unknown")
    return vehicle.id


def _crew(context: Context, officer: OfficerInfo, name: str | None) -> UUID | None:
    if name is None:
        return None
    found = next((each.id for each in crews_of(context.session, [officer.unit_id]) if each.name == name), None)
    if found is None:
        raise DomainError("crew_unknown")
    return found


def _day_field(n: int) -> ImportField:
    note = "白、夜、备（勤）、值（班）、休（假）、带（班），可并列；空着表示当天无班次" if n == 1 else ""
    return ImportField(Column(f"d{n}", (f"{n}日", str(n), f"{n:02}", f"{n}号")), kinds_in, example="夜", note=note)


def _identity(members: dict[str, Any]) -> list[tuple[str, ...]]:
    return [("badge", members["month"], members["badge"])]


ROSTER = ImportKind(
    key="roster",
    title="排班",
    fields=(
        ImportField(Column("month", ("月份", "month"), required=True), _month_in, example="2026-12"),
        ImportField(Column("badge", ("警号", "编号", "badge"), required=True), example="371521"),
        ImportField(Column("name", ("姓名", "name")), example="王某", note="只供核对，以警号为准"),
        ImportField(Column("rank", ("身份", "rank")), note="只供核对"),
        ImportField(Column("crew", ("班组", "crew")), example="甲班", note="须已建立；空着则不变"),
        ImportField(Column("plate", ("车辆", "车牌号", "plate")), example="鲁P1234警", note="空着则不变"),
        *(_day_field(n) for n in _DAYS),
    ),
    roles=PLANNING_ROLES,
    identity=_identity,
    begin=lambda _context: _apply_row,
    blames={
        "crew_member_unknown": "badge",
        "vehicle_unknown": "plate",
        "crew_unknown": "crew",
        "request_invalid": "month",
    },
)
