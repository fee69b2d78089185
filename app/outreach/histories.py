"""Who may read what became of a talk, a target or a planned talk: who may read it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .access import read_units
from .plans import get_plan_item
from .queries import TALKS, may_see
from .targets import get_target


def _may_read(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = TALKS.find(session, record_id) if record_id else None
    return found is not None and may_see(actor, found)


def _may_read_target(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = get_target(session, record_id) if record_id else None
    return found is not None and found.unit_id in read_units(actor)


def _may_read_plan(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = get_plan_item(session, record_id) if record_id else None
    return found is not None and found.unit_id in read_units(actor)


HISTORIES = (
    History("outreach_session", _may_read),
    History("target", _may_read_target),
    History("plan_item", _may_read_plan),
)
