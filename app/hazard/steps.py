"""Verbs of the desk: what becomes of a hazard."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .models import Hazard, HazardStep
from .queries import HAZARD, READING_ROLES, ReportInfo, visible_hazard


def take_step(context: Context, payload: dict[str, Any]) -> Applied:
    """Hand a hazard over, call it resolved, reject it, or open it again, as seen at ``version``.

    Raises ``hazard_step_invalid`` for what doesn't follow, or lacks to whom or why."""
    said = payload["said"]
    before = visible_hazard(context.session, context.actor, payload["id"])
    context.actor.require(READING_ROLES, before.unit_id)
    lacking = rules.lacks(said["step"], said["to_whom"], said["note"])
    if lacking is not None or not before.stands or not rules.follows(before.state, said["step"]):
        raise DomainError("hazard_step_invalid", state=before.state, lacks=lacking)
    _move(context, before, payload["version"], said)
    _note(context, before.hazard_id, **{name: said[name].strip() for name in ("step", "to_whom", "number", "note")})
    after = {
        "state": said["step"],
        **{name: said[name] for name in ("to_whom", "number", "note") if said[name].strip()},
    }
    _tell(context, f"hazard.{said['step']}", before, before={"state": before.state}, after=after)
    return Applied(Record(HAZARD, before.hazard_id))


def _move(context: Context, before: ReportInfo, version: int, said: dict[str, Any]) -> None:
    values: dict[str, Any] = {"state": said["step"], "version": version + 1}
    if said["step"] == "handed_over":
        values |= {"handed_to": said["to_whom"].strip(), "handed_number": said["number"].strip()}
    at_version = update(Hazard).where(Hazard.id == before.hazard_id, Hazard.version == version)
    if context.session.execute(at_version.values(**values).returning(Hazard.id)).first() is None:
        raise DomainError("version_conflict")


def note_task(context: Context, hazard_id: UUID, task_id: UUID) -> None:
    """Note that a task was made of the hazard; raise ``not_found`` for one that the actor doesn't see."""
    hazard = visible_hazard(context.session, context.actor, hazard_id)
    _note(context, hazard_id, step="task", task_id=task_id)
    _tell(context, "hazard.made_a_task", hazard, after={"task_id": str(task_id)})


def _note(context: Context, hazard_id: UUID, **members: Any) -> None:
    blank = {"to_whom": "", "number": "", "note": "", "task_id": None}
    who = {"id": context.new_id("hazard_step"), "by_officer_id": context.actor.officer_id, "at": context.now}
    context.session.execute(insert(HazardStep), [{**blank, **members, **who, "hazard_id": hazard_id}])


def _tell(context: Context, action: str, hazard: ReportInfo, **detail: Any) -> None:
    whose = {"unit_id": hazard.unit_id, "officer_id": hazard.officer_id}
    context.changed(action, HAZARD, hazard.hazard_id, **whose, **detail)
