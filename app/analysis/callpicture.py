"""Calls (警情) of a period, a measure of their own: when, where, what kind, each with year on year. Never added to
accidents. Where nobody kept calls a year before, what was before is unknown, not zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.call.service import Asked, Cell, call_words, count_calls, days_of_calls
from app.kernel.actor import Actor

from .access import studied_units
from .comparing import compare, compare_rows
from .concentration import busy_hours
from .crossing import UNKNOWN
from .cube import codes_in_order
from .register import period_of
from .rules import years_before

_TABLES = {"kind": "kind", "outcome": "outcome", "section": "section_id", "town": "town"}
_BUSY_HOURS, _BUSY_LEAST = 2, 5
Count = Callable[[Cell], int]


def call_picture(session: Session, actor: Actor, query: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The picture of calls (``schemas.CallPictureSchema``), asked on this local day."""
    units = frozenset(studied_units(session, actor, query.get("unit")))
    now = Asked(units, query["from"], query["to"])
    before = Asked(units, years_before(now.first_day, 1), years_before(now.last_day, 1))
    before_known, now_known = (_kept(session, each, today) for each in (before, now))
    known = before_known and now_known
    exposure = _days(now.first_day, now.last_day) / _days(before.first_day, before.last_day)
    hours = _by(session, now, ("weekday", "hour"))
    by_hour = [sum(count for (_day, at), count in hours.items() if at == str(hour)) for hour in range(24)]
    return {
        "from": now.first_day,
        "to": now.last_day,
        "before_from": before.first_day,
        "before_to": before.last_day,
        "now_known": now_known,
        "before_known": before_known,
        "totals": _totals(session, now, before, known, exposure),
        "heat": [[hours.get((str(day), str(hour)), 0) for hour in range(24)] for day in range(1, 8)],
        "busy": busy_hours(by_hour, _BUSY_HOURS, _BUSY_LEAST),
        "section_periods": _section_periods(session, now),
        "tables": {name: _table(session, name, now, before, known, exposure) for name in ("period", *_TABLES)},
        "words": _words(session),
    }


def _kept(session: Session, asked: Asked, today: date) -> bool:
    """Whether the units' calls were kept on all days asked; of today and of what is to come nobody asks it."""
    days = days_of_calls(session, asked.units)
    yesterday = today - timedelta(days=1)
    return days is not None and days[0] <= asked.first_day and days[1] >= min(asked.last_day, yesterday)


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def _totals(session: Session, now: Asked, before: Asked, known: bool, exposure: float) -> dict[str, Any]:
    here, there = (next(iter(count_calls(session, each)), Cell((), 0, 0, 0)) for each in (now, before))
    counts: dict[str, Count] = {"calls": lambda c: c.calls, "valid": lambda c: c.valid, "linked": lambda c: c.linked}
    return {
        name: _compared(asdict(compare(of(here), of(there), looked_at=len(counts), exposure=exposure)), known)
        for name, of in counts.items()
    }


def _compared(row: dict[str, Any], known: bool) -> dict[str, Any]:
    return row if known else {**row, "before": None, "percent": None, "verdict": "unclear"}


def _by(session: Session, asked: Asked, by: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """Calls by codes as the wire has them."""
    found = count_calls(session, asked, by)
    return {tuple(UNKNOWN if key is None else str(key) for key in cell.keys): cell.calls for cell in found}


def _section_periods(session: Session, asked: Asked) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], int] = {}
    for (section, hour), count in _by(session, asked, ("section_id", "hour")).items():
        key = section, period_of(hour)
        found[key] = found.get(key, 0) + count
    return [{"row": row, "column": column, "count": count} for (row, column), count in sorted(found.items())]


def _table(
    session: Session, name: str, now: Asked, before: Asked, known: bool, exposure: float
) -> list[dict[str, Any]]:
    here, there = (_codes(session, name, each) for each in (now, before))
    rows = compare_rows(here, there, exposure=exposure)
    shown = [{"code": code, **_compared(asdict(rows[code]), known)} for code in codes_in_order(name, list(rows))]
    return shown if name == "period" else sorted(shown, key=lambda row: (row["code"] == UNKNOWN, -row["now"]))


def _codes(session: Session, name: str, asked: Asked) -> dict[str, int]:
    if name != "period":
        return {code: count for (code,), count in _by(session, asked, (_TABLES[name],)).items()}
    found: dict[str, int] = {}
    for (hour,), count in _by(session, asked, ("hour",)).items():
        found[period_of(hour)] = found.get(period_of(hour), 0) + count
    return found


def _words(session: Session) -> dict[str, dict[str, dict[str, str]]]:
    """The names of kinds and outcomes in both languages, by list and code."""
    found: dict[str, dict[str, dict[str, str]]] = {"kind": {}, "outcome": {}}
    for word in call_words(session):
        found[word["list"]][word["code"]] = {"zh": word["name_zh"], "en": word["name_en"]}
    return found
