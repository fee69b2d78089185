"""What holds photos beyond their age: whatever is disputed, decided upon or still to be settled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessment.service import records_under_review
from app.dispatch.service import steps_in_hands
from app.hazard.service import unsettled_hazards
from app.inspection.service import unsettled_inspections
from app.records.reviews import unsettled_records
from app.violation.queries import decided_violations

Among = Callable[[Session, Collection[UUID]], Collection[UUID]]
"""Of these records those that are held."""

HOLDS: Mapping[str, tuple[tuple[str, Among], ...]] = {
    "violation": (
        ("decided", decided_violations),
        ("review", unsettled_records),
        ("score_review", records_under_review),
    ),
    "outreach_session": (("review", unsettled_records), ("score_review", records_under_review)),
    "hazard_report": (("open", unsettled_hazards),),
    "task_step": (("open", steps_in_hands),),
    "inspection": (("open", unsettled_inspections), ("score_review", records_under_review)),
}
"""Kind of record → why one of it may be held: ``decided`` is evidence of a penalty and stays for good."""


def held_among(session: Session, owner_kind: str, owner_ids: Collection[UUID]) -> dict[UUID, str]:
    """Of these records of a kind those whose photos stay, each with the first reason."""
    held: dict[UUID, str] = {}
    for reason, among in HOLDS.get(owner_kind, ()):
        held |= {each: reason for each in among(session, owner_ids) if each not in held}
    return held
