"""When a month has ended, proposals are looked for: asked every minute, it is mostly one read that finds it done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accident.service import Asked, count_accidents
from app.accounts.service import descendants, unit_tree
from app.duty.service import today
from app.kernel.clock import Clock
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import house

from .models import ProposalRun
from .proposals import MONTH, run

MONTHLY = "analysis.propose_monthly"


def propose_monthly(clock: Clock, _payload: dict[str, Any]) -> None:
    """Look for proposals in each brigade whose last month nobody has looked at; one without accidents has nothing."""
    last = today(clock.now()).replace(day=1) - timedelta(days=1)
    for brigade_id in _due(db.session(), last):
        with system_transaction(house().bus, clock) as context:
            run(context, brigade_id, last, MONTH)


def _due(session: Session, last: date) -> list[UUID]:
    done = set(
        session.scalars(select(ProposalRun.unit_id).where(ProposalRun.last_day == last, ProposalRun.origin == MONTH))
    )
    roots = [unit.id for unit in unit_tree(session) if unit.parent_id is None and unit.ended_at is None]
    return [root for root in roots if root not in done and _has_accidents(session, root)]


def _has_accidents(session: Session, root: UUID) -> bool:
    return any(cell.accidents for cell in count_accidents(session, Asked(descendants(session, root))))
