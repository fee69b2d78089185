"""The draft of a notice (通报), composed from findings: pure. Persons are never named; whoever edits it may, where
needed. Its words are data (``data/notice_text.json``)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from . import rules

_FILE = Path(__file__).parent / "data" / "notice_text.json"


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as a notice tells it: ``at`` is local, ``unit`` and ``place`` are names, ``what`` is the kind's words
    for the verdict. Those of one look share ``inspection``."""

    inspection: str
    at: datetime
    unit: str
    place: str
    means: str
    verdict: str
    what: str


def compose(unit: str, items: Sequence[Item]) -> dict[str, str]:
    """Title, whom it is addressed to, lead, praise, problems and demands; the items in the order of their times."""
    words, ordered = _words(), sorted(items, key=lambda each: (each.at, each.unit, each.what))
    good = [each for each in ordered if each.verdict == "good"]
    bad = [each for each in ordered if each.verdict == "bad"]
    span = _span(words, ordered)
    said = {
        "span": span,
        "unit": unit,
        "means": words["joined"].join(words["means"][each] for each in rules.MEANS if each in _means(ordered)),
        "units": _units(words, ordered),
        "checks": len({each.inspection for each in ordered}),
        "good": len(good),
        "bad": len(bad),
    }
    return {
        "title": words["title"].format(span=span),
        "addressed": words["addressed"],
        "lead": words["lead"].format(**said),
        "praise": _lines(words, good) or words["no_praise"],
        "problems": _lines(words, bad) or words["no_problems"],
        "demands": words["demands"],
    }


def compare(items: Sequence[Item]) -> Mapping[str, tuple[int, int, int]]:
    """By unit, how often it was looked at, and how many things were good and bad."""
    looks = {unit: {each.inspection for each in items if each.unit == unit} for unit in {each.unit for each in items}}
    verdicts = Counter((each.unit, each.verdict) for each in items)
    return {unit: (len(found), verdicts[unit, "good"], verdicts[unit, "bad"]) for unit, found in looks.items()}


def _means(items: Sequence[Item]) -> set[str]:
    return {each.means for each in items}


def _span(words: Mapping[str, Any], items: Sequence[Item]) -> str:
    first, last = _day(words, items[0].at), _day(words, items[-1].at)
    return str(words["span_one" if first == last else "span"].format(first=first, last=last))


def _day(words: Mapping[str, Any], day: date) -> str:
    return str(words["day"].format(month=day.month, day=day.day))


def _units(words: Mapping[str, Any], items: Sequence[Item]) -> str:
    names = list(dict.fromkeys(sorted(each.unit for each in items)))
    shown = words["joined"].join(names[: words["named_units"]])
    if len(names) <= words["named_units"]:
        return str(shown)
    return str(words["and_so_on"].format(units=shown, count=len(names)))


def _lines(words: Mapping[str, Any], items: Sequence[Item]) -> str:
    """A line for each look, in the order of their times: what was found in it stands together, each kind once."""
    looks: dict[str, list[Item]] = {}
    for item in items:
        looks.setdefault(item.inspection, []).append(item)
    return "\n".join(_line(words, n, look) for n, look in enumerate(looks.values(), 1))


def _line(words: Mapping[str, Any], n: int, look: Sequence[Item]) -> str:
    first, what = look[0], words["joined"].join(dict.fromkeys(each.what for each in look))
    return str(words["line"].format(n=n, when=_when(words, first.at), unit=first.unit, place=first.place, what=what))


def _when(words: Mapping[str, Any], at: datetime) -> str:
    return str(words["when"].format(month=at.month, day=at.day, hour=at.hour, minute=at.minute))


@cache
def _words() -> Mapping[str, Any]:
    words: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return words
