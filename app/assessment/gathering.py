"""What the cards of some units and a period are reckoned from, read once for all of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.duty.service import RequirementInfo, requirements_between
from app.geo.presence import TimeSpan

from .credits import Credit, Evidence, Reported
from .evidence import Purpose, Requirement
from .models import CreditRow
from .periods import Period
from .reasons import Reason
from .sources import reported_records

_CREDIT = cast(Table, CreditRow.__table__)
CreditView = dict[str, Any]


@dataclass(frozen=True)
class Gathered:
    """Requirements of duty as others read them (``infos``), stored credits, and records that carry both."""

    infos: list[RequirementInfo]
    due: list[Requirement]
    views: list[CreditView]
    reported: list[Reported]

    @property
    def requirements(self) -> list[Requirement]:
        """All that was due."""
        return [*self.due, *(each.requirement for each in self.reported)]

    @property
    def credits(self) -> list[Credit]:
        """All that was earned."""
        return [*(pure_credit(view) for view in self.views), *(each.credit for each in self.reported)]


def gathered(session: Session, unit_ids: Collection[UUID], period: Period, now: datetime) -> Gathered:
    """What these units had to do in the period, and what it earned as far as it was reckoned."""
    infos = requirements_between(session, period.first_day, period.last_day, unit_ids)
    return Gathered(
        infos=infos,
        due=[due_of(info) for info in infos],
        views=credits_between(session, unit_ids, period.first_day, period.last_day),
        reported=reported_records(session, unit_ids, period, now),
    )


def due_of(info: RequirementInfo) -> Requirement:
    """A requirement of duty without its place: a card asks only whose it was, when, and what kind."""
    return Requirement(
        kind=info.kind,
        id=str(info.id),
        unit_id=str(info.unit_id),
        officer_ids=frozenset(str(each) for each in info.officer_ids),
        duty_day=info.duty_day,
        window=TimeSpan(info.starts_at, info.ends_at),
        purpose=cast(Purpose, info.purpose),
    )


def credits_between(session: Session, unit_ids: Collection[UUID], first: date, last: date) -> list[CreditView]:
    """The credits of these units' requirements on the duty days from first to last, both included."""
    days = _CREDIT.c.duty_day.between(first, last)
    query = select(_CREDIT).where(_CREDIT.c.unit_id.in_(unit_ids), days)
    rows = session.execute(query.order_by(_CREDIT.c.duty_day, _CREDIT.c.requirement_id, _CREDIT.c.indicator))
    return [credit_view(row) for row in rows.mappings()]


def credit_view(row: Any) -> CreditView:
    """A stored credit as the wire has it."""
    evidence = [{"kind": kind, "id": record_id} for kind, record_id in row["evidence"]]
    return {**row, "id": f"{row['requirement_id']}:{row['indicator']}", "evidence": evidence}


def pure_credit(view: CreditView) -> Credit:
    """A credit as the card's rules read it."""
    return Credit(
        requirement_id=str(view["requirement_id"]),
        indicator=view["indicator"],
        state=view["state"],
        value=None if view["value"] is None else Decimal(view["value"]),
        reason=Reason(view["reason_code"]),
        evidence=tuple(Evidence(each["kind"], each["id"]) for each in view["evidence"]),
        facts=view["facts"],
    )


def shown_credit(credit: Credit, requirement: Requirement) -> CreditView:
    """A credit that is stored in no row, as the wire has it: of a record, or of a period's frozen facts."""
    return {
        "id": f"{credit.requirement_id}:{credit.indicator}",
        "requirement_id": credit.requirement_id,
        "indicator": credit.indicator,
        "state": credit.state,
        "value": None if credit.value is None else str(credit.value),
        "reason_code": credit.reason.value,
        "evidence": [{"kind": each.kind, "id": each.id} for each in credit.evidence],
        "facts": dict(credit.facts),
        "unit_id": requirement.unit_id,
        "duty_day": requirement.duty_day,
        "reckoned_at": None,
    }


def shown_record(requirement: Requirement) -> dict[str, Any]:
    """What was due of a record, as the wire has it; ``officer_id`` where it was one officer's."""
    officers = sorted(requirement.officer_ids)
    return {
        "id": requirement.id,
        "kind": requirement.kind,
        "unit_id": requirement.unit_id,
        "officer_id": officers[0] if len(officers) == 1 else None,
        "duty_day": requirement.duty_day,
        "occurred_at": requirement.window.start,
    }
