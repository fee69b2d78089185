"""Who was on duty for what was due of a whole squad, by the roster of that duty day; for what was given to a car, only
those who were to go in it. Shifts as people say them (上勤) are not read: nothing in an assessment follows from them.

Nobody is taken for on duty because nothing says otherwise: where the roster names nobody, nobody is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.duty.service import RequirementInfo, is_dark
from app.roster.service import EntryInfo, entries_of_units

Slot = tuple[UUID, date]


class OnDuty:
    """The rosters around requirements of whole squads, read once."""

    def __init__(self, session: Session, requirements: Sequence[RequirementInfo]) -> None:
        wide = [each for each in requirements if not each.officer_ids]
        units, days = {each.unit_id for each in wide}, [each.duty_day for each in wide]
        self._rostered: defaultdict[Slot, list[EntryInfo]] = defaultdict(list)
        for entry in entries_of_units(session, units, min(days), max(days)) if wide else ():
            self._rostered[entry.unit_id, entry.day].append(entry)

    def crew_of(self, requirement: RequirementInfo) -> Collection[UUID]:
        """The officers it was given to, else those who were on duty for it; empty where nobody is known."""
        if requirement.officer_ids:
            return requirement.officer_ids
        car, rostered = requirement.vehicle_id, self._rostered[requirement.unit_id, requirement.duty_day]
        kind = "night" if is_dark(requirement.starts_at, requirement.ends_at) else "day"
        return {each.officer_id for each in rostered if each.kind == kind and car in (None, each.vehicle_id)}
