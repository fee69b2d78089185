"""Who may read what became of an inspection, a notice or a rectification: who may read it whole."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .access import read_units
from .notices import NOTICE, may_read_notice, notice_of
from .queries import INSPECTION, INSPECTIONS, sees_whole
from .rectifying import RECTIFICATION, rectifications_by_ids


def _may_read(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = INSPECTIONS.find(session, record_id) if record_id else None
    return found is not None and sees_whole(actor, found)


def _may_read_notice(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = notice_of(session, record_id) if record_id else None
    return found is not None and may_read_notice(session, actor, found)


def _may_read_rectification(session: Session, actor: Actor, text: str) -> bool:
    record_id = history_id(text)
    found = rectifications_by_ids(session, [record_id]) if record_id else []
    return any(each.unit_id in read_units(actor) for each in found)


HISTORIES = (
    History(INSPECTION, _may_read),
    History(NOTICE, _may_read_notice),
    History(RECTIFICATION, _may_read_rectification),
)
