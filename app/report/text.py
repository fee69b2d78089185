"""The report as text: a template with ``{{placeholders}}``, filled. Pure.

A line that has placeholders, all of them empty, is left out; a line without any stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .rules import CASE, OUTCOME, TALLY, Value
from .words import Word

NOTHING_RECORDED = "无记录"
_PLACEHOLDER = re.compile(r"\{\{\s*([a-z0-9_]+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Named:
    """A figure as it goes out: its key, its value, what it is called and measured in."""

    key: str
    value: Value
    word: Word
    planned: int | float = 0

    @property
    def said(self) -> str:
        """The value with its measure: ``12人``, or ``无记录``; what only plans speak for is marked."""
        if self.value is None:
            return NOTHING_RECORDED
        return f"{number_text(self.value)}{self.word.measure_zh}{self.mark}"

    @property
    def mark(self) -> str:
        """``（计划）`` where only plans speak for all of it, ``（其中计划3人）`` for a part, else nothing."""
        if not self.planned:
            return ""
        whole = self.planned == self.value
        return "（计划）" if whole else f"（其中计划{number_text(self.planned)}{self.word.measure_zh}）"


def number_text(value: int | float | str) -> str:
    """A number without a needless ``.0``; text as it is."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def placeholders(figures: Sequence[Named], about: Mapping[str, str], squads: Sequence[str]) -> dict[str, str]:
    """What a template may ask for: each figure by its key with its measure, lists of them, and what it is ``about``."""
    own = {each.key: each.said if each.value != "" else "" for each in figures}
    tallies = [each for each in figures if each.key.startswith(TALLY)]
    outcomes = [each for each in figures if each.key.startswith(OUTCOME)]
    groups = [each for each in figures if each.key.startswith(CASE)]
    return {
        **own,
        **about,
        "tallies": _tallies(tallies),
        "case_groups": f"（{_listed(groups)}）" if groups else "",
        "outcomes": f"，其中{_listed(outcomes)}" if outcomes else "",
        "squads": "\n".join(squads),
    }


def _tallies(tallies: Sequence[Named]) -> str:
    known = [each for each in tallies if each.value is not None]
    return _listed(known) if known else NOTHING_RECORDED


def _listed(figures: Sequence[Named]) -> str:
    return "、".join(f"{each.word.name_zh}{each.said}" for each in figures)


def unknown_in(template: str, known: Mapping[str, str]) -> list[str]:
    """The placeholders of a template that nothing fills, in order."""
    return [name for name in dict.fromkeys(_PLACEHOLDER.findall(template)) if name not in known]


def fill(template: str, values: Mapping[str, str]) -> str:
    """The text; a placeholder that nothing fills stays as it was written."""
    lines = (_filled(line, values) for line in template.splitlines())
    return "\n".join(line for line in lines if line is not None)


def _filled(line: str, values: Mapping[str, str]) -> str | None:
    asked = _PLACEHOLDER.findall(line)
    if asked and not any(values.get(name, name) for name in asked):
        return None
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), line)


def squad_line(name: str, figures: Mapping[str, Named]) -> str:
    """One squad in a brigade's report."""
    said = (f"{figures[key].word.name_zh}{figures[key].said}" for key in ("people_out", "cars_out", "cases"))
    return f"{name}：{'，'.join(said)}。"
