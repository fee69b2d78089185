"""What an inspection may find (``data/finding_kinds.csv``): a closed list, with the rule of duty behind each kind.

It is closed because a finding lowers a score: of a supervisor's reproaches only being late, absent, away from the post,
swapped without leave, not on standby and refusing dispatch are on it, beside the rules R01–R07 of duty. Counts of cases
or of kilometres and forced clock-ins can't be found, whatever a brigade would call them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.kernel.errors import DomainError

from . import rules

_FILE = Path(__file__).parent / "data" / "finding_kinds.csv"


@dataclass(frozen=True, slots=True)
class FindingKind:
    """``group``: one of ``rules.GROUPS``. ``rule_day`` and ``rule_night`` are ids of ``duty_rules.csv``, empty where no
    rule says it; ``good_zh`` and ``bad_zh`` are how a notice tells it."""

    code: str
    group: str
    name_zh: str
    name_en: str
    good_zh: str
    bad_zh: str
    rule_day: str
    rule_night: str
    scored: bool
    source: str
    confidence: str

    def rule(self, *, is_dark: bool) -> str:
        """The id of the rule that holds, by night and in poor visibility another one; empty for none."""
        return self.rule_night if is_dark else self.rule_day

    def told(self, verdict: str) -> str:
        """How a notice tells it, in Chinese."""
        return {"good": self.good_zh, "bad": self.bad_zh}.get(verdict, self.name_zh)


@cache
def finding_kinds() -> Mapping[str, FindingKind]:
    """All kinds by code, in order."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        # Every column but one is text, which mypy can't know of a file.
        return {row["code"]: FindingKind(**{**row, "scored": row["scored"] == "yes"}) for row in rows}  # type: ignore[arg-type]


def check_finding(code: str, verdict: str) -> None:
    """Raise ``finding_invalid`` for a kind that isn't on the list, or that doesn't go with the verdict."""
    kind = finding_kinds().get(code)
    if kind is None or not rules.says(kind.group, verdict):
        raise DomainError("finding_invalid", kind=code, verdict=verdict)
