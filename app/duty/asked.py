"""What a check-in names: a post, and what was due there. Every one asks, so it is one statement on tables."""

from __future__ import annotations

from dataclasses import fields
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from app.kernel.database import on_tables

from .models import Post, Requirement
from .posts import PostInfo

_POST, _DUE = cast(Table, Post.__table__), cast(Table, Requirement.__table__)
_ASKED = (
    select(*(_POST.c[each.name] for each in fields(PostInfo)), _DUE.c.post_id.label("due_at"))
    .outerjoin(_DUE, _DUE.c.id == bindparam("requirement_id"))
    .where(_POST.c.id == bindparam("post_id"))
)


def post_and_due(session: Session, post_id: UUID, requirement_id: UUID | None) -> tuple[PostInfo | None, UUID | None]:
    """The post of this id, if there is one, and the post that the requirement is about, a cancelled one included;
    that is None for a section, an unknown id, or none."""
    row = on_tables(session, _ASKED, {"post_id": post_id, "requirement_id": requirement_id}).first()
    return (None, None) if row is None else (PostInfo(*row[:-1]), row.due_at)
