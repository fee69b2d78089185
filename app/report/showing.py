"""The report as its schema says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from .reports import Change, Final, Report, Shown, names_of
from .rules import Evidence, Value


def shown_report(session: Session, report: Report) -> dict[str, Any]:
    """Members of ``DailyReportSchema``."""
    people = {each.officer_id for each in report.changes} | {each.officer_id for each in report.finals}
    names = names_of(session, people)
    squads = [
        {
            "unit_id": each.unit.id,
            "name": each.unit.name,
            "state": each.state,
            "figures": [_figure(figure, {}) for figure in each.figures],
        }
        for each in report.squads
    ]
    return {
        "id": report.id,
        "unit_id": report.unit.id,
        "unit_name": report.unit.name,
        "duty_day": report.duty_day,
        "state": report.state,
        "version": report.version,
        "digest": report.digest,
        "figures": [_figure(each, report.previous) for each in report.figures],
        "squads": squads,
        "text": report.text,
        "changes": [_change(each, names) for each in report.changes],
        "finals": [_final(each, names) for each in report.finals],
    }


def _figure(figure: Shown, previous: Mapping[str, Value]) -> dict[str, Any]:
    return {
        "key": figure.key,
        **asdict(figure.word),
        **_said(figure.value),
        "drafted": _number(figure.drafted),
        "previous": _number(previous.get(figure.key)),
        "sources": figure.sources,
        "planned": figure.planned,
        "records": len(figure.evidence),
        "changed": figure.value != figure.drafted,
    }


def _said(value: Value) -> dict[str, Any]:
    return {"number": _number(value), "text": value if isinstance(value, str) else None}


def _number(value: Value) -> float | None:
    return None if isinstance(value, str) else value


def _change(change: Change, names: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "key": change.key,
        **_said(change.value),
        "drafted": _number(change.drafted),
        "reason": change.reason,
        "officer_name": names.get(change.officer_id, ""),
        "at": change.at,
    }


def _final(final: Final, names: Mapping[UUID, str]) -> dict[str, Any]:
    signed = {"officer_name": names.get(final.officer_id, ""), "at": final.at}
    return {"text": final.text, "reason": final.reason, **signed}


def evidence_of(report: Report, key: str) -> list[Evidence]:
    """The records behind a figure; none for one that isn't there."""
    return [each for figure in report.figures if figure.key == key for each in figure.evidence]
