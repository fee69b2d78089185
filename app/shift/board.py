"""Who is out now, and what was counted, as those who oversee it see it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import descendants, officers_of_units
from app.duty.service import requirements_touching, today
from app.kernel.actor import Actor
from app.tracking.service import vehicles_by_ids

from .access import watched_units
from .queries import ShiftInfo, on_duty
from .tallies import TallyTotal, tally_totals

_MOMENT = timedelta(milliseconds=1)


def board(session: Session, actor: Actor, now: datetime, unit_id: UUID | None) -> dict[str, Any]:
    """The shifts that run now in the units that the actor oversees, and who else has something due
    (``schemas.OnDutySchema``). Raises ``not_found``."""
    units = _units(session, actor, unit_id)
    shifts = on_duty(session, units, now)
    out = frozenset[UUID]().union(*(each.people for each in shifts))
    return {"at": now, "shifts": _with_plates(session, shifts), "due_ids": sorted(_due(session, units, now) - out)}


def _units(session: Session, actor: Actor, unit_id: UUID | None) -> frozenset[UUID]:
    return watched_units(actor, None if unit_id is None else descendants(session, unit_id))


def _with_plates(session: Session, shifts: list[ShiftInfo]) -> list[dict[str, Any]]:
    cars = vehicles_by_ids(session, {each.vehicle_id for each in shifts if each.vehicle_id})
    return [{**_members(each), "plate": cars[each.vehicle_id].plate if each.vehicle_id else None} for each in shifts]


def _members(shift: ShiftInfo) -> dict[str, Any]:
    return {name: getattr(shift, name) for name in ShiftInfo.__dataclass_fields__}


def _due(session: Session, units: frozenset[UUID], now: datetime) -> frozenset[UUID]:
    """The named crews of what is due at this moment, as far as they are of these units."""
    crews = {i for due in requirements_touching(session, now, now + _MOMENT, unit_ids=units) for i in due.officer_ids}
    own = {officer.id for officer in officers_of_units(session, units) if officer.active} if crews else set()
    return frozenset(crews & own)


def totals(
    session: Session, actor: Actor, now: datetime, unit_id: UUID | None, days: tuple[date | None, date | None]
) -> list[TallyTotal]:
    """What the units that the actor oversees counted on these duty days, today by default. Raises ``not_found``."""
    first = days[0] or today(now)
    return tally_totals(session, _units(session, actor, unit_id), first, days[1] or max(first, today(now)))
