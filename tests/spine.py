"""A county in which the whole thread can run: places, a tracked car, codes, a scheme, and phones of the people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient

from app.assessment.service import default_scheme
from app.kernel.actor import Role
from app.kernel.clock import ManualClock, format_instant
from app.kernel.desk import system_transaction
from app.kernel.house import EXTENSION, House, house
from app.kernel.jobs import run_due
from app.violation.reference import load_reference
from tests.desk import Desk, MadeCounty, make_county
from tests.factories import fix_at
from tests.phones import HERE, FieldPhone, field_phone

CODE = "6050"
NORTH_OF_POST_M = 111_195  # metres in one degree of latitude
ROAD = [[115.78, 36.11], [115.79, 36.11], [115.80, 36.11]]


@dataclass
class Spine:
    """The made county with its post (100 m around ``HERE``) and its section (K12+300, about 1.8 km due east)."""

    app: Flask
    clock: ManualClock
    county: MadeCounty
    leader: Desk
    centre: Desk
    post_id: str
    section_id: str

    def phone(self, *roles: Role, unit_id: UUID | None = None, **officer: Any) -> FieldPhone:
        """A new officer's phone, of the squad unless another unit is named."""
        return field_phone(self.app, self.clock, unit_id or self.county.squad, *roles, **officer)

    def plan(self, **changes: Any) -> str:
        """A plan for the post by the whole squad from 12:00 to 13:00 local time on every day; its id."""
        said = {
            "kind": "post",
            "name": "午间值守",
            "post_id": self.post_id,
            "unit_id": str(self.county.squad),
            "starts": "12:00",
            "ends": "13:00",
            "weekdays": [1, 2, 3, 4, 5, 6, 7],
            "valid_from": "2026-11-22",
            **changes,
        }
        made = self.leader.post("/plans", said)
        assert made.status_code == 201, made.get_json()
        return str(made.get_json()["id"])

    def requirement(self, plan_id: str, day: str = "2026-11-22") -> dict[str, Any]:
        """What the plan demands on a duty day."""
        due = self.leader.get("/requirements", day=day).get_json()
        found: dict[str, Any] = next(each for each in due if each["plan_id"] == plan_id)
        return found

    def reckon(self) -> None:
        """Run every job that is due, as the consumer would."""
        made: House = self.app.extensions[EXTENSION]
        with self.app.app_context():
            run_due(made.jobs, self.clock)

    def sweep(self) -> None:
        """What happens every minute."""
        said = self.app.test_cli_runner().invoke(args=["jobs", "run", "--once"])
        assert said.exit_code == 0, said.output


def make_spine(app: Flask, clock: ManualClock) -> Spine:
    """Make the county; every write goes the way of the product's own."""
    county = make_county(app)
    leader, centre = county.desk(Role.SQUAD_LEADER), county.desk(Role.DISPATCHER, county.brigade)
    with app.app_context(), system_transaction(house().bus, clock) as context:
        load_reference(context)
    post = {"name": "狮子楼路口", "kind": "fixed", "latitude": HERE[0], "longitude": HERE[1], "radius_m": 100}
    section = {
        "name": "S242 城区段",
        "road_code": "S242",
        "level": "provincial",
        "line": ROAD,
        "from_chainage_m": 12300,
        "attributes": [],
    }
    of_squad = {"unit_id": str(county.squad)}
    post_id = leader.post("/posts", {**post, **of_squad}).get_json()["id"]
    section_id = leader.post("/sections", {**section, **of_squad}).get_json()["id"]
    return Spine(app, clock, county, leader, centre, post_id, section_id)


def adopt_default_scheme(spine: Spine, unit_id: UUID | None = None) -> dict[str, Any]:
    """Let the brigade's leader adopt the scheme that comes with the product, for the brigade or the unit named."""
    chief = spine.county.desk(Role.BRIGADE_LEADER, spine.county.brigade)
    scheme = {name: value for name, value in default_scheme().items() if name != "id"}
    made = chief.post(
        "/schemes", {"unit_id": str(unit_id or spine.county.brigade), "scheme": scheme, "reason": "开始考核"}
    )
    assert made.status_code == 201, made.get_json()
    adopted: dict[str, Any] = made.get_json()
    return adopted


def metres_north(metres: float, at: datetime, accuracy_m: float = 8) -> dict[str, Any]:
    """A fix some metres north of the post."""
    return fix_at(HERE[0] + metres / NORTH_OF_POST_M, HERE[1], at, accuracy_m)


def violation(**changes: Any) -> dict[str, Any]:
    """A violation as a phone reports it."""
    said: dict[str, Any] = {
        "plate": {"text": "鲁P12345", "type_code": "02", "manual_reason": None},
        "offences": [offence()],
        "section_id": None,
        "chainage_m": None,
        "place_text": "狮子楼路口东",
        "crew_ids": [],
        "outcome": "recorded",
        "note": "",
        "photos": [],
    }
    return {**said, **changes}


def offence(code: str = CODE, **changes: Any) -> dict[str, Any]:
    """One offence of a report."""
    return {"code": code, "speeding": None, "decision_number": None, **changes}


@dataclass
class Car:
    """A car with a tracker that reports by its token."""

    client: FlaskClient
    id: str
    token: str

    def report(self, *positions: dict[str, Any]) -> dict[str, Any]:
        """Send positions, however late."""
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = self.client.post("/api/v1/positions", json={"positions": positions}, headers=headers)
        assert answer.status_code == 200, answer.get_json()
        told: dict[str, Any] = answer.get_json()
        return told

    def stay(self, latitude: float, longitude: float, start: datetime, minutes: int) -> dict[str, Any]:
        """Report two fixes a minute at one place."""
        where = {"latitude": latitude, "longitude": longitude, "datum": "wgs84"}
        steps = (start + timedelta(seconds=30 * n) for n in range(2 * minutes + 1))
        return self.report(*({"fix_at": format_instant(at), **where} for at in steps))

    def drive(self, from_deg: float, to_deg: float, latitude: float, start: datetime, minutes: int) -> dict[str, Any]:
        """Report two fixes a minute from one longitude to another."""
        steps = 2 * minutes
        return self.report(
            *(
                {
                    "fix_at": format_instant(start + timedelta(seconds=30 * n)),
                    "latitude": latitude,
                    "longitude": from_deg + (to_deg - from_deg) * n / steps,
                    "datum": "wgs84",
                }
                for n in range(steps + 1)
            )
        )


def make_car(spine: Spine, plate: str = "鲁P1234警", label: str = "BD-0001") -> Car:
    """The squad's car with its tracker."""
    of_squad = {"unit_id": str(spine.county.squad)}
    car_id = spine.centre.post("/vehicles", {"plate": plate, "name": "巡逻一号", **of_squad}).get_json()["id"]
    device = {"kind": "car", "label": label, "vehicle_id": car_id, **of_squad}
    token = spine.centre.post("/trackers", device).get_json()["token"]
    return Car(spine.app.test_client(), car_id, token)
