"""Who may read what became of a post, a section or a plan: who may read the post, the section or the plan."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_for

from .access import seen_units
from .calendars import KIND as CALENDAR
from .plans import get_plan
from .posts import get_post
from .requirements import requirement_for
from .sections import get_section


class _OfUnit(Protocol):
    @property
    def unit_id(self) -> UUID: ...


def _may_read(actor: Actor, found: _OfUnit) -> bool:
    return found.unit_id in seen_units(actor)


def _calendar(_session: Session, _actor: Actor, _text: str) -> bool:
    """The calendar is everybody's."""
    return True


HISTORIES = (
    History(CALENDAR, _calendar),
    history_for("post", get_post, _may_read),
    history_for("section", get_section, _may_read),
    history_for("plan", get_plan, _may_read),
    history_for("requirement", requirement_for, _may_read),
)
