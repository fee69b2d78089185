"""Saved views: a list as somebody narrowed it, under a name, for oneself or for one's unit."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .models import SavedView

MAX_VIEWS = 50
"""As many as somebody may keep; nobody finds one among more."""


@dataclass(frozen=True, slots=True)
class ViewInfo:
    """A saved view as its owner and, if it is shared, their unit see it."""

    id: UUID
    officer_id: UUID
    page: str
    name: str
    query: str
    shared: bool


_COLUMNS = [getattr(SavedView, each.name) for each in fields(ViewInfo)]


def views_for(session: Session, actor: Actor, page: str) -> list[ViewInfo]:
    """The actor's own views of a page and those that colleagues share with their unit, the own ones first."""
    own = SavedView.officer_id == actor.officer_id
    shared = SavedView.shared.is_(True) & (SavedView.unit_id == actor.unit_id)
    query = select(*_COLUMNS).where(SavedView.page == page, or_(own, shared)).order_by(SavedView.name, SavedView.id)
    found = [ViewInfo(*row) for row in session.execute(query)]
    return sorted(found, key=lambda view: view.officer_id != actor.officer_id)


def find_view(session: Session, view_id: UUID) -> ViewInfo | None:
    """The view of this id, if there is one."""
    row = session.execute(select(*_COLUMNS).where(SavedView.id == view_id)).first()
    return None if row is None else ViewInfo(*row)


def save_view(context: Context, payload: dict[str, Any]) -> Applied:
    """Save a view under a name; one of the same name on the same page is replaced."""
    actor = context.actor
    if actor.officer_id is None or actor.unit_id is None:
        raise DomainError("not_signed_in")
    mine = SavedView.officer_id == actor.officer_id
    same = mine & (SavedView.page == payload["page"]) & (SavedView.name == payload["name"])
    context.session.execute(delete(SavedView).where(same))
    if (context.session.scalar(select(func.count()).select_from(SavedView).where(mine)) or 0) >= MAX_VIEWS:
        raise DomainError("views_full", limit=MAX_VIEWS)
    view_id = context.new_id("view")
    row = {**payload, "id": view_id, "officer_id": actor.officer_id, "unit_id": actor.unit_id, "saved_at": context.now}
    context.session.execute(insert(SavedView), [row])
    context.changed("desk.view_saved", "saved_view", view_id, officer_id=actor.officer_id, after=payload)
    return Applied(Record("saved_view", view_id))


def forget_view(context: Context, payload: dict[str, Any]) -> Applied:
    """Forget an own view; raise ``not_found`` for anybody else's."""
    view = find_view(context.session, payload["id"])
    if view is None or view.officer_id != context.actor.officer_id:
        raise DomainError("not_found")
    context.session.execute(delete(SavedView).where(SavedView.id == view.id))
    was = {"name": view.name}
    context.changed("desk.view_forgotten", "saved_view", view.id, officer_id=view.officer_id, before=was)
    return Applied(Record("saved_view", view.id))
