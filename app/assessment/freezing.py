"""The facts of a brigade's period as they are frozen: whose cards there are, by which schemes, and what follows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.service import UnitInfo, descendants, officers_of_units, path_to_root, unit_tree

from .card_input import Subject
from .factsdoc import CardSubject, Facts, facts_json, read_facts
from .gathering import Gathered, gathered
from .models import ReckoningMark
from .periods import BrigadeDays
from .schemes import scheme_on


def units_of(session: Session, brigade_id: UUID) -> list[UnitInfo]:
    """The brigade and the units below it, as they are listed everywhere; units given up stay, for what they did."""
    below = descendants(session, brigade_id)
    return [unit for unit in unit_tree(session) if unit.id in below]


def facts_of(session: Session, days: BrigadeDays, now: datetime) -> Facts:
    """The facts of these days as they stand now; raise ``scheme_missing`` where a unit had none on its last day."""
    units, period = units_of(session, days.unit_id), days.period
    found = gathered(session, [unit.id for unit in units], period, now)
    about = {
        "id": None if days.id is None else str(days.id),
        "unit_id": str(days.unit_id),
        "first_day": period.first_day.isoformat(),
        "last_day": period.last_day.isoformat(),
    }
    schemes = {str(unit.id): scheme_on(session, path_to_root(session, unit.id), period.last_day).data for unit in units}
    subjects = card_subjects(session, days.unit_id, units, found)
    return read_facts(facts_json(about, schemes, subjects, found.requirements, found.credits))


def card_subjects(
    session: Session, brigade_id: UUID, units: Collection[UnitInfo], found: Gathered
) -> list[CardSubject]:
    """The brigade; its squads, and other units that had something to do; the officers who had."""
    active = {each.unit_id for each in found.requirements}
    busy = {officer for each in found.requirements for officer in each.officer_ids}
    ids = [unit.id for unit in units]
    squads = [unit.id for unit in units if unit.id != brigade_id and (unit.kind == "squad" or str(unit.id) in active)]
    officers = [each for each in officers_of_units(session, ids) if str(each.id) in busy]
    return [
        CardSubject(Subject("brigade", str(brigade_id)), frozenset(str(each) for each in ids), str(brigade_id)),
        *(CardSubject(Subject("squad", str(each)), frozenset({str(each)}), str(each)) for each in squads),
        *(
            CardSubject(Subject("officer", str(each.id)), frozenset({str(each.unit_id)}), str(each.unit_id))
            for each in officers
        ),
    ]


def marked_among(session: Session, requirement_ids: Collection[str]) -> list[UUID]:
    """Those of the requirements whose credits wait to be reckoned anew."""
    marked = session.scalars(select(ReckoningMark.requirement_id))
    return [each for each in marked if str(each) in requirement_ids]
