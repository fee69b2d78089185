"""A made county for the bench: officers of one squad, and posts that are to be stood at right now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from flask import Flask

from app.accounts.passwords import hash_password
from app.accounts.service import actor_of
from app.duty.service import requirements_touching
from app.kernel.actor import Actor, Role
from app.kernel.database import db
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
    """Fill an empty database; posts and plans are said as a supervisor's commands."""
    with app.app_context():
        with system_transaction(house().bus, house().clock) as context:
            load_reference(context)
        squad = make_unit("一中队", make_unit("阳谷大队", None, "brigade"))
        badges = tuple(f"BENCH{number:03}" for number in range(officers))
        password_hash = hash_password(PASSWORD)
        for badge in badges:
            make_officer(squad, badge=badge, password_hash=password_hash)
        supervisor = actor_of(db.session(), make_officer(squad, Role.SUPERVISOR))
        post_ids = [_post_with_plan(supervisor, squad, number) for number in range(posts)]
        now = house().clock.now()
        found = requirements_touching(db.session(), now, now + timedelta(minutes=1), post_ids=post_ids)
        db.session.remove()
    return County(badges, tuple(Due(str(each.post_id), str(each.id)) for each in found))


def _post_with_plan(supervisor: Actor, squad: UUID, number: int) -> UUID:
    post = {
        "name": f"岗{number}",
        "kind": "fixed",
        "latitude": LATITUDE,
        "longitude": LONGITUDE,
        "radius_m": 100,
        "section_id": None,
        "chainage_m": None,
        "unit_id": squad,
    }
    post_id = _say(supervisor, "duty.create_post", post)
    _say(supervisor, "duty.create_plan", _plan(post_id, squad, number, house().clock.now()))
    return post_id


def _plan(post_id: UUID, squad: UUID, number: int, now: datetime) -> dict[str, object]:
    """From an hour ago until in two hours, every day."""
    local = now.astimezone(house().settings.timezone)
    return {
        "kind": "post",
        "unit_id": squad,
        "name": f"岗{number}勤务",
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
