"""An export of the national system as rows that name a decision: which column means what, and what can't be read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.kernel.errors import DomainError
from app.tabular.cells import LOCAL_ZONE, date_in, instant_in
from app.tabular.columns import Column, TableRow, table_in
from app.tabular.reading import read_sheets
from app.tabular.sheets import Bounds, Sheet

from .matching import Claim
from .plates import normalise
from .rules import normalise_decision_number

BOUNDS = Bounds(rows=10_000)
#: What exports of the kind call them; the first is shown.
NAMES: Mapping[str, tuple[str, ...]] = {
    "number": ("决定书编号", "处罚决定书编号", "行政处罚决定书编号", "决定书号", "文书编号", "处罚编号"),
    "plate": ("号牌号码", "车牌号", "车牌号码", "号牌", "机动车号牌"),
    "code": ("违法行为代码", "违法代码", "违法行为", "代码"),
    "at": ("违法时间", "违法行为发生时间", "发生时间", "处罚时间", "时间"),
}
LONGEST_NUMBER = 40
HEADER_WITHIN = 30
_CODE = re.compile(r"[0-9]{4,6}|L[0-9]{2}")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't be matched; ``key`` is its column, ``code`` a stable word, ``said`` what stands there."""

    line: int
    key: str
    code: str
    said: str


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """What an export says: ``titles`` are the headers taken for each column, the others are ``unknown_titles``."""

    sheet: str
    titles: Mapping[str, str]
    unknown_titles: tuple[str, ...]
    claims: tuple[Claim, ...]
    bad: tuple[BadRow, ...]


def read_decisions(raw: bytes, said: Mapping[str, str]) -> DecisionFile:
    """Read an export; ``said`` names the headers of columns that somebody chose, the others are guessed.

    A file without a column for numbers or plates has no claims, only ``unknown_titles`` to choose from. Raises what
    :func:`app.tabular.reading.read_sheets` raises, and ``table_unreadable`` for an empty file."""
    sheets = read_sheets(raw, BOUNDS)
    try:
        table = table_in(sheets, [_column(key, said.get(key)) for key in NAMES])
    except DomainError as refusal:
        if refusal.code != "table_columns_missing":
            raise
        return _headers_only(sheets)
    claims, bad = [], []
    for row in table.rows:
        problem = _problem(row)
        if problem is None:
            claims.append(_claim(row))
        else:
            bad.append(problem)
    return DecisionFile(table.sheet, table.titles, table.unknown_titles, tuple(claims), tuple(bad))


def _headers_only(sheets: Sequence[Sheet]) -> DecisionFile:
    """The fullest of the first rows, taken for the header, so that somebody can say which column means what."""
    sheet = next((sheet for sheet in sheets if sheet.rows and not sheet.hidden), sheets[0])
    header = max(sheet.rows[:HEADER_WITHIN], key=lambda row: sum(1 for cell in row.cells if cell))
    return DecisionFile(sheet.name, {}, tuple(cell for cell in header.cells if cell), (), ())


def _column(key: str, title: str | None) -> Column:
    """A decision needs its number and its plate; code and time make the match surer."""
    return Column(key, (title,) if title else NAMES[key], required=key in ("number", "plate"))


def _problem(row: TableRow) -> BadRow | None:
    flaw = next(((key, flaw) for key, flaw in row.flaws.items()), None)
    if flaw is not None:
        return BadRow(row.line, flaw[0], flaw[1].code, flaw[1].said)
    number = normalise_decision_number(row.said.get("number"))
    if number is None or len(number) > LONGEST_NUMBER:
        return BadRow(row.line, "number", "number_missing" if number is None else "number_too_long", number or "")
    said = row.said.get("at", "")
    return BadRow(row.line, "at", "time_unreadable", said) if said and _time(said)[0] is None else None


def _claim(row: TableRow) -> Claim:
    code = _CODE.search(row.said.get("code", "").upper())
    at, slack = _time(row.said.get("at", ""))
    return Claim(
        line=row.line,
        number=normalise_decision_number(row.said["number"]) or "",
        plate=normalise(row.said.get("plate", "")),
        code=code[0] if code else "",
        at=at,
        slack=slack,
    )


def _time(text: str) -> tuple[datetime | None, timedelta]:
    """The instant, or the noon of a day in China with half a day of slack; None for what is neither."""
    told, day = instant_in(text), date_in(text)
    if told is not None:
        return datetime.fromisoformat(told), timedelta(0)
    if day is None:
        return None, timedelta(0)
    return datetime.combine(day, time(12), LOCAL_ZONE), timedelta(hours=12)


def span_of(claims: tuple[Claim, ...], window: timedelta) -> tuple[datetime, datetime] | None:
    """From when to when offences may fit; None where no row says a time."""
    spans = [(claim.at - claim.slack, claim.at + claim.slack) for claim in claims if claim.at is not None]
    return (min(spans)[0] - window, max(end for _, end in spans) + window) if spans else None
