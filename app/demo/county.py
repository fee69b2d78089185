"""The county that stands before anything happens: units, people, cars, devices, roads, posts, plans, targets, codes.

``data/county.json`` has most records as the wire says them, except that ids are the records' keys; what comes in
numbers is made by rule in the module of its noun."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.accident.words import load_words as load_accident_words
from app.accounts.passwords import hash_password
from app.accounts.personnel import add_officer
from app.accounts.rules import DEMO_CAUSE
from app.accounts.schemas import NewOfficerSchema
from app.accounts.units import add_unit
from app.duty.rules import EVERY_DAY, requirement_id
from app.duty.sections import line_of
from app.geo.line import Line
from app.geo.points import Wgs84Point
from app.kernel.desk import system_transaction
from app.outreach.campaigns import add_campaign, default_campaign
from app.outreach.schemas import NewTargetSchema
from app.outreach.targets import add_target
from app.outreach.words import load_words
from app.tracking.trackers import new_token
from app.violation.reference import load_reference

from .desk import Desk
from .devices import devices
from .places import road_through
from .plans import all_plans, demanded
from .staff import Entry, officers, read_county
from .stage import Stage
from .targets import targets

PASSWORD = "demo-xunlu"  # noqa: S105  # printed by `flask demo sign-ins`; no other command makes an account with it
REFERENCES = ("parent_id", "unit_id", "mentor_id", "section_id", "post_id", "vehicle_id")
ONLY_HERE = ("key", "over", "through")


@dataclass
class County:
    """What was made: ids by key, places by key, and the desks of those who made it."""

    stage: Stage
    ids: dict[str, UUID] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    points: dict[str, Wgs84Point] = field(default_factory=dict)
    badges: dict[str, str] = field(default_factory=dict)
    trackers: dict[str, UUID] = field(default_factory=dict)
    _desks: dict[str, Desk] = field(default_factory=dict)

    def desk(self, key: str) -> Desk:
        """The desk of an officer."""
        return self._desks.setdefault(key, Desk(self.stage, self.ids[key]))

    def requirement(self, plan: str, day: date) -> UUID:
        """What a plan demands on a duty day."""
        return requirement_id(self.ids[demanded(plan, day)], 1, day)

    def said(self, entry: Entry) -> Entry:
        """An entry of the data as the wire says it: without its key, and with ids in the place of keys."""
        members = {name: value for name, value in entry.items() if name not in ONLY_HERE}
        named = {name: str(self.ids[members[name]]) for name in REFERENCES if members.get(name)}
        crew = [str(self.ids[key]) for key in members.get("officer_ids", ())]
        return {**members, **named, **({"officer_ids": crew} if crew else {})}


def found_brigade(stage: Stage) -> County:
    """Make the brigade with its people, its cars and devices, and what outreach is for."""
    county, data = County(stage), read_county()
    with system_transaction(stage.house.bus, stage.clock) as context:
        load_reference(context)
        load_words(context)
        load_accident_words(context)
    for entry in data["units"]:
        _add_unit(county, entry)
    _add_officers(county)
    _add_fleet(county, county.desk("admin"), data["vehicles"])
    _begin_outreach(county)
    return county


def begin_duty(county: County, first_day: date) -> None:
    """Make sections, posts and the plans that hold from ``first_day`` on."""
    admin, data = county.desk("admin"), read_county()
    for entry in data["sections"]:
        line = road_through(entry["through"], entry["key"])
        said = {name: value for name, value in county.said(entry).items() if name != "vehicle_id"}
        county.ids[entry["key"]] = admin.say("duty.create_section", {**said, "line": line})
        county.lines[entry["key"]] = line_of(line)
    for entry in data["posts"]:
        _add_post(county, admin, entry)
    for entry in all_plans():
        when = {"weekdays": sorted(EVERY_DAY), "valid_from": first_day.isoformat()}
        county.ids[entry["key"]] = admin.say("duty.create_plan", {**when, **county.said(entry)})


def _add_unit(county: County, entry: Entry) -> None:
    with system_transaction(county.stage.house.bus, county.stage.clock) as context:
        if entry["parent_id"] is None:
            context.command_id = DEMO_CAUSE  # gives the brigade the id by which demo data are known
        parent_id = county.ids.get(entry["parent_id"])
        county.ids[entry["key"]] = add_unit(context, {**entry, "parent_id": parent_id})


def _add_officers(county: County) -> None:
    """All of them, each with the demo's password; some hold their role over more than their own unit."""
    password_hash = hash_password(PASSWORD)
    for entry in officers():
        payload = NewOfficerSchema().load({**county.said(entry), "password": PASSWORD})
        with system_transaction(county.stage.house.bus, county.stage.clock) as context:
            county.ids[entry["key"]] = add_officer(context, {**payload, "password_hash": password_hash})
        county.badges[entry["key"]] = entry["badge"]
    for entry in officers():
        if "over" in entry:
            grant = {"role": entry["roles"][0], "unit_id": str(county.ids[entry["over"]])}
            county.desk("admin").say("accounts.grant_role", grant, officer_id=county.ids[entry["key"]])


def _add_fleet(county: County, admin: Desk, cars: list[Entry]) -> None:
    """Each car with a tracker, and what officers carry; nobody needs the tokens, the demo speaks for the devices."""
    for entry in cars:
        said = county.said(entry)
        county.ids[entry["key"]] = admin.say("tracking.create_vehicle", said)
        tracker = {"kind": "car", "label": f"演示-北斗-{entry['key']}", "unit_id": said["unit_id"]}
        tracker["vehicle_id"] = str(county.ids[entry["key"]])
        county.trackers[entry["key"]] = _add_tracker(admin, tracker)
    for entry in devices():
        county.trackers[entry["label"]] = _add_tracker(admin, county.said(entry))


def _add_tracker(admin: Desk, said: Entry) -> UUID:
    _, token_hash = new_token()
    return admin.say("tracking.create_tracker", said, token_hash=token_hash)


def _begin_outreach(county: County) -> None:
    """The campaign, and its targets in one go, as an administrator's import takes them in."""
    unit_id, schema = county.ids["brigade"], NewTargetSchema()
    with system_transaction(county.stage.house.bus, county.stage.clock) as context:
        add_campaign(context, {**default_campaign(), "unit_id": unit_id})
        for entry in targets():
            members = schema.load({**county.said(entry), "unit_id": str(unit_id)})
            county.ids[entry["key"]] = add_target(context, members, "target", entry["key"])
            if members["latitude"] is not None:
                county.points[entry["key"]] = Wgs84Point(members["latitude"], members["longitude"])


def _add_post(county: County, admin: Desk, entry: Entry) -> None:
    point = county.points[entry["key"]] = county.lines[entry["section_id"]].point_at(entry["chainage_m"])
    place = {"latitude": round(point.latitude, 6), "longitude": round(point.longitude, 6)}
    county.ids[entry["key"]] = admin.say("duty.create_post", {**county.said(entry), **place})
