"""Who may read what became of a check-in: who may read it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .service import CHECK_INS, may_see


def _may_read(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = CHECK_INS.find(session, record_id) if record_id else None
    return found is not None and may_see(actor, found)


HISTORIES = (History("check_in", _may_read),)
