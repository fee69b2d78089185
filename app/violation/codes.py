"""The violation codes (违法行为代码) that come with the product, and how an officer finds one.

A blank in the data is unknown (None), never zero: since April 2022 points can't be read off a code, and some items
are local and have no national code at all. Such an item has a key of its own, L01 and up.
"""

import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

_CODES = Path(__file__).parent / "data" / "violation_codes.csv"
_NO_MATCH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationCode:
    """One offence. `points` and `fine` are the words of the rule, for it may depend on road, vehicle or degree.

    `confidence` is that of the code and its text, `rule_confidence` that of points and fine: high, medium or low.
    """

    key: str
    code: str | None
    content: str
    points: str | None
    fine: str | None
    source: str
    confidence: str
    rule_confidence: str
    subject: str
    points_basis: str | None
    fine_basis: str | None
    note: str | None
    initials: str


def load_codes(path: Path = _CODES) -> tuple[ViolationCode, ...]:
    """The codes in the file's order, which keeps related offences together."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_code_of(row) for row in csv.DictReader(file))


def search(codes: Sequence[ViolationCode], query: str) -> list[ViolationCode]:
    """Codes that fit a query, best first, equals in the given order; an empty query gives all.

    Fits in this order: number, beginning of the number, words at the beginning, words anywhere, initials at the
    beginning, initials anywhere, the query's characters in this order with others between (酒驾 finds 饮酒后驾驶).
    """
    wanted = "".join(unicodedata.normalize("NFKC", query).lower().split())
    ranked = [(_rank(code, wanted), code) for code in codes]
    return [code for rank, code in sorted(ranked, key=lambda pair: pair[0]) if rank < _NO_MATCH]


def _code_of(row: dict[str, str]) -> ViolationCode:
    """An empty cell is None; where that isn't allowed, the type says so and a test of the data holds it, not mypy."""
    return ViolationCode(**{field.name: row[field.name] or None for field in fields(ViolationCode)})  # type: ignore[arg-type]


def _rank(code: ViolationCode, wanted: str) -> int:
    key, content = code.key.lower(), unicodedata.normalize("NFKC", code.content).lower()
    initials = code.initials.split()
    fits = (
        key == wanted,
        key.startswith(wanted),
        content.startswith(wanted),
        wanted in content,
        any(reading.startswith(wanted) for reading in initials),
        any(wanted in reading for reading in initials),
        _in_order(wanted, content),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), _NO_MATCH)


def _in_order(wanted: str, content: str) -> bool:
    rest = iter(content)
    return all(character in rest for character in wanted)
