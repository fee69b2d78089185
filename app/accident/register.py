"""Verbs of the register: take an accident in, correct it, place it, take it back, find that two are one.

Whatever was said before stays: as a row that points to the accident (``superseded_by``), and in the audit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update

from app.accounts.service import descendants
from app.duty.roadplaces import Place, Roads
from app.kernel.clock import format_instant, parse_instant
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .access import KEEPING_ROLES, brigade_of, require_keeper
from .accidents import KIND, AccidentInfo, get_accident
from .events import AccidentRegistered
from .models import Accident, AccidentParty, AccidentScene
from .words import named_words

#: What somebody may say of an accident; the rest follows. ``deaths`` are all that were said, late ones included.
SAID = (
    "number",
    "occurred_at",
    "procedure",
    "deaths",
    "death_times",
    "injuries",
    "form",
    "cause",
    "weather",
    "light",
    "road_type",
    "road_feature",
    "section_id",
    "chainage_m",
    "latitude",
    "longitude",
    "placed",
    "place_text",
    "town",
    "village",
    "enterprise",
    "note",
    "unit_id",
    "parties",
)
PLACE = ("section_id", "chainage_m", "latitude", "longitude", "placed")


def register(context: Context, payload: dict[str, Any]) -> Applied:
    """Add an accident by hand (``schemas.NewAccidentSchema``); what is said of its place is made whole."""
    context.actor.require(KEEPING_ROLES, payload["unit_id"])
    roads = roads_of(context, brigade_of(context.session, payload["unit_id"]))
    place = place_said(roads, payload)
    accident_id = add_accident(context, {**payload, **asdict(place)}, "desk")
    return Applied(Record(KIND, accident_id))


def correct(context: Context, payload: dict[str, Any]) -> Applied:
    """Change the members named in ``changes`` of the accident that stands at ``version``, with a ``reason``."""
    before = standing(context, payload["id"])
    changes = dict(payload["changes"])
    context.actor.require(KEEPING_ROLES, changes.get("unit_id", before.unit_id))
    rewrite_accident(context, before, payload["version"], changes, "accident.corrected", payload["reason"])
    return Applied(Record(KIND, before.id))


def place(context: Context, payload: dict[str, Any]) -> Applied:
    """Place an accident by hand: at a point, or at a chainage of a section."""
    before = standing(context, payload["id"])
    found = place_said(roads_of(context, before.brigade_id), payload["place"])
    if found.placed == "none":
        raise DomainError("accident_place_missing")
    changes = {**asdict(found), "placed": "hand"}
    rewrite_accident(context, before, payload["version"], changes, "accident.placed", payload["reason"])
    return Applied(Record(KIND, before.id))


def withdraw(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an accident out of the count, with a reason; it stays, and a later file doesn't bring it back."""
    before = standing(context, payload["id"])
    _write(context, before.id, payload["version"], withdrawn_at=context.now, withdrawn_reason=payload["reason"])
    context.changed("accident.withdrawn", KIND, before.id, unit_id=before.unit_id, why=payload["reason"])
    return Applied(Record(KIND, before.id))


def merge(context: Context, payload: dict[str, Any]) -> Applied:
    """Find that an accident entered at the scene is one that came otherwise: the other stays, and takes from it what
    it doesn't know. Raises ``accident_not_mergeable`` for anything else."""
    scene, other = standing(context, payload["id"]), standing(context, payload["into"])
    if scene.source != "scene" or scene.id == other.id or scene.brigade_id != other.brigade_id:
        raise DomainError("accident_not_mergeable")
    _write(context, scene.id, payload["version"], superseded_by=other.id)
    reports = update(AccidentScene).where(AccidentScene.accident_id == scene.id)
    context.session.execute(reports.values(accident_id=other.id))
    told = {"into": str(other.id)}
    context.changed("accident.merged", KIND, scene.id, unit_id=scene.unit_id, after=told, why=payload["reason"])
    if gained := _gained(scene, other):
        rewrite_accident(context, other, other.version, gained, "accident.completed", payload["reason"])
    return Applied(Record(KIND, other.id))


def _gained(scene: AccidentInfo, other: AccidentInfo) -> dict[str, Any]:
    """What the accident doesn't know and the scene does."""
    members = [name for name in (*rules.WORD_MEMBERS, "injuries", "town", "village") if getattr(other, name) is None]
    gained = {name: getattr(scene, name) for name in members if getattr(scene, name) is not None}
    if other.placed == "none" and scene.placed != "none":
        gained |= {name: getattr(scene, name) for name in PLACE}
    if not other.parties and scene.parties:
        gained["parties"] = [asdict(party) for party in scene.parties]
    return gained


def standing(context: Context, accident_id: UUID) -> AccidentInfo:
    """An accident that counts and that the actor oversees; raise ``not_found`` or ``accident_stands_no_more``."""
    found = get_accident(context.session, accident_id)
    if found is None:
        raise DomainError("not_found")
    require_keeper(context.actor, found.unit_id)
    if not found.stands:
        raise DomainError("accident_stands_no_more")
    return found


def roads_of(context: Context, brigade_id: UUID) -> Roads:
    """All the brigade's sections: an accident lies where it lies, whoever answers for the road."""
    return Roads.of(context.session, descendants(context.session, brigade_id))


def place_said(roads: Roads, said: Mapping[str, Any]) -> Place:
    """The place that ``section_id`` with ``chainage_m``, or ``latitude`` with ``longitude``, say; the point first."""
    if (said.get("latitude") is None) != (said.get("longitude") is None):
        raise DomainError("geometry_invalid")
    if said.get("latitude") is not None:
        return roads.at_point(said["latitude"], said["longitude"])
    if said.get("section_id") is None:
        return Place()
    if said.get("chainage_m") is None:
        if roads.unit_of(said["section_id"]) is None:
            raise DomainError("section_unknown")
        return Place(section_id=said["section_id"])
    return roads.on_section(said["section_id"], said["chainage_m"])


def add_accident(context: Context, members: Mapping[str, Any], source: str, brigade_id: UUID | None = None) -> UUID:
    """Write an accident with a whole place and tell of it; whoever calls has decided that it may be."""
    accident_id = context.new_id("accident")
    add_accidents(
        context, {accident_id: members}, source, brigade_id or brigade_of(context.session, members["unit_id"])
    )
    return accident_id


def add_accidents(context: Context, accidents: Mapping[UUID, Mapping[str, Any]], source: str, brigade_id: UUID) -> None:
    """The same for many of one brigade, by the ids that they get."""
    said = {each: {**_BLANK, **{n: members[n] for n in SAID if n in members}} for each, members in accidents.items()}
    names = _checked(context, said.values())
    own = {"source": source, "version": 1, "recorded_at": context.now, "brigade_id": brigade_id}
    rows = [{**row_of(members), **_STANDING, **own, "id": each} for each, members in said.items()]
    _check_numbers(context, brigade_id, {row["number"]: row["id"] for row in rows if row["number"] is not None})
    context.session.execute(insert(Accident), rows)
    _write_parties(context, {each: members["parties"] for each, members in said.items()})
    for row in rows:
        after = told({**said[row["id"]], "source": source}, names)
        context.changed("accident.registered", KIND, row["id"], unit_id=row["unit_id"], after=after)
        context.emit(AccidentRegistered(row["id"], row["unit_id"], row["deaths"]))


def rewrite_accident(
    context: Context, before: AccidentInfo, version: int, changes: Mapping[str, Any], action: str, why: str
) -> None:
    """Write what an accident is now known to be and keep what it was; whoever calls has decided that it may be."""
    was = said_of(before)
    changed = {name: value for name, value in changes.items() if was[name] != value}
    said = {**was, **changed}
    names = _checked(context, [was, said])
    row = row_of(said)
    if said["number"] is not None:
        _check_numbers(context, before.brigade_id, {said["number"]: before.id})
    _keep(context, before)
    _write(context, before.id, version, **row)
    if "parties" in changed:
        context.session.execute(delete(AccidentParty).where(AccidentParty.accident_id == before.id))
        _write_parties(context, {before.id: said["parties"]})
    old, new = told({name: was[name] for name in changed}, names), told(changed, names)
    for unit_id in sorted({before.unit_id, row["unit_id"]}, key=str):
        context.changed(action, KIND, before.id, unit_id=unit_id, before=old, after=new, reason=why)
    if row["deaths"] != before.deaths:
        context.emit(AccidentRegistered(before.id, row["unit_id"], row["deaths"]))


def said_of(accident: AccidentInfo) -> dict[str, Any]:
    """What was said of an accident, as :data:`SAID`."""
    said = {name: getattr(accident, name) for name in SAID}
    parties = [asdict(party) for party in accident.parties]
    times = [parse_instant(at) for at in accident.death_times]
    return {**said, "deaths": accident.deaths + accident.deaths_late, "death_times": times, "parties": parties}


Names = Mapping[tuple[str, str], str]


def told(said: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """Members as the audit keeps them for people: without what nobody said, a code with its name of then."""
    known = {name: value for name, value in said.items() if value is not None and value != []}
    return {name: _told(name, value, names) for name, value in known.items()}


def _told(name: str, value: Any, names: Names) -> Any:
    if isinstance(value, list):
        return [_told(name, each, names) for each in value]
    if isinstance(value, dict):
        age = "" if value["age"] is None else f" {value['age']}"
        return f"{_named(rules.VEHICLE, value['vehicle_type'] or '', names)}{age}".strip() or "不详"
    if isinstance(value, datetime):
        return format_instant(value)
    return _named(name, value, names) if isinstance(value, str) else str(value) if isinstance(value, UUID) else value


def _named(name: str, code: str, names: Names) -> str:
    return f"{code} {names[name, code]}" if (name, code) in names else code


_BLANK: dict[str, Any] = {
    **dict.fromkeys(SAID),
    "placed": "none",
    "place_text": "",
    "note": "",
    "deaths": 0,
    "death_times": [],
    "parties": [],
}
_STANDING: dict[str, Any] = dict.fromkeys(("withdrawn_at", "withdrawn_reason", "superseded_by"))


def _checked(context: Context, accidents: Collection[Mapping[str, Any]]) -> Names:
    """Raise unless words are words and times follow each other; the names of the words."""
    words = {(name, said[name]) for said in accidents for name in rules.WORD_MEMBERS}
    words |= {(rules.VEHICLE, party["vehicle_type"]) for said in accidents for party in said["parties"]}
    names = named_words(context.session, words)
    for said in accidents:
        if said["occurred_at"] > context.now:
            raise DomainError("accident_in_the_future")
        if len(said["death_times"]) > said["deaths"] or any(at < said["occurred_at"] for at in said["death_times"]):
            raise DomainError("accident_deaths_invalid")
    return names


def row_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that follow from what was said."""
    day, hour, weekday = rules.local_parts(said["occurred_at"])
    counted, late = rules.counted_deaths(said["occurred_at"], said["deaths"], said["death_times"])
    columns = {name: said[name] for name in SAID if name not in ("parties", "death_times", "deaths")}
    return {
        **columns,
        "day": day,
        "hour": hour,
        "weekday": weekday,
        "deaths": counted,
        "deaths_late": late,
        "death_times": [format_instant(at) for at in said["death_times"]],
        "fingerprint": fingerprint_of(said),
    }


def fingerprint_of(said: Mapping[str, Any]) -> str:
    """What tells the accident from others that have no number either: placing it by hand doesn't make it another."""
    by_hand = said.get("placed") == "hand"
    named = said.get("place_text") or ""
    place = (named,) if named or by_hand else tuple(said.get(name) for name in PLACE[:4])
    return rules.fingerprint(said["occurred_at"], place, said["procedure"])


def _check_numbers(context: Context, brigade_id: UUID, numbers: Mapping[str, UUID]) -> None:
    """Raise ``accident_number_taken`` unless each number is nobody else's; one that was withdrawn keeps its own."""
    if not numbers:
        return
    same = (Accident.brigade_id == brigade_id, Accident.number.in_(numbers), Accident.superseded_by.is_(None))
    for number, holder in context.session.execute(select(Accident.number, Accident.id).where(*same)):
        if number is not None and holder != numbers[number]:
            raise DomainError("accident_number_taken", number=number)


def _keep(context: Context, before: AccidentInfo) -> None:
    """A row of what was said before, with its parties."""
    kept_id = context.new_id("accident_before", before.id, before.version)
    row = {name: getattr(before, name) for name in before.__dataclass_fields__ if name != "parties"}
    context.session.execute(insert(Accident), [{**row, "id": kept_id, "superseded_by": before.id}])
    _write_parties(context, {kept_id: [asdict(party) for party in before.parties]})


def _write(context: Context, accident_id: UUID, version: int, **values: Any) -> None:
    at_version = update(Accident).where(Accident.id == accident_id, Accident.version == version)
    written = context.session.execute(at_version.values(**values, version=version + 1).returning(Accident.id))
    if written.first() is None:
        raise DomainError("version_conflict")


def _write_parties(context: Context, parties: Mapping[UUID, Sequence[Mapping[str, Any]]]) -> None:
    rows = [
        {
            "accident_id": accident_id,
            "position": n,
            "vehicle_type": party["vehicle_type"],
            "age": party["age"],
            "role": rules.role_of(party["vehicle_type"]),
        }
        for accident_id, of_one in parties.items()
        for n, party in enumerate(of_one)
    ]
    if rows:
        context.session.execute(insert(AccidentParty), rows)
