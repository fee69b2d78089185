"""How many must stand at a road post: rules R01 to R03 of the duty rules.

Sources: R01 道路交通安全违法行为处理程序规定 (2020) §7; R02 and R03 交通警察道路执勤执法工作规范 (2018) §70, §72(1).
A roster that breaks one is warned about, not refused.
"""

from collections.abc import Iterable
from typing import Literal

Rank = Literal["police", "auxiliary"]
Finding = Literal["R01", "R02", "R03"]

_LEAST_PERSONS = 2


def staffing_findings(crew_ranks: Iterable[Rank], night: bool) -> list[Finding]:
    """The rules that a crew breaks, in order; `night` stands for poor visibility (雾雨雪冰) too.

    R01: two persons on a road. R02: two police, or one with two auxiliaries. R03, at night: three police, or two with
    two auxiliaries.
    """
    ranks = list(crew_ranks)
    police, auxiliaries = ranks.count("police"), ranks.count("auxiliary")
    kept: dict[Finding, bool] = {
        "R01": police + auxiliaries >= _LEAST_PERSONS,
        "R02": _enough(police, auxiliaries, alone=2),
        "R03": not night or _enough(police, auxiliaries, alone=3),
    }
    return [rule for rule, holds in kept.items() if not holds]


def _enough(police: int, auxiliaries: int, *, alone: int) -> bool:
    """So many police, or one fewer with at least two auxiliaries."""
    return police >= alone or (police >= alone - 1 and auxiliaries >= 2)
