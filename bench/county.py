"""A made county for the bench: officers of one squad, and posts that are to be stood at right now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple, cast
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import Table, insert, select

from app.accounts.passwords import hash_password
from app.accounts.service import actor_of
from app.duty.models import Post, Requirement
from app.kernel.actor import Actor, Role
from app.kernel.database import db, write_transaction
from app.kernel.desk import execute_desk, system_transaction
from app.kernel.house import house
from app.violation.reference import load_reference
from tests.factories import PASSWORD, make_officer, make_unit

#: Where the posts stand, and the phones: degrees WGS-84.
LATITUDE, LONGITUDE = 36.1138, 115.7925
#: Speeding by less than 10 %: a code of the product's own data.
CODE = "6050"


class Due(NamedTuple):
    """A post with what is due there."""

    post_id: str
    requirement_id: str


class County(NamedTuple):
    """The badges of its officers, who share one password, and what is due."""

    badges: tuple[str, ...]
    due: tuple[Due, ...]


def make_county(app: Flask, officers: int, posts: int) -> County:
    """Fill an empty database; a post and a plan are said as a supervisor's commands, and copied."""
    with app.app_context():
        with system_transaction(house().bus, house().clock) as context:
            load_reference(context)
        squad = make_unit("一中队", make_unit("阳谷大队", None, "brigade"))
        badges = tuple(f"BENCH{number:03}" for number in range(officers))
        password_hash = hash_password(PASSWORD)
        for badge in badges:
            make_officer(squad, badge=badge, password_hash=password_hash)
        supervisor = actor_of(db.session(), make_officer(squad, Role.SUPERVISOR))
        due = _multiply(_post_with_plan(supervisor, squad), posts)
        db.session.remove()
    return County(badges, due)


def _multiply(post_id: UUID, times: int) -> tuple[Due, ...]:
    """Copy the post with what is due there now: in a county a requirement gets a check-in or two, not hundreds."""
    post, due = cast(Table, Post.__table__), cast(Table, Requirement.__table__)
    copies = [Due(str(uuid4()), str(uuid4())) for _ in range(times)]
    with write_transaction() as session:
        first_post = dict(session.execute(select(post).where(post.c.id == post_id)).mappings().one())
        now = house().clock.now()
        at_post = (due.c.post_id == post_id) & (due.c.starts_at <= now) & (due.c.ends_at > now)
        first_due = dict(session.execute(select(due).where(at_post)).mappings().one())
        session.execute(insert(post), [{**first_post, "id": UUID(copy.post_id)} for copy in copies])
        ids = [{"id": UUID(copy.requirement_id), "post_id": UUID(copy.post_id)} for copy in copies]
        session.execute(insert(due), [{**first_due, **each} for each in ids])
    return tuple(copies)


def _post_with_plan(supervisor: Actor, squad: UUID) -> UUID:
    post = {
        "name": "岗",
        "kind": "fixed",
        "latitude": LATITUDE,
        "longitude": LONGITUDE,
        "radius_m": 100,
        "section_id": None,
        "chainage_m": None,
        "unit_id": squad,
    }
    post_id = _say(supervisor, "duty.create_post", post)
    _say(supervisor, "duty.create_plan", _plan(post_id, squad, house().clock.now()))
    return post_id


def _plan(post_id: UUID, squad: UUID, now: datetime) -> dict[str, object]:
    """From an hour ago until in two hours, every day."""
    local = now.astimezone(house().settings.timezone)
    return {
        "kind": "post",
        "unit_id": squad,
        "name": "勤务",
        "post_id": post_id,
        "section_id": None,
        "starts": (local - timedelta(hours=1)).time().replace(second=0, microsecond=0),
        "ends": (local + timedelta(hours=2)).time().replace(second=0, microsecond=0),
        "weekdays": [1, 2, 3, 4, 5, 6, 7],
        "valid_from": local.date() - timedelta(days=1),
        "valid_to": None,
        "officer_ids": [],
        "vehicle_id": None,
        "purpose": "ordinary",
        "demands_check_in": False,
        "required_passes": None,
        "required_share": None,
    }


def _say(actor: Actor, name: str, payload: dict[str, object]) -> UUID:
    return execute_desk(house().bus, house().clock, actor, name, str(uuid4()), "", payload).id
