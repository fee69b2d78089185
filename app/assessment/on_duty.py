"""Who was on duty for what was due of a whole squad, as far as the records say: by the roster of that duty day, and by
their own word (上勤). For what was given to a car, only those who were to go or went out in it.

Nobody is taken for on duty because nothing says otherwise: where no record names anybody, nobody is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.duty.service import RequirementInfo, is_dark
from app.roster.service import EntryInfo, entries_of_units
from app.shift.service import ShiftInfo, shifts_between

Slot = tuple[UUID, date]


class OnDuty:
    """The rosters and shifts around requirements of whole squads, read once."""

    def __init__(self, session: Session, requirements: Sequence[RequirementInfo]) -> None:
        wide = [each for each in requirements if not each.officer_ids]
        self._rostered: defaultdict[Slot, list[EntryInfo]] = defaultdict(list)
        self._shifts: list[ShiftInfo] = []
        if not wide:
            return
        units, days = {each.unit_id for each in wide}, [each.duty_day for each in wide]
        for entry in entries_of_units(session, units, min(days), max(days)):
            self._rostered[entry.unit_id, entry.day].append(entry)
        start, end = min(each.starts_at for each in wide), max(each.ends_at for each in wide)
        self._shifts = shifts_between(session, units, start, end)

    def crew_of(self, requirement: RequirementInfo) -> Collection[UUID]:
        """The officers it was given to, else those who were on duty for it; empty where nobody is known."""
        if requirement.officer_ids:
            return requirement.officer_ids
        car, rostered = requirement.vehicle_id, self._rostered[requirement.unit_id, requirement.duty_day]
        kind = "night" if is_dark(requirement.starts_at, requirement.ends_at) else "day"
        planned = {each.officer_id for each in rostered if each.kind == kind and car in (None, each.vehicle_id)}
        out = [each for each in self._shifts if each.unit_id == requirement.unit_id and car in (None, each.vehicle_id)]
        overlapping = [each for each in out if each.started_at < requirement.ends_at and not _over(each, requirement)]
        return frozenset(planned).union(*(each.people for each in overlapping))


def _over(shift: ShiftInfo, requirement: RequirementInfo) -> bool:
    return shift.ended_at is not None and shift.ended_at <= requirement.starts_at
