"""Findings that repeat (重复问题): the same kind at the same place or with the same people within thirty days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from . import rules
from .info import FindingInfo, InspectionInfo
from .models import Finding, InspectedOfficer, Inspection

#: By finding, the how manieth time it is; only of problems.
Repeats = Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A problem of these units."""

    id: UUID
    at: datetime
    places: frozenset[UUID | None]
    people: frozenset[UUID]


def repeats_of(session: Session, found: Sequence[InspectionInfo]) -> Repeats:
    """How often each problem of these inspections was found within thirty days, itself counted."""
    problems = [(each, finding) for each in found for finding in each.findings if finding.is_problem]
    if not problems:
        return {}
    earlier = _earlier(session, [each for each, _ in problems], {finding.kind for _, finding in problems})
    return {finding.id: _times(each, finding, earlier[finding.kind]) for each, finding in problems}


def _times(inspection: InspectionInfo, finding: FindingInfo, earlier: Sequence[_Earlier]) -> int:
    """How often the problem was found within thirty days: where it was looked for, or with the same people."""
    places = {each for each in (inspection.post_id, inspection.section_id) if each is not None}
    people = inspection.concerned_by(finding)
    alike = (
        other
        for other in earlier
        if not (people.isdisjoint(other.people) and places.isdisjoint(other.places)) and other.id != finding.id
    )
    return rules.times_within(inspection.corrected_at, [other.at for other in alike])


def _earlier(session: Session, found: Sequence[InspectionInfo], kinds: set[str]) -> dict[str, list[_Earlier]]:
    """The problems of these kinds in the same units, from thirty days before the first to the last, by kind."""
    at = Inspection.corrected_at
    rows = session.execute(
        select(
            Finding.id,
            Finding.kind,
            Finding.officer_id,
            Inspection.id.label("inspection_id"),
            at,
            Inspection.post_id,
            Inspection.section_id,
        )
        .join(Inspection, Inspection.id == Finding.inspection_id)
        .where(
            Inspection.inspected_unit_id.in_({each.inspected_unit_id for each in found}),
            at >= min(each.corrected_at for each in found) - rules.REPEATED_WITHIN,
            at <= max(each.corrected_at for each in found),
            Inspection.withdrawn_at.is_(None),
            Inspection.superseded_by.is_(None),
            Finding.verdict == "bad",
            Finding.kind.in_(kinds),
            Finding.state.not_in(("changed", "withdrawn")),
        )
    ).all()
    crews = _crews(session, {row.inspection_id for row in rows})
    earlier: defaultdict[str, list[_Earlier]] = defaultdict(list)
    for row in rows:
        people = crews[row.inspection_id] if row.officer_id is None else frozenset({row.officer_id})
        earlier[row.kind].append(_Earlier(row.id, row.corrected_at, frozenset({row.post_id, row.section_id}), people))
    return earlier


def _crews(session: Session, inspection_ids: set[UUID]) -> dict[UUID, frozenset[UUID]]:
    link = InspectedOfficer
    query = select(link.inspection_id, link.officer_id).where(link.inspection_id.in_(inspection_ids))
    crews: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for inspection_id, officer_id in session.execute(query):
        crews[inspection_id].add(officer_id)
    return defaultdict(frozenset, {key: frozenset(people) for key, people in crews.items()})
