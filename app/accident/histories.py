"""Who may read what became of an accident, a report from a scene, or the way files are read: who may read it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .access import KEEPING_ROLES, seen_units
from .accidents import KIND, get_accident
from .mapping import MAPPINGS
from .scenes import SCENES


def _may_read(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = get_accident(session, record_id) if record_id else None
    return found is not None and found.unit_id in seen_units(actor)


def _may_read_scene(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = SCENES.find(session, record_id) if record_id else None
    if found is None:
        return False
    return found.officer_id == actor.officer_id or actor.allows(KEEPING_ROLES, found.unit_id)


def _may_read_mapping(_session: Session, actor: Actor, text: str) -> bool:
    return history_id(text) in seen_units(actor)


HISTORIES = (
    History(KIND, _may_read),
    History(SCENES.kind, _may_read_scene),
    History(MAPPINGS.kind, _may_read_mapping),
)
