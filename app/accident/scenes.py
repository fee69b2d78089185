"""What an officer says of an accident at its scene: it goes into the register at once, as "scene".

The file that comes later has the same accident again; the desk finds that the two are one (``register.merge``). Until
then a correction from the phone corrects the accident too; afterwards only the officer's own word."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.records.info import FieldRecordInfo
from app.records.kinds import FieldRecords

from .access import brigade_of
from .accidents import KIND, AccidentInfo, get_accident
from .models import Accident, AccidentScene
from .register import add_accidents, place_said, rewrite_accident, roads_of

_WHY = "现场更正"
_TEXTS = ("place_text", "note")
_SAID = ("occurred_at", "procedure", "deaths", "injuries", "form", "vehicles", "section_id", "chainage_m", *_TEXTS)


@dataclass(frozen=True, slots=True)
class SceneInfo(FieldRecordInfo):
    """A report as others see it; the members are those of :class:`AccidentScene`."""

    accident_id: UUID
    occurred_at: datetime
    procedure: str
    deaths: int
    injuries: int
    form: str | None
    vehicles: list[str]
    section_id: UUID | None
    chainage_m: int | None
    place_text: str
    note: str


SCENES = FieldRecords("accident_scene", AccidentScene, SceneInfo)


def report(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an accident in as it is seen; with ``supersedes`` correct an own earlier report."""
    if context.actor.unit_id is None:
        raise DomainError("enrolment_unknown")
    said = {**{name: payload[name] for name in _SAID}, **{name: payload[name].strip() for name in _TEXTS}}
    before = SCENES.supersede(context, "accident.scene_superseded")
    accident_id = context.command_id if before is None else before.accident_id
    if before is None:
        _open(context, said)
    else:
        _follow(context, before, said)
    SCENES.add(context, {**said, "accident_id": accident_id})
    digests = SCENES.link(context, payload["photos"])
    whose = {"unit_id": context.actor.unit_id, "officer_id": context.actor.officer_id}
    after = {name: said[name] for name in ("procedure", "deaths", "injuries")}
    context.changed("accident.scene_reported", SCENES.kind, context.command_id, **whose, after=after)
    placed = context.fix or said["section_id"] or said["place_text"]
    return Applied(Record(SCENES.kind, context.command_id), photos=digests, flags=() if placed else ("place_missing",))


def _open(context: Context, said: dict[str, Any]) -> None:
    unit_id = context.actor.unit_id
    brigade_id = brigade_of(context.session, unit_id)
    members = {**_as_accident(said), **_place(context, brigade_id, said), "unit_id": unit_id}
    add_accidents(context, {context.command_id: members}, "scene", brigade_id)


def _follow(context: Context, before: SceneInfo, said: dict[str, Any]) -> None:
    """Correct the accident in what the officer now says otherwise; what the desk said meanwhile of the rest stays."""
    accident = _own_accident(context.session, before)
    if accident is None:
        return
    was = {name: getattr(before, name) for name in _SAID}
    now, then = _as_accident(said), _as_accident(was)
    changes = {name: value for name, value in now.items() if then[name] != value}
    moved = any(was[name] != said[name] for name in ("section_id", "chainage_m"))
    if accident.placed != "hand" and (moved or accident.placed == "none"):
        changes |= _place(context, accident.brigade_id, said)
    if changes:
        rewrite_accident(context, accident, accident.version, changes, "accident.corrected", _WHY)


def _own_accident(session: Session, scene: SceneInfo) -> AccidentInfo | None:
    """The accident that the report made, while it stands and was not found to be another."""
    found = get_accident(session, scene.accident_id)
    return found if found is not None and found.stands and found.source == "scene" else None


def _as_accident(said: dict[str, Any]) -> dict[str, Any]:
    """What a report says, as the register names it."""
    parties = [{"vehicle_type": code, "age": None, "role": None} for code in said["vehicles"]]
    members = {name: said[name] for name in _SAID if name not in ("vehicles", "section_id", "chainage_m")}
    return {**members, "parties": parties}


def _place(context: Context, brigade_id: UUID, said: dict[str, Any]) -> dict[str, Any]:
    """A section and chainage that were said, else the phone's own fix."""
    place = {name: said[name] for name in ("section_id", "chainage_m")}
    if said["chainage_m"] is None and context.fix is not None:
        place = {"latitude": context.fix.latitude, "longitude": context.fix.longitude}
    return asdict(place_said(roads_of(context, brigade_id), place))


def take_back(context: Context, payload: dict[str, Any]) -> Applied:
    """Take an own report back, with a reason; the accident goes with it unless the desk found it to be another."""
    before = SCENES.withdraw(context, payload, "accident.scene_withdrawn")
    accident = _own_accident(context.session, before)
    if accident is not None:
        gone = {"withdrawn_at": context.now, "withdrawn_reason": payload["reason"], "version": accident.version + 1}
        context.session.execute(update(Accident).where(Accident.id == accident.id).values(**gone))
        context.changed("accident.withdrawn", KIND, accident.id, unit_id=accident.unit_id, why=payload["reason"])
    return Applied(Record(SCENES.kind, before.id))


def scenes_of(session: Session, accident_id: UUID) -> list[dict[str, Any]]:
    """The reports of an accident that stand, each with its photos."""
    found = SCENES.read(session, AccidentScene.accident_id == accident_id, SCENES.stands)
    return SCENES.with_photos(session, found)
