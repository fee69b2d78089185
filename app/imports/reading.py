"""From a file to what its rows say, member by member; what can't be read is named with row, column and value."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.geo.geojson import read_geojson
from app.tabular.columns import Table, TableRow, table_in
from app.tabular.importing import SAYS_NOTHING, ImportField, Item, Members
from app.tabular.reading import read_sheets
from app.tabular.sheets import Bounds

from .kinds import Kind

BOUNDS = Bounds(rows=5_000)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row can't be taken: ``code`` is a stable word or one of the error catalogue's, ``value`` what stands in
    the cell; ``key`` is None where the row as a whole is meant."""

    line: int
    key: str | None
    code: str
    value: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file says: its items by line, what of it can't be read, what was passed over, and the names of its
    ``sheets`` (none for a file without)."""

    sheet: str
    sheets: Sequence[str]
    items: list[Item]
    problems: list[RowProblem]
    unknown_titles: Sequence[str] = ()
    note_lines: Sequence[int] = ()
    hidden_lines: Sequence[int] = ()


def read_file(raw: bytes, kind: Kind, sheet: str | None, unit: str | None) -> ReadFile:
    """Read a table, or GeoJSON where the list takes places; ``unit`` is whose the rows are that name none.

    Raises what :func:`app.tabular.reading.read_sheets`, :func:`app.tabular.columns.table_in` and
    :func:`app.geo.geojson.read_geojson` raise."""
    if kind.shapes and raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        rows: Iterable[TableRow] = _geojson_rows(raw, kind)
        return _read(Table("", 0, {}, tuple(rows), (), (), ()), kind, unit)
    return _read(table_in(read_sheets(raw, BOUNDS), kind.columns, sheet), kind, unit)


def _geojson_rows(raw: bytes, kind: Kind) -> Iterator[TableRow]:
    """A row for each point; the features' properties are known by the same names as columns."""
    for shape in read_geojson(raw, kind.shapes):
        said = {column.key: shape.properties[name] for column in kind.columns for name in reversed(column.names)
                if shape.properties.get(name)}  # fmt: skip
        for longitude, latitude in shape.pairs:
            place = {"longitude": f"{longitude:.8f}", "latitude": f"{latitude:.8f}"}
            yield TableRow(shape.number, {**said, **place}, {})


def _read(table: Table, kind: Kind, unit: str | None) -> ReadFile:
    items: list[Item] = []
    problems: list[RowProblem] = []
    above: Mapping[str, str] = {}
    for row in table.rows:
        said = _carried(row.said, above, kind)
        if unit is not None:
            said.setdefault("unit", unit)
        members, wrong = _members(row, said, kind.fields, table.titles)
        problems += wrong
        if not wrong:
            items.append(Item(row.line, members))
        above = said
    hidden = [row.line for row in table.rows if row.hidden]
    return ReadFile(table.sheet, table.sheets, items, problems, table.unknown_titles, table.note_lines, hidden)


def _carried(said: Mapping[str, str], above: Mapping[str, str], kind: Kind) -> dict[str, str]:
    """What a row says, with what it leaves to the row above of the same name."""
    if not kind.carried or not above or said.get("name", above.get("name")) != above.get("name"):
        return dict(said)
    return {**{key: above[key] for key in ("name", *kind.carried) if key in above}, **said}


def _members(
    row: TableRow, said: Mapping[str, str], fields: Iterable[ImportField], titles: Collection[str]
) -> tuple[Members, list[RowProblem]]:
    members: Members = {}
    wrong: list[RowProblem] = []
    for each in fields:
        cell = said.get(each.key)
        unfit = _unfit(row, each, cell)
        if unfit is not None:
            wrong.append(unfit)
        elif cell is None and each.empty is not None and each.key in titles:
            members[each.key] = each.empty
        elif cell is None:
            if each.column.required or each.key == "unit":
                wrong.append(RowProblem(row.line, each.key, "missing"))
        elif (value := each.read(cell)) is None:
            wrong.append(_unreadable(row.line, each, cell))
        elif value is not SAYS_NOTHING:
            members[each.key] = value
    return members, wrong


def _unfit(row: TableRow, each: ImportField, cell: str | None) -> RowProblem | None:
    """What is wrong with a cell before it is read."""
    flaw = row.flaws.get(each.key)
    if flaw is not None:
        return RowProblem(row.line, each.key, flaw.code, flaw.said)
    if cell is None or each.longest is None or len(cell) <= each.longest:
        return None
    params = {"length": len(cell), "longest": each.longest}
    return RowProblem(row.line, each.key, "text_too_long", cell[:_SHOWN], params)


def _unreadable(line: int, each: ImportField, cell: str) -> RowProblem:
    if each.allowed:
        return RowProblem(line, each.key, "not_offered", cell, {"allowed": "、".join(each.allowed)})
    unknown = each.unknown(cell) if each.unknown else None
    if unknown is None:
        return RowProblem(line, each.key, "unreadable", cell)
    code = "word_unknown_near" if unknown.near else "word_not_in_table"
    return RowProblem(line, each.key, code, cell, {"word": unknown.word, "near": "、".join(unknown.near)})
