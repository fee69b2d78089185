"""Who may read what became of a call or of the way files are read: who may read it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.accident.access import seen_units
from app.kernel.actor import Actor
from app.kernel.history import History, history_for, history_id

from .calls import KIND, CallInfo, get_call
from .mapping import MAPPINGS


def _may_read(actor: Actor, call: CallInfo) -> bool:
    return call.unit_id in seen_units(actor)


def _may_read_mapping(_session: Session, actor: Actor, text: str) -> bool:
    return history_id(text) in seen_units(actor)


HISTORIES = (history_for(KIND, get_call, _may_read), History(MAPPINGS.kind, _may_read_mapping))
