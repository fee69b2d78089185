"""What requirements earned, and no more: for those who draw or count many at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import CreditRow


@dataclass(frozen=True, slots=True)
class CreditOutcome:
    """A stored credit without its evidence and figures; ``value`` only where the state is credited."""

    requirement_id: UUID
    indicator: str
    state: str
    value: Decimal | None
    reason_code: str


def outcomes_between(session: Session, unit_ids: Collection[UUID], first: date, last: date) -> list[CreditOutcome]:
    """Of these units' requirements on the duty days from first to last, both included, in no order."""
    columns = (CreditRow.requirement_id, CreditRow.indicator, CreditRow.state, CreditRow.value, CreditRow.reason_code)
    query = select(*columns).where(CreditRow.unit_id.in_(unit_ids), CreditRow.duty_day.between(first, last))
    return [
        CreditOutcome(row.requirement_id, row.indicator, row.state, _decimal(row.value), row.reason_code)
        for row in session.execute(query)
    ]


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
