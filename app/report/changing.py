"""Desk verbs: say a figure differently, and make the report final (定稿). Nothing is overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .models import DailyReport, ReportChange, ReportFinal
from .reports import KIND, Report, Shown, read_report
from .rules import NOTE, Value


def change_figure(context: Context, payload: dict[str, Any]) -> Applied:
    """Say one figure differently from the draft, with the reason; without a value it is as drafted again."""
    report = _held(context, payload)
    figure = next((each for each in report.figures if each.key == payload["key"]), None)
    if figure is None:
        raise DomainError("report_figure_unknown", key=payload["key"])
    value = _value(figure, payload)
    position = _move_on(context, report)
    row = {
        "id": context.new_id("change"),
        "report_id": report.id,
        "position": position,
        "key": figure.key,
        "said": {"value": value, "drafted": figure.drafted},
        "reason": payload["reason"],
        "officer_id": context.actor.officer_id,
        "at": context.now,
    }
    context.session.execute(insert(ReportChange), [row])
    told = {"before": {figure.key: figure.value}, "after": {figure.key: value}, "why": payload["reason"]}
    context.changed("report.figure_changed", KIND, report.id, unit_id=report.unit.id, **told)
    return Applied(Record(KIND, report.id))


def finish(context: Context, payload: dict[str, Any]) -> Applied:
    """Make the report final as it was seen; a later one corrects it, with a reason, and leaves it visible.

    Raises ``report_moved`` when other records or changes came in since it was looked at."""
    report = _held(context, payload)
    if payload["digest"] != report.digest:
        raise DomainError("report_moved")
    if report.finals and not payload["reason"]:
        raise DomainError("report_reason_missing")
    if report.state == "final":
        raise DomainError("report_unchanged")
    position = _move_on(context, report)
    row = {
        "id": context.new_id("final"),
        "report_id": report.id,
        "position": position,
        "figures": [each.kept() for each in report.figures],
        "text": report.text,
        "reason": payload["reason"],
        "officer_id": context.actor.officer_id,
        "at": context.now,
    }
    context.session.execute(insert(ReportFinal), [row])
    after = {each.key: each.value for each in report.figures}
    action = "report.corrected" if report.finals else "report.finished"
    context.changed(action, KIND, report.id, unit_id=report.unit.id, after=after, why=payload["reason"] or None)
    return Applied(Record(KIND, report.id))


def _held(context: Context, payload: dict[str, Any]) -> Report:
    """The report at the version that was looked at, held against other writers until the transaction ends."""
    unit_id, day = payload["unit_id"], payload["day"]
    _hold(context, unit_id, day)
    report = read_report(context.session, context.actor, unit_id, day, context.now)
    if report.version != payload["version"]:
        raise DomainError("version_conflict")
    return report


def _hold(context: Context, unit_id: UUID, day: date) -> None:
    lock = select(DailyReport.id).where(DailyReport.unit_id == unit_id, DailyReport.duty_day == day).with_for_update()
    context.session.execute(lock)


def _move_on(context: Context, report: Report) -> int:
    """Write the report's next version; return it."""
    if report.version == 0:
        row = {"id": report.id, "unit_id": report.unit.id, "duty_day": report.duty_day, "version": 1}
        context.session.execute(insert(DailyReport), [row])
        return 1
    at_version = update(DailyReport).where(DailyReport.id == report.id)
    context.session.execute(at_version.values(version=report.version + 1))
    return report.version + 1


def _value(figure: Shown, payload: dict[str, Any]) -> Value:
    """What was said of a figure: a note's words, else a number; hours with one decimal, all others whole."""
    if figure.key == NOTE:
        text: str | None = payload["text"]
        return text if text is None else text.strip()
    number: float | None = payload["number"]
    if number is None or payload["text"] is not None:
        if payload["text"] is not None:
            raise DomainError("request_invalid", fields={"text": ["this figure is a number"]})
        return None
    if figure.key == "hours_out":
        return round(number, 1)
    if number != int(number):
        raise DomainError("request_invalid", fields={"number": ["must be whole"]})
    return int(number)
