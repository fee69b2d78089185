"""Who may read what became of a talk: who may read it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .queries import TALKS, may_see


def _may_read(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = TALKS.find(session, record_id) if record_id else None
    return found is not None and may_see(actor, found)


HISTORIES = (History("outreach_session", _may_read),)
