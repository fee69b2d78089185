"""The forms in which a report goes out: a text and a workbook, each in versions, the brigade's own or the product's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.accounts.service import path_to_root
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import KEEPING_ROLES
from .models import ReportTemplate
from .words import default_text

KIND = "daily_report_template"
TEXT, XLSX = "text", "xlsx"


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """A text in force; ``number`` 0 is the product's own, ``unit_id`` whose it is otherwise."""

    text: str
    number: int
    unit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook in force; ``file`` None: the product's own."""

    file: bytes | None
    name: str
    number: int
    unit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a form, without its content."""

    kind: str
    number: int
    name: str
    officer_id: UUID
    at: datetime


def current_text(session: Session, unit_id: UUID) -> TextTemplate:
    """The nearest unit's latest text, from the unit upwards."""
    found = _current(session, unit_id, TEXT)
    return (
        TextTemplate(default_text(), 0, None)
        if found is None
        else TextTemplate(found.text, found.number, found.unit_id)
    )


def current_workbook(session: Session, unit_id: UUID) -> Workbook:
    """The nearest unit's latest workbook, from the unit upwards."""
    found = _current(session, unit_id, XLSX)
    return (
        Workbook(None, "", 0, None) if found is None else Workbook(found.file, found.name, found.number, found.unit_id)
    )


def _current(session: Session, unit_id: UUID, kind: str) -> Any:
    t, path = ReportTemplate, path_to_root(session, unit_id)
    columns = (t.unit_id, t.number, t.name, t.text, t.file)
    query = select(*columns).where(t.unit_id.in_(path), t.kind == kind).order_by(t.number.desc())
    rows = session.execute(query).all()
    return next((row for unit in path for row in rows if row.unit_id == unit), None)


def versions_of(session: Session, unit_id: UUID) -> list[Version]:
    """What the unit itself has had, the latest first."""
    t = ReportTemplate
    query = select(t.kind, t.number, t.name, t.officer_id, t.at).where(t.unit_id == unit_id)
    return [Version(*row) for row in session.execute(query.order_by(t.kind, t.number.desc()))]


def set_text(context: Context, payload: dict[str, Any]) -> Applied:
    """Make a text the unit's own from now on; the one before stays on record. An empty text is the product's again."""
    text = payload["text"].strip() or default_text()
    return _add(context, payload["unit_id"], TEXT, {"name": "", "text": text, "file": None})


def set_workbook(context: Context, payload: dict[str, Any]) -> Applied:
    """Make a workbook the unit's own from now on; whoever calls has tried it out."""
    return _add(context, payload["unit_id"], XLSX, {"name": payload["name"], "text": None, "file": payload["file"]})


def _add(context: Context, unit_id: UUID, kind: str, members: dict[str, Any]) -> Applied:
    context.actor.require(KEEPING_ROLES, unit_id)
    if context.actor.officer_id is None:
        raise DomainError("not_allowed")
    t = ReportTemplate
    last = context.session.scalar(select(func.max(t.number)).where(t.unit_id == unit_id, t.kind == kind)) or 0
    template_id = context.new_id(KIND)
    row = {"id": template_id, "unit_id": unit_id, "kind": kind, "number": last + 1, **members}
    context.session.execute(insert(t), [{**row, "officer_id": context.actor.officer_id, "at": context.now}])
    after = {"kind": kind, "number": last + 1, "name": members["name"], "text": members["text"]}
    context.changed("report.template_set", KIND, template_id, unit_id=unit_id, after=after)
    return Applied(Record(KIND, template_id))
