"""Who may read what became of a roster, a crew, a swap or a leave: who may read it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.history import History, history_id

from . import crews, writing
from .entries import unit_of_month
from .requests import LEAVE, SWAP, get_leave, get_swap, is_shown


def _month(session: Session, actor: Actor, text: str) -> bool:
    id_ = history_id(text)
    unit_id = unit_of_month(session, id_) if id_ else None
    return unit_id is not None and actor.allows(Role, unit_id)


def _crew(session: Session, actor: Actor, text: str) -> bool:
    id_ = history_id(text)
    crew = crews.get_crew(session, id_) if id_ else None
    return crew is not None and actor.allows(Role, crew.unit_id)


def _swap(session: Session, actor: Actor, text: str) -> bool:
    id_ = history_id(text)
    swap = get_swap(session, id_) if id_ else None
    return swap is not None and is_shown(actor, swap)


def _leave(session: Session, actor: Actor, text: str) -> bool:
    id_ = history_id(text)
    leave = get_leave(session, id_) if id_ else None
    return leave is not None and is_shown(actor, leave)


HISTORIES = (
    History(writing.KIND, _month),
    History(crews.KIND, _crew),
    History(SWAP, _swap),
    History(LEAVE, _leave),
)
