"""Two squads with a record of every kind each, and the people who knock at the doors of both."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal
from uuid import UUID, uuid4

from flask import Flask
from PIL import Image

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.signing import sha256_hex
from tests.conftest import browser
from tests.desk import Desk, desk_of
from tests.dispatch.conftest import task_of
from tests.factories import make_officer, make_phone
from tests.phones import FieldPhone, field_phone
from tests.spine import Spine, adopt_default_scheme, make_spine, violation

Place = Literal["own", "other"]
#: The columns of the matrix; everybody is of the own squad, and their role is over it.
COLUMNS: tuple[Role | None, ...] = (
    Role.OFFICER,
    Role.OUTREACH,
    Role.SQUAD_LEADER,
    Role.DISPATCHER,
    Role.SUPERVISOR,
    Role.ADMIN,
    Role.BRIGADE_LEADER,
    None,
)


@dataclass(frozen=True)
class Squad:
    """A squad's records; ``member`` is the officer whose records they are."""

    unit_id: UUID
    member: FieldPhone
    post_id: str
    section_id: str
    plan_id: str
    requirement_id: str
    vehicle_id: str
    tracker_id: str
    check_in_id: str
    violation_id: str
    photo_link_id: str

    @property
    def credit_id(self) -> str:
        return f"{self.requirement_id}:presence_posts"


@dataclass(frozen=True)
class World:
    """Everything that a request of the matrix may name."""

    spine: Spine
    everything: Desk
    squads: dict[Place, Squad]
    people: dict[Role, UUID]

    @property
    def app(self) -> Flask:
        return self.spine.app

    def desk(self, role: Role | None) -> Desk:
        """A fresh browser of whoever has the role; of nobody for None."""
        return Desk(browser(self.app)) if role is None else desk_of(self.app, self.people[role])

    def version(self, path: str) -> int:
        """The present version of what stands at a path."""
        version: int = self.everything.get(path).get_json()["version"]
        return version

    def new_plan(self, squad: Squad) -> str:
        """A plan that may be ended."""
        return str(self.everything.post("/plans", plan_of(squad.unit_id, squad.post_id)).get_json()["id"])

    def new_exemption(self, squad: Squad) -> str:
        """An exemption that may be withdrawn."""
        said = self.everything.post(f"/requirements/{squad.requirement_id}/exemptions", {"reason": "leave"})
        return str(said.get_json()["id"])

    def new_task(self, squad: Squad, officer_id: UUID) -> str:
        """A task from the squad's own dispatcher to an officer, which may be answered and ended."""
        with self.app.app_context():
            sender = desk_of(self.app, make_officer(squad.unit_id, Role.DISPATCHER))
        return str(sender.post("/tasks", task_of(officer_ids=[str(officer_id)])).get_json()["id"])

    def new_reported_task(self, squad: Squad) -> str:
        """A task that the squad's member has reported on, which may be closed."""
        task_id = self.new_task(squad, squad.member.officer_id)
        squad.member.tell("dispatch.report_back", {"task_id": task_id, "text": "处置完毕", "photos": []})
        return task_id

    def new_enrolment(self, squad: Squad) -> str:
        """A phone of the squad's member that may be revoked."""
        with self.app.app_context():
            return str(make_phone(squad.member.officer_id, self.spine.clock.now()).enrolment_id)

    def new_officer(self, squad: Squad) -> UUID:
        """Somebody of the squad whom nothing else needs."""
        with self.app.app_context():
            return make_officer(squad.unit_id)


def make_world(app: Flask, clock: ManualClock) -> World:
    """Make the county, its records and its people."""
    spine = make_spine(app, clock)
    with app.app_context():
        everything = desk_of(app, make_officer(spine.county.brigade, *Role))
    adopt_default_scheme(spine)
    units: dict[Place, UUID] = {"own": spine.county.squad, "other": spine.county.other_squad}
    squads = {place: _make_squad(spine, everything, unit_id) for place, unit_id in units.items()}
    people = {role: spine.county.person(role) for role in Role}
    spine.reckon()
    return World(spine, everything, squads, people)


def _make_squad(spine: Spine, desk: Desk, unit_id: UUID) -> Squad:
    of_squad = {"unit_id": str(unit_id)}
    post_id = desk.post("/posts", {**post_of(unit_id)}).get_json()["id"]
    section_id = desk.post("/sections", section_of(unit_id)).get_json()["id"]
    member = field_phone(spine.app, spine.clock, unit_id)
    plan_id = desk.post("/plans", plan_of(unit_id, post_id, officer_ids=[str(member.officer_id)])).get_json()["id"]
    due = desk.get("/requirements", unit=str(unit_id)).get_json()
    vehicle_id = desk.post("/vehicles", {"plate": f"鲁P{unit_id.hex[:4].upper()}警", "name": "车", **of_squad})
    tracker = desk.post("/trackers", {"kind": "car", "label": unit_id.hex, "vehicle_id": None, **of_squad})
    photo, data = _photo(unit_id)
    reported = member.tell("violation.report", violation(photos=[photo]))
    member.upload(data)
    checked_in = member.tell("checkin.check_in", {"post_id": post_id, "requirement_id": None})
    shown = desk.get(f"/violations/{reported['record']['id']}").get_json()
    return Squad(
        unit_id=unit_id,
        member=member,
        post_id=post_id,
        section_id=section_id,
        plan_id=plan_id,
        requirement_id=next(each["id"] for each in due if each["plan_id"] == plan_id),
        vehicle_id=vehicle_id.get_json()["id"],
        tracker_id=tracker.get_json()["tracker"]["id"],
        check_in_id=checked_in["record"]["id"],
        violation_id=shown["id"],
        photo_link_id=shown["photos"][0]["id"],
    )


def post_of(unit_id: UUID) -> dict[str, Any]:
    """A new post."""
    where = {"latitude": 36.1142, "longitude": 115.7848, "radius_m": 100}
    return {"name": f"岗 {uuid4().hex[:6]}", "kind": "fixed", **where, "unit_id": str(unit_id)}


def section_of(unit_id: UUID) -> dict[str, Any]:
    """A new section."""
    line = [[115.78, 36.11], [115.79, 36.11]]
    road = {"name": "城区段", "road_code": "S242", "level": "provincial", "line": line, "from_chainage_m": 0}
    return {**road, "attributes": [], "unit_id": str(unit_id)}


def plan_of(unit_id: UUID, post_id: str, **changes: Any) -> dict[str, Any]:
    """A new plan for a post, every day from 18:00 to 19:00."""
    when = {"starts": "18:00", "ends": "19:00", "weekdays": [1, 2, 3, 4, 5, 6, 7], "valid_from": "2026-11-22"}
    return {"kind": "post", "name": "晚高峰", "post_id": post_id, "unit_id": str(unit_id), **when, **changes}


def _photo(unit_id: UUID) -> tuple[dict[str, Any], bytes]:
    """A photo of the squad's own and what a command says of it."""
    file = BytesIO()
    Image.new("RGB", (8, 8), f"#{unit_id.hex[:6]}").save(file, "PNG")
    data = file.getvalue()
    said = {"digest": sha256_hex(data), "size_bytes": len(data), "media_type": "image/png"}
    return {**said, "source": "camera", "camera": None}, data
