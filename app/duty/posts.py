"""Posts: points with a radius where police stand (执勤点)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, bindparam, insert, select
from sqlalchemy.orm import Session

from app.geo.points import Wgs84Point
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import PLANNING_ROLES, require_over, seen_units
from .models import Post
from .placing import CIRCLE, geometry_at, keep_version, members_of, move_coming
from .plans import is_planned
from .sections import get_section
from .versions import end_place, told, write_next


@dataclass(frozen=True, slots=True)
class PostInfo:
    """A post as others see it: WGS-84 degrees, metres. ``kind``: fixed, interception or lit_standing."""

    id: UUID
    name: str
    kind: str
    latitude: float
    longitude: float
    radius_m: int
    section_id: UUID | None
    chainage_m: int | None
    unit_id: UUID
    version: int
    ended_at: datetime | None

    @property
    def point(self) -> Wgs84Point:
        """Its centre."""
        return Wgs84Point(self.latitude, self.longitude)


_COLUMNS = [getattr(Post, each.name) for each in fields(PostInfo)]
# Every check-in asks for its post: built once, and on the table.
_TABLE = cast(Table, Post.__table__)
_BY_ID = select(*(_TABLE.c[each.name] for each in fields(PostInfo))).where(_TABLE.c.id == bindparam("id"))


def get_post(session: Session, post_id: UUID) -> PostInfo | None:
    """The post of this id, if there is one."""
    row = session.execute(_BY_ID, {"id": post_id}).first()
    return None if row is None else PostInfo(*row)


def posts_by_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, PostInfo]:
    """The posts of these ids; unknown ids are left out."""
    return {post.id: post for post in _read(session, Post.id.in_(ids))}


def posts_of(session: Session, unit_ids: Collection[UUID]) -> list[PostInfo]:
    """The posts that these units answer for, by name."""
    return _read(session, Post.unit_id.in_(unit_ids))


def _read(session: Session, condition: ColumnElement[bool]) -> list[PostInfo]:
    rows = session.execute(select(*_COLUMNS).where(condition).order_by(Post.name, Post.id))
    return [PostInfo(*row) for row in rows]


def create_post(context: Context, payload: dict[str, Any]) -> Applied:
    """Add a post, by itself or at a chainage of a section."""
    context.actor.require(PLANNING_ROLES, payload["unit_id"])
    _check_section(context, payload["section_id"], payload["chainage_m"])
    post_id = context.new_id("post")
    context.session.execute(insert(Post), [{**payload, "id": post_id, "version": 1}])
    keep_version(context, post_id, 1, members_of(CIRCLE, payload), since=None)
    context.changed("duty.post_created", "post", post_id, unit_id=payload["unit_id"], after=told(payload))
    return Applied(Record("post", post_id))


def change_post(context: Context, payload: dict[str, Any]) -> Applied:
    """Change the members named in ``changes`` of the post that stands at ``version``."""
    before, changes = get_post(context.session, payload["id"]), payload["changes"]
    if before is None:
        raise DomainError("not_found")
    require_over(context.actor, PLANNING_ROLES, before.unit_id)
    if before.ended_at is not None:
        raise DomainError("post_unknown")
    context.actor.require(PLANNING_ROLES, changes.get("unit_id", before.unit_id))
    if changes.keys() & {"section_id", "chainage_m"}:
        section_id = changes.get("section_id", before.section_id)
        _check_section(context, section_id, changes.get("chainage_m", before.chainage_m))
    write_next(context.session, Post, before.id, payload["version"], changes)
    if changes.keys() & set(CIRCLE):
        _move(context, before, changes)
    _tell_change(context, before, changes)
    return Applied(Record("post", before.id))


def _move(context: Context, before: PostInfo, changes: dict[str, Any]) -> None:
    """From now on the post is there; what has begun is still reckoned against where it was."""
    was = {name: getattr(before, name) for name in CIRCLE}
    geometry, version = members_of(CIRCLE, {**was, **changes}), before.version + 1
    keep_version(context, before.id, version, geometry, since=context.now)
    move_coming(context, before.id, version)


def post_at(session: Session, post: PostInfo, at: datetime) -> PostInfo:
    """The post as it lay at an instant; one that was never changed is asked nothing."""
    geometry = geometry_at(session, post.id, at) if post.version > 1 else None
    return post if geometry is None else replace(post, **geometry)


def end_post(context: Context, payload: dict[str, Any]) -> Applied:
    """Give a post up; raise ``place_in_use`` while a running plan names it. What was done there stays."""
    post = get_post(context.session, payload["id"])
    if post is None:
        raise DomainError("not_found")
    require_over(context.actor, PLANNING_ROLES, post.unit_id)
    if is_planned(context.session, post_id=post.id):
        raise DomainError("place_in_use")
    end_place(context, Post, "post", post, payload["version"])
    return Applied(Record("post", post.id))


def _check_section(context: Context, section_id: UUID | None, chainage_m: int | None) -> None:
    """A chainage means something on a section only, and has to lie on it."""
    section = None if section_id is None else get_section(context.session, section_id)
    if section_id is not None and (section is None or section.unit_id not in seen_units(context.actor)):
        raise DomainError("section_unknown")
    if section is not None and section.ended_at is not None:
        raise DomainError("section_unknown")
    if chainage_m is not None and (section is None or not section.holds(chainage_m)):
        raise DomainError("chainage_out_of_section")


def _tell_change(context: Context, before: PostInfo, changes: dict[str, Any]) -> None:
    was = told({name: getattr(before, name) for name in changes})
    for unit_id in sorted({before.unit_id, changes.get("unit_id", before.unit_id)}, key=str):
        context.changed("duty.post_changed", "post", before.id, unit_id=unit_id, before=was, after=told(changes))
