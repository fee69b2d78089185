"""Who may read what became of a daily report, or of a form that it goes out in: who may read it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.history import history_for

from . import templates
from .access import reported_units
from .models import DailyReport, ReportTemplate
from .reports import KIND


def _unit_of_report(session: Session, report_id: UUID) -> UUID | None:
    return session.scalar(select(DailyReport.unit_id).where(DailyReport.id == report_id))


def _unit_of_template(session: Session, template_id: UUID) -> UUID | None:
    return session.scalar(select(ReportTemplate.unit_id).where(ReportTemplate.id == template_id))


def _may_read_report(actor: Actor, unit_id: UUID) -> bool:
    return unit_id in reported_units(actor)


def _may_read_template(actor: Actor, unit_id: UUID) -> bool:
    return unit_id in reported_units(actor) | actor.units({Role.ADMIN})


HISTORIES = (
    history_for(KIND, _unit_of_report, _may_read_report),
    history_for(templates.KIND, _unit_of_template, _may_read_template),
)
