"""Who may read what became of a roster, a crew or a swap: who may read it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.history import History, history_id

from . import crews, swaps, writing
from .entries import unit_of_month


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
    swap = swaps.get_swap(session, id_) if id_ else None
    return swap is not None and swaps.is_shown(actor, swap)


HISTORIES = (History(writing.KIND, _month), History(crews.KIND, _crew), History(swaps.KIND, _swap))
