"""A period's board as a workbook: what each unit came to, line by line, and what reviews corrected. No persons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from app.tabular.writing import CellValue, OutColumn, OutSheet, write_xlsx

from .freezing import units_of
from .periodrecords import PeriodInfo
from .reviewqueries import CORRECTED, reviews_in
from .words import INDICATOR_NAMES, STATE_NAMES

_UNITS = ("单位", "总分", "公示时总分", "指标", "权重", "指标值", "得分", "计入", "未知", "剔除", "未知占比")
_CORRECTIONS = ("单位", "指标", "任务编号", "更正前", "更正前值", "更正后", "更正后值", "决定时间", "决定理由")


def period_workbook(session: Session, period: PeriodInfo, board: Sequence[dict[str, Any]]) -> bytes:
    """Two sheets: the units' lines, and the corrections."""
    names = {unit.id: unit.name for unit in units_of(session, period.unit_id)}
    lines = (_line(names[row["id"]], row, line) for row in board for line in row["lines"])
    decided = [each for each in reviews_in(session, period.id) if each.outcome == CORRECTED]
    corrected = (
        (
            names.get(each.unit_id, ""),
            INDICATOR_NAMES.get(each.indicator, each.indicator),
            str(each.requirement_id),
            *_told(each.before),
            *_told(each.after or each.before),
            each.decided_at,
            each.decision,
        )
        for each in decided
    )
    return write_xlsx([_sheet("考核", _UNITS, lines), _sheet("复核更正", _CORRECTIONS, corrected)])


def _sheet(name: str, titles: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> OutSheet:
    return OutSheet(name, [OutColumn(title) for title in titles], rows)


def _line(unit: str, row: dict[str, Any], line: dict[str, Any]) -> tuple[CellValue, ...]:
    known = line["credited"] + line["unknown"]
    return (
        unit,
        _number(row["total"]),
        _number(row["published_total"]),
        INDICATOR_NAMES.get(line["indicator"], line["indicator"]),
        line["weight"],
        _number(line["value"]),
        _number(line["points"]),
        line["credited"],
        line["unknown"],
        line["exempt"],
        round(line["unknown"] / known, 4) if known else None,
    )


def _told(credit: dict[str, Any]) -> tuple[CellValue, CellValue]:
    return STATE_NAMES[credit["state"]], _number(credit["value"])


def _number(text: str | None) -> Decimal | None:
    """Nothing stays nothing: an unknown value is an empty cell, never 0."""
    return None if text is None else Decimal(text)
