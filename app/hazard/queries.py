"""Reading hazards: each as its latest report says, with how far it has come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.accounts.service import descendants
from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.errors import DomainError
from app.records.info import FieldRecordInfo
from app.records.kinds import FieldRecords

from .models import Hazard, HazardReport, HazardStep

READING_ROLES = OVERSIGHT_ROLES


@dataclass(frozen=True, slots=True)
class ReportInfo(FieldRecordInfo):
    """A report as others see it; the members are those of :class:`HazardReport`, then those of its hazard."""

    hazard_id: UUID
    kind: str
    severity: str
    section_id: UUID | None
    chainage_m: int | None
    place_text: str
    note: str
    state: str = ""
    handed_to: str = ""
    handed_number: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class StepInfo:
    """What happened to a hazard; the members are those of :class:`HazardStep`."""

    id: UUID
    hazard_id: UUID
    step: str
    to_whom: str
    number: str
    note: str
    task_id: UUID | None
    by_officer_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, newest first; ``next`` names the place behind it."""

    hazards: list[dict[str, Any]]
    next: str | None


_OF_HAZARD = ("state", "handed_to", "handed_number", "version")


def _with_hazards(session: Session, reports: Sequence[ReportInfo]) -> list[ReportInfo]:
    query = select(Hazard).where(Hazard.id.in_({each.hazard_id for each in reports}))
    hazards = {each.id: each for each in session.scalars(query.execution_options(populate_existing=True))}
    return [replace(each, **{name: getattr(hazards[each.hazard_id], name) for name in _OF_HAZARD}) for each in reports]


REPORTS = FieldRecords("hazard_report", HazardReport, ReportInfo, _with_hazards)
HAZARD = "hazard"


def hazard_of(session: Session, hazard_id: UUID) -> ReportInfo | None:
    """The hazard of this id as its latest report says, one taken back included; None for an unknown one."""
    found = REPORTS.read(session, HazardReport.hazard_id == hazard_id, HazardReport.superseded_by.is_(None))
    return found[-1] if found else None


def visible_hazard(session: Session, actor: Actor, hazard_id: UUID) -> ReportInfo:
    """The hazard, for whoever found it and for those who oversee their unit; raise ``not_found`` otherwise."""
    found = hazard_of(session, hazard_id)
    if found is None or not may_see(actor, found):
        raise DomainError("not_found")
    return found


def may_see(actor: Actor, hazard: ReportInfo) -> bool:
    """Whether the actor reported it or oversees its unit."""
    return hazard.officer_id == actor.officer_id or actor.allows(READING_ROLES, hazard.unit_id)


def detail(session: Session, actor: Actor, hazard_id: UUID) -> dict[str, Any]:
    """The hazard with photos, every step and its earlier reports (``schemas.HazardDetailSchema``)."""
    found = visible_hazard(session, actor, hazard_id)
    before = REPORTS.read(session, HazardReport.hazard_id == hazard_id, HazardReport.superseded_by.is_not(None))
    return {**_shown(session, [found])[0], "steps": steps_of(session, hazard_id), "earlier": _shown(session, before)}


def steps_of(session: Session, hazard_id: UUID) -> list[StepInfo]:
    """What happened to a hazard, in order."""
    columns = [getattr(HazardStep, name) for name in StepInfo.__dataclass_fields__]
    query = select(*columns).where(HazardStep.hazard_id == hazard_id).order_by(HazardStep.at, HazardStep.id)
    return [StepInfo(*row) for row in session.execute(query)]


def list_hazards(session: Session, actor: Actor, query: dict[str, Any]) -> Page:
    """The hazards of the units that the actor oversees, newest first; raise ``not_found`` for a unit they don't."""
    units = _units(session, actor, query.get("unit"))
    conditions: list[ColumnElement[bool]] = [REPORTS.stands]
    if "kind" in query:
        conditions.append(HazardReport.kind == query["kind"])
    if "state" in query:
        in_state = select(Hazard.id).where(Hazard.state == query["state"])
        conditions.append(HazardReport.hazard_id.in_(in_state))
    found, behind = REPORTS.page_of(session, units, conditions, query.get("before"), query["limit"])
    return Page(_shown(session, found), behind)


def _units(session: Session, actor: Actor, unit_id: UUID | None) -> Collection[UUID]:
    units = actor.units(READING_ROLES)
    if unit_id is None:
        return units
    asked = units & descendants(session, unit_id)
    if not asked:
        raise DomainError("not_found")
    return asked


def _shown(session: Session, found: Sequence[ReportInfo]) -> list[dict[str, Any]]:
    """As the wire has it: a hazard goes by its own id, ``report_id`` is the command that stands."""
    return [{**each, "id": each["hazard_id"], "report_id": each["id"]} for each in REPORTS.with_photos(session, found)]


def hazards_found(session: Session, unit_ids: Collection[UUID], start: datetime, end: datetime) -> list[ReportInfo]:
    """The hazards that these units reported from start to before end and didn't take back, each once."""
    within = (HazardReport.corrected_at >= start, HazardReport.corrected_at < end)
    return REPORTS.read(session, HazardReport.unit_id.in_(unit_ids), *within, REPORTS.stands)


def own_hazards(session: Session, officer_id: UUID, since: datetime) -> list[dict[str, Any]]:
    """What an officer found since an instant and didn't take back."""
    own = (HazardReport.officer_id == officer_id, HazardReport.corrected_at >= since)
    return _shown(session, REPORTS.read(session, *own, REPORTS.stands))


def hazards_by_ids(session: Session, ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """The hazards of these ids that stand; unknown ids are left out."""
    return _shown(session, REPORTS.read(session, HazardReport.hazard_id.in_(list(ids)), REPORTS.stands))


def unsettled_hazards(session: Session, report_ids: Collection[UUID]) -> set[UUID]:
    """Of these reports those of hazards that nobody has mended or rejected yet."""
    query = select(HazardReport.id).join(Hazard, Hazard.id == HazardReport.hazard_id)
    return set(session.scalars(query.where(HazardReport.id.in_(report_ids), Hazard.state.in_(("open", "handed_over")))))
