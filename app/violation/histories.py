"""Who may read what became of a violation: who may read it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .queries import VIOLATIONS, may_see


def _may_read(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = VIOLATIONS.find(session, record_id) if record_id else None
    return found is not None and may_see(actor, found)


HISTORIES = (History("violation", _may_read),)
