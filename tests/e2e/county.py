"""A small county to work in, made through the product's own commands: people, places, a car with its tracker, duty."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from app import create_app
from app.accident.words import load_words as load_accident_words
from app.accounts.passwords import hash_password
from app.accounts.personnel import add_officer
from app.accounts.service import actors_of
from app.accounts.units import add_unit
from app.assessment.service import default_scheme
from app.call.service import KINDS as CALL_KINDS
from app.duty.service import requirements_between, today
from app.kernel.clock import ManualClock, SystemClock
from app.kernel.command import Context
from app.kernel.database import db
from app.kernel.desk import execute_desk, system_transaction
from app.kernel.house import house
from app.outreach.words import load_words
from app.tracking.trackers import new_token
from app.violation.reference import load_reference
from config import Settings
from tests.e2e.track import CENTRE, car_track, straight_part

PASSWORD = "correct horse battery"
PLATE = "鲁P0123警"

AsRoute = Callable[[dict[str, Any]], dict[str, Any]]
#: The post where the phone stands takes in the car's whole way; the other one is kilometres off.
NEAR, FAR = "博济桥路口", "石佛镇卡点"
SECTION = "S242 城区段"


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in."""

    id: UUID
    badge: str
    password: str = PASSWORD


@dataclass(frozen=True)
class County:
    """Who and what there is."""

    brigade: UUID
    squad: UUID
    other_squad: UUID
    people: Mapping[str, Person]
    near: UUID
    far: UUID
    section: UUID
    vehicle: UUID
    tracker_token: str

    @property
    def officer(self) -> Person:
        """Who holds the phone."""
        return self.people["officer"]

    @property
    def leader(self) -> Person:
        """Who leads the squad, and may say all that is said on the road."""
        return self.people["leader"]

    @property
    def supervisor(self) -> Person:
        """Who looks at the whole brigade from the desk."""
        return self.people["supervisor"]

    @property
    def admin(self) -> Person:
        """Who keeps the accounts."""
        return self.people["admin"]


def make_county(settings: Settings, now: datetime) -> County:
    """Make it in a migrated, empty database, an hour before ``now``: an officer finds everything settled."""
    with _house_at(settings, now - timedelta(hours=1)):
        with _system() as context:
            load_reference(context)
            load_words(context)
            load_accident_words(context)
            CALL_KINDS.load(context)
        units = _make_units()
        people = _make_people(*units)
        admin = people["admin"].id
        _say(
            admin,
            "assessment.adopt_scheme",
            {"unit_id": str(units[0]), "scheme": default_scheme(), "reason": "开始考核"},
        )
        vehicle, token = _make_car(admin, units[1])
        section = _make_section(admin, units[1])
        near, far = _make_post(admin, NEAR, units[1], 0.0), _make_post(admin, FAR, units[1], 0.06)
    return County(*units, people, near, far, section, vehicle, token)


def plan_duty(settings: Settings, county: County, starts_at: datetime, ends_at: datetime) -> None:
    """Plan the near post for the officer and partner with their car, and the section for the squad, from the day
    before ``starts_at`` on; both given to the minute."""
    with _house_at(settings, starts_at - timedelta(minutes=30)):
        zone = house().settings.timezone
        hours = {"starts": starts_at.astimezone(zone), "ends": ends_at.astimezone(zone)}
        common = {
            **{name: f"{local:%H:%M}" for name, local in hours.items()},
            "weekdays": [1, 2, 3, 4, 5, 6, 7],
            "valid_from": (starts_at - timedelta(days=2)).date().isoformat(),
            "unit_id": str(county.squad),
            "vehicle_id": str(county.vehicle),
        }
        crew = [str(county.officer.id), str(county.people["partner"].id)]
        post = {"kind": "post", "name": "路口执勤", "post_id": str(county.near), "officer_ids": crew}
        section = {"kind": "section", "name": "城区巡逻", "section_id": str(county.section), "required_passes": 1}
        for plan in (post, section):
            _say(county.admin.id, "duty.create_plan", {**common, **plan})


def publish_a_day(settings: Settings, county: County, now: datetime) -> dict[str, str]:
    """Let a day of three days ago pass with two things due of the leader, and publish it; the first one's credit, as
    one asks for its review."""
    with _house_at(settings, now - timedelta(days=3)):
        starts = house().clock.now() + timedelta(minutes=10)
        day, zone = today(starts), house().settings.timezone
        hours = {"starts": starts.astimezone(zone), "ends": (starts + timedelta(minutes=30)).astimezone(zone)}
        when = {**{name: f"{local:%H:%M}" for name, local in hours.items()}, "weekdays": [1, 2, 3, 4, 5, 6, 7]}
        valid = {"valid_from": day.isoformat(), "valid_to": day.isoformat(), "unit_id": str(county.squad)}
        post = {"kind": "post", "name": "前日值守", "post_id": str(county.far), "officer_ids": [str(county.leader.id)]}
        _say(county.admin.id, "duty.create_plan", {**post, **when, **valid})
        (due,) = requirements_between(db.session(), day, day, [county.squad])
        other = {**post, "name": "前日路口值守", "post_id": str(county.near)}
        _say(county.admin.id, "duty.create_plan", {**other, **when, **valid})
    with _house_at(settings, now - timedelta(minutes=30)):
        days = {"first_day": day.isoformat(), "last_day": day.isoformat()}
        period = _say(county.supervisor.id, "assessment.open_period", {"unit_id": str(county.brigade), **days})
        _say(county.supervisor.id, "assessment.publish_period", {}, lambda _: {"id": period, "version": 1})
    return {"period_id": str(period), "requirement_id": str(due.id), "indicator": "presence_posts"}


def renumber_section(settings: Settings, county: County, from_chainage_m: int) -> None:
    """Let the section begin at another chainage, as after a road was measured anew."""
    with _house_at(settings, SystemClock().now()):
        _say(
            county.admin.id,
            "duty.change_section",
            {"from_chainage_m": from_chainage_m},
            lambda changes: {"id": county.section, "version": 1, "changes": changes},
        )


def end_sessions(settings: Settings, county: County, person: Person) -> None:
    """Give somebody their password anew, which ends their sessions."""
    with _house_at(settings, SystemClock().now()):
        told = {"officer_id": person.id, "password_hash": hash_password(PASSWORD)}
        _say(county.admin.id, "accounts.set_password", {"password": PASSWORD}, lambda _: told)


@contextmanager
def _house_at(settings: Settings, instant: datetime) -> Iterator[None]:
    """The application at an instant, for the time of the block."""
    app = create_app(settings, ManualClock(instant))
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


@contextmanager
def _system() -> Iterator[Context]:
    with system_transaction(house().bus, house().clock) as context:
        yield context


def _say(officer_id: UUID, name: str, said: dict[str, Any], as_route: AsRoute = dict) -> UUID:
    """Run a desk command as an officer; ``as_route`` makes of what the desk sends what its route hands on."""
    payload = as_route(house().bus.types[name].payload().load(said))
    actor = actors_of(db.session(), {officer_id})[officer_id]
    body = json.dumps(said, ensure_ascii=False)
    return execute_desk(house().bus, house().clock, actor, name, str(uuid4()), body, payload).id


def _make_units() -> tuple[UUID, UUID, UUID]:
    brigade = _make_unit("阳谷县交警大队", None, "brigade")
    return brigade, _make_unit("城区中队", brigade, "squad"), _make_unit("石佛中队", brigade, "squad")


def _make_unit(name: str, parent_id: UUID | None, kind: str) -> UUID:
    with _system() as context:
        return add_unit(context, {"name": name, "parent_id": parent_id, "kind": kind})


def _make_people(brigade: UUID, squad: UUID, _other: UUID) -> dict[str, Person]:
    password = hash_password(PASSWORD)
    officer = _make_person("031001", "张磊", squad, "officer", password)
    return {
        "officer": officer,
        "partner": _make_person("031002", "刘洋", squad, "officer", password),
        "auxiliary": _make_person("F3101", "陈晨", squad, "officer", password, mentor_id=officer.id),
        "leader": _make_person("031000", "周涛", squad, "squad_leader", password),
        "supervisor": _make_person("030900", "王敏", brigade, "supervisor", password),
        "admin": _make_person("030001", "赵刚", brigade, "admin", password),
        "chief": _make_person("030002", "孙丽", brigade, "supervisor admin brigade_leader", password),
    }


def _make_person(
    badge: str, name: str, unit_id: UUID, roles: str, password_hash: str, mentor_id: UUID | None = None
) -> Person:
    row = {"badge": badge, "name": name, "unit_id": unit_id, "roles": roles.split(), "password_hash": password_hash}
    row |= {"rank": "auxiliary" if mentor_id else "police", "mentor_id": mentor_id}
    with _system() as context:
        return Person(add_officer(context, row), badge)


def _make_car(admin: UUID, squad: UUID) -> tuple[UUID, str]:
    vehicle = _say(admin, "tracking.create_vehicle", {"plate": PLATE, "name": "巡逻一号", "unit_id": str(squad)})
    token, kept = new_token()
    tracker = {"kind": "car", "label": "BD-0001", "unit_id": str(squad), "vehicle_id": str(vehicle)}
    _say(admin, "tracking.create_tracker", tracker, lambda said: {**said, "token_hash": kept})
    return vehicle, token


def _make_section(admin: UUID, squad: UUID) -> UUID:
    line = straight_part(car_track())
    section = {"name": SECTION, "road_code": "S242", "level": "provincial", "line": line, "from_chainage_m": 12_300}
    return _say(admin, "duty.create_section", {**section, "attributes": ["through_village"], "unit_id": str(squad)})


def _make_post(admin: UUID, name: str, squad: UUID, north_deg: float) -> UUID:
    place = {"latitude": CENTRE.latitude + north_deg, "longitude": CENTRE.longitude, "radius_m": 900}
    return _say(admin, "duty.create_post", {"name": name, "kind": "fixed", **place, "unit_id": str(squad)})
