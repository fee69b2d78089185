"""Who may read what became of a post, a section or a plan: who may read the post, the section or the plan."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .access import seen_units
from .calendars import KIND as CALENDAR
from .plans import get_plan
from .posts import get_post
from .requirements import requirement_for
from .sections import get_section


def _post(session: Session, actor: Actor, text: str) -> bool:
    post_id = history_id(text)
    found = get_post(session, post_id) if post_id else None
    return found is not None and found.unit_id in seen_units(actor)


def _section(session: Session, actor: Actor, text: str) -> bool:
    section_id = history_id(text)
    found = get_section(session, section_id) if section_id else None
    return found is not None and found.unit_id in seen_units(actor)


def _plan(session: Session, actor: Actor, text: str) -> bool:
    plan_id = history_id(text)
    found = get_plan(session, plan_id) if plan_id else None
    return found is not None and found.unit_id in seen_units(actor)


def _requirement(session: Session, actor: Actor, text: str) -> bool:
    requirement_id = history_id(text)
    found = requirement_for(session, requirement_id) if requirement_id else None
    return found is not None and found.unit_id in seen_units(actor)


def _calendar(_session: Session, _actor: Actor, _text: str) -> bool:
    """The calendar is everybody's."""
    return True


HISTORIES = (
    History(CALENDAR, _calendar),
    History("post", _post),
    History("section", _section),
    History("plan", _plan),
    History("requirement", _requirement),
)
