"""One inspection, whole: what was found and answered, what is to be mended, and what the reader may decide."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.errors import DomainError

from .deciding import may_decide
from .queries import INSPECTIONS, may_see, sees_whole, shown
from .rectifying import rectifications_of_findings, shown_rectification


def inspection_detail(session: Session, actor: Actor, inspection_id: UUID, now: datetime) -> dict[str, Any]:
    """The inspection as the actor may see it (``schemas.InspectionDetailSchema``); raise ``not_found`` otherwise."""
    found = INSPECTIONS.find(session, inspection_id)
    if found is None or not may_see(actor, found):
        raise DomainError("not_found")
    [members] = shown(session, actor, [found])
    seen = [each["id"] for each in members["findings"]]
    whole = sees_whole(actor, found)
    mended = [
        shown_rectification(each, now)
        for each in rectifications_of_findings(session, seen)
        if whole or each.officer_id == actor.officer_id
    ]
    decidable = [each.id for each in found.findings if whole and found.stands and may_decide(actor, each, found)]
    return {**members, "rectifications": mended, "may_decide": decidable}
