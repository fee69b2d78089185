"""Reading inspections: each with who was looked at, what was found and what they answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.records.filtering import asked_units, conditions_of, holds
from app.records.kinds import FieldRecords
from app.records.newest import Along

from .access import leads, read_units
from .info import AnswerInfo, FindingInfo, InspectedInfo, InspectionInfo
from .models import Finding, FindingAnswer, InspectedOfficer, Inspection, Rectification
from .repeats import Repeats, repeats_of

_FINDING = [getattr(Finding, each.name) for each in fields(FindingInfo)[:-1]]
_INSPECTED = [getattr(InspectedOfficer, each.name) for each in fields(InspectedInfo)]
#: Which findings still wait for whom.
WAITING = {"answer": ("open",), "decision": ("explained",)}


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, newest first; ``next`` names the place behind it."""

    inspections: list[dict[str, Any]]
    next: str | None


def _complete(session: Session, found: Sequence[InspectionInfo]) -> list[InspectionInfo]:
    ids = [each.id for each in found]
    officers, findings = _officers(session, ids), _findings(session, ids)
    return [replace(each, officers=tuple(officers[each.id]), findings=tuple(findings[each.id])) for each in found]


def _officers(session: Session, ids: Collection[UUID]) -> dict[UUID, list[InspectedInfo]]:
    link = InspectedOfficer
    query = select(*_INSPECTED).where(link.inspection_id.in_(ids)).order_by(link.inspection_id, link.position)
    found: defaultdict[UUID, list[InspectedInfo]] = defaultdict(list)
    for row in session.execute(query):
        found[row.inspection_id].append(InspectedInfo(*row))
    return found


def _findings(session: Session, ids: Collection[UUID]) -> dict[UUID, list[FindingInfo]]:
    query = select(*_FINDING).where(Finding.inspection_id.in_(ids)).order_by(Finding.position, Finding.id)
    rows = session.execute(query).all()
    answers: defaultdict[UUID, list[AnswerInfo]] = defaultdict(list)
    for each in ANSWERS.read(session, FindingAnswer.finding_id.in_([row.id for row in rows])) if rows else ():
        answers[each.finding_id].append(each)
    found: defaultdict[UUID, list[FindingInfo]] = defaultdict(list)
    for row in rows:
        found[row.inspection_id].append(replace(FindingInfo(*row), answers=tuple(answers[row.id])))
    return found


INSPECTION = "inspection"
INSPECTIONS = FieldRecords(INSPECTION, Inspection, InspectionInfo, _complete)
ANSWERS = FieldRecords("inspection_answer", FindingAnswer, AnswerInfo)


def finding_with_inspection(session: Session, finding_id: UUID) -> tuple[FindingInfo, InspectionInfo] | None:
    """The finding of this id and its inspection, if there is one."""
    inspection_id = session.scalar(select(Finding.inspection_id).where(Finding.id == finding_id))
    inspection = INSPECTIONS.find(session, inspection_id) if inspection_id else None
    if inspection is None:
        return None
    return next(each for each in inspection.findings if each.id == finding_id), inspection


def inspections_of_findings(session: Session, finding_ids: Collection[UUID]) -> list[InspectionInfo]:
    """The inspections to which these findings belong, in the order of their times."""
    ids = select(Finding.inspection_id).where(Finding.id.in_(finding_ids))
    return INSPECTIONS.read(session, Inspection.id.in_(ids))


# -- who sees what --------------------------------------------------------------------------------------------------


def sees_whole(actor: Actor, inspection: InspectionInfo) -> bool:
    """Whether the actor made it or oversees the inspected unit."""
    return actor.officer_id == inspection.officer_id or inspection.inspected_unit_id in read_units(actor)


def may_see(actor: Actor, inspection: InspectionInfo) -> bool:
    """Whether the actor sees it whole or was looked at."""
    return sees_whole(actor, inspection) or actor.officer_id in inspection.officer_ids


def concerns(actor: Actor, inspection: InspectionInfo, finding: FindingInfo) -> bool:
    """Whether the actor may answer the finding: as one of those concerned, or for the unit that it concerns."""
    concerned = inspection.concerned_by(finding)
    return actor.officer_id in concerned if concerned else leads(actor, inspection.inspected_unit_id)


def leads_or_made(actor: Actor, inspection: InspectionInfo) -> bool:
    """Whether it belongs on the actor's phone: they made it, were looked at, or answer for the unit."""
    own = actor.officer_id == inspection.officer_id or actor.officer_id in inspection.officer_ids
    return own or leads(actor, inspection.inspected_unit_id)


def shown(session: Session, actor: Actor, found: Sequence[InspectionInfo]) -> list[dict[str, Any]]:
    """As the wire has it, with photos; who was looked at sees what concerns them, not what concerns a colleague."""
    repeats = repeats_of(session, found)
    return [_part(actor, each, members, repeats) for each, members in _with_photos(session, found)]


def _with_photos(session: Session, found: Sequence[InspectionInfo]) -> Iterable[tuple[InspectionInfo, dict[str, Any]]]:
    return zip(found, INSPECTIONS.with_photos(session, found), strict=True)


def _part(actor: Actor, inspection: InspectionInfo, members: dict[str, Any], repeats: Repeats) -> dict[str, Any]:
    whole = sees_whole(actor, inspection)
    officers = [each for each in inspection.officers if whole or each.officer_id == actor.officer_id]
    findings = [each for each in inspection.findings if whole or each.officer_id in (None, actor.officer_id)]
    return {**members, "officers": officers, "findings": [_finding(each, repeats) for each in findings]}


def _finding(finding: FindingInfo, repeats: Repeats) -> dict[str, Any]:
    members = {each.name: getattr(finding, each.name) for each in fields(FindingInfo)}
    return {**members, "occurrence": repeats.get(finding.id, 1)}


# -- lists ----------------------------------------------------------------------------------------------------------


def list_inspections(session: Session, actor: Actor, query: dict[str, Any]) -> Page:
    """The inspections of the units that the actor oversees, newest first; raise ``not_found`` for a unit they don't."""
    units, conditions = asked_units(session, read_units(actor), query), _conditions(query)
    along = Along(Inspection.inspected_unit_id, Inspection.corrected_at, Inspection.id)
    found, behind = INSPECTIONS.page_of(session, units, conditions, query.get("before"), query["limit"], along)
    return Page(shown(session, actor, found), behind)


def _conditions(query: dict[str, Any]) -> list[ColumnElement[bool]]:
    conditions = conditions_of(INSPECTIONS, query)
    if "state" not in query:
        conditions.append(INSPECTIONS.stands)
    if "means" in query:
        conditions.append(Inspection.means == query["means"])
    wanted = [*_wanted(query)]
    if wanted:
        conditions.append(exists().where(Finding.inspection_id == Inspection.id, *wanted))
    if "text" in query:
        conditions.append(holds(query["text"], Inspection.place_text, Inspection.note))
    return conditions


def _wanted(query: dict[str, Any]) -> Iterable[ColumnElement[bool]]:
    if "kind" in query:
        yield Finding.kind == query["kind"]
        yield Finding.verdict != "unseen"
    if "verdict" in query:
        yield (Finding.verdict == query["verdict"]) & Finding.state.not_in(("changed", "withdrawn"))
    if "waiting" in query:
        yield Finding.state.in_(WAITING[query["waiting"]])


def concerning(session: Session, actor: Actor, since: datetime) -> list[InspectionInfo]:
    """The inspections that stand since an instant and that the actor made, was looked at in, or answers for."""
    own = exists().where(
        InspectedOfficer.inspection_id == Inspection.id, InspectedOfficer.officer_id == actor.officer_id
    )
    led = [unit for unit in read_units(actor) if leads(actor, unit)]
    mine = or_(Inspection.officer_id == actor.officer_id, own, Inspection.inspected_unit_id.in_(led))
    found = INSPECTIONS.since(session, since, mine & INSPECTIONS.stands)
    return [each for each in found if leads_or_made(actor, each)]


def unsettled_inspections(session: Session, ids: Collection[UUID]) -> set[UUID]:
    """Of these inspections those with a finding that waits for an answer or a decision, or whose rectification isn't
    confirmed."""
    waiting = select(Finding.inspection_id).where(Finding.state.in_(("open", "explained")))
    demanded = select(Finding.inspection_id).join(Rectification, Rectification.finding_id == Finding.id)
    demanded = demanded.where(Rectification.state.in_(("open", "reported")))
    among = Finding.inspection_id.in_(ids)
    return set(session.scalars(waiting.where(among))) | set(session.scalars(demanded.where(among)))
