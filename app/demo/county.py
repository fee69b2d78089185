"""The county that stands before anything happens: units, people, cars, roads, posts, plans, scheme, codes.

``data/county.json`` has the records as the wire says them, except that ids are the records' keys."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from app.accounts.passwords import hash_password
from app.accounts.personnel import add_officer
from app.accounts.rules import DEMO_CAUSE
from app.accounts.schemas import NewOfficerSchema
from app.accounts.units import add_unit
from app.duty.rules import EVERY_DAY, requirement_id
from app.duty.sections import line_of
from app.geo.line import Line
from app.kernel.desk import system_transaction
from app.tracking.trackers import new_token
from app.violation.reference import load_reference

from .desk import Desk
from .stage import Stage

DATA = Path(__file__).parent / "data"
PASSWORD = "demo-xunlu"  # noqa: S105  # printed by `flask demo sign-ins`; no other command makes an account with it
REFERENCES = ("parent_id", "unit_id", "mentor_id", "section_id", "post_id", "vehicle_id")

Entry = dict[str, Any]


def read_county() -> dict[str, list[Entry]]:
    """The records of ``data/county.json`` by kind."""
    data: dict[str, list[Entry]] = json.loads((DATA / "county.json").read_text(encoding="utf-8"))
    return data


@dataclass
class County:
    """What was made: ids by key, the lines of sections by key, and the desks of those who made it."""

    stage: Stage
    first_day: date
    ids: dict[str, UUID] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    badges: dict[str, str] = field(default_factory=dict)
    trackers: dict[str, UUID] = field(default_factory=dict)

    def desk(self, key: str) -> Desk:
        """The desk of an officer; ask once for each, since it counts its idempotency keys."""
        return Desk(self.stage, self.ids[key])

    def requirement(self, plan: str, day: date) -> UUID:
        """What a plan demands on a duty day."""
        return requirement_id(self.ids[plan], 1, day)

    def said(self, entry: Entry) -> Entry:
        """An entry of the data as the wire says it: without its key, and with ids in the place of keys."""
        members = {name: value for name, value in entry.items() if name != "key"}
        named = {name: str(self.ids[members[name]]) for name in REFERENCES if members.get(name)}
        crew = [str(self.ids[key]) for key in members.get("officer_ids", ())]
        return {**members, **named, **({"officer_ids": crew} if crew else {})}


def make_county(stage: Stage, first_day: date) -> County:
    """Make all of it; the plans hold from ``first_day`` on."""
    county, data = County(stage, first_day), read_county()
    with system_transaction(stage.house.bus, stage.clock) as context:
        load_reference(context)
    for entry in data["units"]:
        _add_unit(county, entry)
    password_hash = hash_password(PASSWORD)
    for entry in data["officers"]:
        _add_officer(county, entry, password_hash)
    admin = county.desk("admin")
    _widen_grants(county, admin, data["officers"])
    _add_cars(county, admin, data["vehicles"])
    _add_places(county, admin, data)
    for entry in data["plans"]:
        when = {"weekdays": sorted(EVERY_DAY), "valid_from": first_day.isoformat()}
        county.ids[entry["key"]] = admin.say("duty.create_plan", {**county.said(entry), **when})
    return county


def _add_unit(county: County, entry: Entry) -> None:
    with system_transaction(county.stage.house.bus, county.stage.clock) as context:
        if entry["parent_id"] is None:
            context.command_id = DEMO_CAUSE  # gives the brigade the id by which demo data are known
        parent_id = county.ids.get(entry["parent_id"])
        county.ids[entry["key"]] = add_unit(context, {**entry, "parent_id": parent_id})


def _add_officer(county: County, entry: Entry, password_hash: str) -> None:
    said = {name: value for name, value in county.said(entry).items() if name != "over"}
    payload = {**NewOfficerSchema().load({**said, "password": PASSWORD}), "password_hash": password_hash}
    with system_transaction(county.stage.house.bus, county.stage.clock) as context:
        county.ids[entry["key"]] = add_officer(context, payload)
    county.badges[entry["key"]] = entry["badge"]


def _widen_grants(county: County, admin: Desk, entries: list[Entry]) -> None:
    """Some hold their role over more than their own unit."""
    for entry in entries:
        if "over" in entry:
            grant = {"role": entry["roles"][0], "unit_id": str(county.ids[entry["over"]])}
            admin.say("accounts.grant_role", grant, officer_id=county.ids[entry["key"]])


def _add_cars(county: County, admin: Desk, entries: list[Entry]) -> None:
    """Each car with a tracker, whose token nobody needs: the demo speaks for it."""
    for entry in entries:
        said = county.said(entry)
        car_id = county.ids[entry["key"]] = admin.say("tracking.create_vehicle", said)
        tracker = {"kind": "car", "label": f"DEMO-{entry['key']}", "unit_id": said["unit_id"]}
        tracker["vehicle_id"] = str(car_id)
        _, token_hash = new_token()
        county.trackers[entry["key"]] = admin.say("tracking.create_tracker", tracker, token_hash=token_hash)


def _add_places(county: County, admin: Desk, data: dict[str, list[Entry]]) -> None:
    """Sections, and the posts that lie on them."""
    for entry in data["sections"]:
        county.ids[entry["key"]] = admin.say("duty.create_section", county.said(entry))
        county.lines[entry["key"]] = line_of(entry["line"])
    for entry in data["posts"]:
        point = county.lines[entry["section_id"]].point_at(entry["chainage_m"])
        place = {"latitude": round(point.latitude, 6), "longitude": round(point.longitude, 6)}
        county.ids[entry["key"]] = admin.say("duty.create_post", {**county.said(entry), **place})
