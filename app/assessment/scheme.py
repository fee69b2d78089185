"""The assessment scheme: versioned data that says which indicators count for whom, how much, and in which periods.

    {"id", "name", "valid_from": day, "valid_to": day|null,
     "period": {"rule": "calendar_month"} | {"rule": "from_day", "day": 2..28},
     "indicators": [{"code", "subject": "squad"|"brigade"|"officer", "weight": 1..100, "target": "0.95", "floor": "0"}],
     "unlit_counts": true|false}

``unlit_counts`` may be left out: no. Only where it is true the time of a lit standing (亮灯值守) in which the lights
are proven off counts as absence.

Shares are written as decimal strings, never as floats, so that a card reads the same everywhere. The weights of one
subject sum to 100. A scheme can't be changed, only followed by another one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.assessment.forbidden import forbidden_in
from app.assessment.indicators import SUBJECT_KINDS, SUBJECTS_OF_INDICATOR, SubjectKind
from app.assessment.periods import PeriodRule
from app.kernel.errors import DomainError

FULL_WEIGHT = 100
MAX_TEXT = 100


@dataclass(frozen=True, slots=True)
class Indicator:
    """What one indicator weighs for one kind of subject.

    ``target`` is the value (a share 0..1) from which on it earns its whole ``weight``, ``floor`` the value up to which
    it earns nothing.
    """

    code: str
    subject: SubjectKind
    weight: int
    target: Decimal
    floor: Decimal


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme that has been checked; ``valid_to`` is the last day, None while it has no end."""

    id: str
    name: str
    valid_from: date
    valid_to: date | None
    period: PeriodRule
    indicators: tuple[Indicator, ...]
    unlit_counts: bool = False

    def indicators_for(self, subject: SubjectKind) -> tuple[Indicator, ...]:
        """Return this subject's indicators, by code."""
        return tuple(sorted((row for row in self.indicators if row.subject == subject), key=lambda row: row.code))


def parse_scheme(data: object) -> Scheme:
    """Check ``data`` (parsed JSON) and return the scheme.

    Raises ``scheme_forbidden_measure`` (params ``measure``, ``articles``, ``where``, ``found``) when any name in it is
    one the law keeps out of an assessment, and ``scheme_invalid`` (params ``where``, ``reason``) for everything else
    that is wrong.
    """
    _refuse_forbidden(data)
    fields = _fields(data, "", {"id", "name", "valid_from", "valid_to", "period", "indicators"}, {"unlit_counts"})
    valid_from = _day(fields["valid_from"], "valid_from")
    valid_to = None if fields["valid_to"] is None else _day(fields["valid_to"], "valid_to")
    if valid_to is not None and valid_to < valid_from:
        raise _invalid("valid_to", "ends_before_it_starts")
    return Scheme(
        id=_text(fields["id"], "id"),
        name=_text(fields["name"], "name"),
        valid_from=valid_from,
        valid_to=valid_to,
        period=_period(fields["period"]),
        indicators=_indicators(fields["indicators"]),
        unlit_counts=_yes_or_no(fields.get("unlit_counts", False), "unlit_counts"),
    )


def _refuse_forbidden(data: object) -> None:
    finding = forbidden_in(data)
    if finding is not None:
        raise DomainError(
            "scheme_forbidden_measure",
            measure=finding.measure,
            articles=list(finding.articles),
            where=finding.where,
            found=finding.found,
        )


def _period(data: object) -> PeriodRule:
    rule = data.get("rule") if isinstance(data, Mapping) else None
    if rule == "calendar_month":
        _fields(data, "period", {"rule"})
        return PeriodRule(1)
    if rule == "from_day":
        # After the 28th a month may lack its first day.
        return PeriodRule(_whole(_fields(data, "period", {"rule", "day"})["day"], "period.day", 2, 28))
    raise _invalid("period.rule", "unknown")


def _indicators(data: object) -> tuple[Indicator, ...]:
    if not isinstance(data, list) or not data:
        raise _invalid("indicators", "missing")
    rows = tuple(_indicator(row, f"indicators[{index}]") for index, row in enumerate(data))
    if len({(row.code, row.subject) for row in rows}) < len(rows):
        raise _invalid("indicators", "repeated")
    sums: Counter[str] = Counter()
    for row in rows:
        sums[row.subject] += row.weight
    if any(total != FULL_WEIGHT for total in sums.values()):
        raise _invalid("indicators", "weights_not_100")
    return rows


def _indicator(data: object, where: str) -> Indicator:
    fields = _fields(data, where, {"code", "subject", "weight", "target", "floor"})
    code = _text(fields["code"], f"{where}.code")
    if code not in SUBJECTS_OF_INDICATOR:
        raise _invalid(f"{where}.code", "unknown")
    target, floor = _share(fields["target"], f"{where}.target"), _share(fields["floor"], f"{where}.floor")
    if floor >= target:
        raise _invalid(f"{where}.floor", "not_below_target")
    return Indicator(
        code=code,
        subject=_subject(fields["subject"], code, f"{where}.subject"),
        weight=_whole(fields["weight"], f"{where}.weight", 1, FULL_WEIGHT),
        target=target,
        floor=floor,
    )


def _subject(value: object, code: str, where: str) -> SubjectKind:
    for kind in SUBJECT_KINDS:
        if value == kind and kind in SUBJECTS_OF_INDICATOR[code]:
            return kind
    raise _invalid(where, "unknown")


def _fields(data: object, where: str, keys: set[str], optional: Set[str] = frozenset()) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise _invalid(where, "not_an_object")
    for key in sorted(map(str, set(data) - keys - optional)):
        raise _invalid(_below(where, key), "unknown_key")
    for key in sorted(keys - set(data)):
        raise _invalid(_below(where, key), "missing_key")
    return data


def _below(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_TEXT:
        raise _invalid(where, "not_a_text")
    return value


def _whole(value: object, where: str, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise _invalid(where, "out_of_bounds")
    return value


def _share(value: object, where: str) -> Decimal:
    if not isinstance(value, str) or not _SHARE.fullmatch(value):
        raise _invalid(where, "not_a_share")
    return Decimal(value)


def _yes_or_no(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise _invalid(where, "not_yes_or_no")
    return value


def _day(value: object, where: str) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _invalid(where, "not_a_day")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _invalid(where, "not_a_day") from None


_SHARE = re.compile(r"0|1|0\.[0-9]{1,4}|1\.0{1,4}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _invalid(where: str, reason: str) -> DomainError:
    return DomainError("scheme_invalid", where=where, reason=reason)
