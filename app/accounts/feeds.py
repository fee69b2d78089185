"""What a phone knows of units and colleagues: names to choose a crew from, nothing more."""

from __future__ import annotations

from collections.abc import Iterable

from app.kernel.actor import Role
from app.kernel.feed import Feed, Reader, Shown

from .officers import officers_of_units
from .schemas import OfficerSchema, UnitSchema
from .units import visible_units

#: Whoever looks at a crew names those who stand there (``app.inspection.access``).
INSPECTING = frozenset({Role.SUPERVISOR, Role.BRIGADE_LEADER})


def units(reader: Reader) -> Shown:
    """The own unit, those led or watched over, and everything above them."""
    return {str(unit.id): UnitSchema().dump(unit) for unit in visible_units(reader.session, reader.actor)}


def officers(reader: Reader) -> Shown:
    """The active colleagues of the own unit, oneself among them, and for those who inspect units theirs."""
    own = frozenset() if reader.actor.unit_id is None else frozenset({reader.actor.unit_id})
    colleagues = officers_of_units(reader.session, own | reader.actor.units(INSPECTING))
    return {str(officer.id): OfficerSchema().dump(officer) for officer in colleagues if officer.active}


def _some_units(reader: Reader, ids: Iterable[str]) -> Shown:
    seen = units(reader)
    return {i: seen[i] for i in ids if i in seen}


def _some_officers(reader: Reader, ids: Iterable[str]) -> Shown:
    seen = officers(reader)
    return {i: seen[i] for i in ids if i in seen}


FEEDS = (Feed("unit", units, _some_units), Feed("officer", officers, _some_officers))
