"""Who may read what became of a unit or an officer: who may read the unit or the officer."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from . import rules
from .officers import officers_by_ids
from .units import visible_units


def _unit(session: Session, actor: Actor, text: str) -> bool:
    return history_id(text) in {unit.id for unit in visible_units(session, actor)}


def _officer(session: Session, actor: Actor, text: str) -> bool:
    """Those who lead or watch over an officer, and the officer; colleagues see the name, not what became of it."""
    officer_id = history_id(text)
    found = officers_by_ids(session, [officer_id]).get(officer_id) if officer_id else None
    if found is None:
        return False
    return found.id == actor.officer_id or found.unit_id in actor.units(rules.READING_ROLES)


HISTORIES = (History("unit", _unit), History("officer", _officer))
