"""What figures are called and measured in, and to which group an offence belongs: data of the product."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .rules import CASE, TALLY

_DATA = Path(__file__).parent / "data"
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Word:
    """A figure's name and measure in both languages."""

    name_zh: str
    name_en: str
    measure_zh: str
    measure_en: str


@cache
def _figures() -> Mapping[str, Word]:
    return {row["key"]: _word(row) for row in _rows("figures.csv")}


@cache
def _groups() -> Mapping[str, tuple[Word, tuple[str, ...]]]:
    case = _figures()["cases"]
    return {
        row["group"]: (
            Word(row["name_zh"], row["name_en"], case.measure_zh, case.measure_en),
            tuple(row["words"].split("|")) if row["words"] else (),
        )
        for row in _rows("case_groups.csv")
    }


def _word(row: Mapping[str, str]) -> Word:
    return Word(row["name_zh"], row["name_en"], row["measure_zh"], row["measure_en"])


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def group_keys() -> tuple[str, ...]:
    """The groups of offences, in their order."""
    return tuple(_groups())


def group_of(content: str) -> str:
    """The first group one of whose words stands in a code's content."""
    found = (group for group, (_, words) in _groups().items() if any(word in content for word in words))
    return next(found, OTHER)


def word_of(key: str, kinds: Iterable[Any]) -> Word:
    """What the figure of this key is called; ``kinds`` are those of the tallies."""
    if key.startswith(CASE):
        return _groups().get(key.removeprefix(CASE), _groups()[OTHER])[0]
    if key.startswith(TALLY):
        code = key.removeprefix(TALLY)
        kind = next((each for each in kinds if each.code == code), None)
        return Word(code, code, "次", "times") if kind is None else Word(kind.name_zh, kind.name_en, "次", "times")
    return _figures()[key]


def default_text() -> str:
    """The text template that comes with the product."""
    return (_DATA / "default_text.txt").read_text(encoding="utf-8").rstrip("\n")
