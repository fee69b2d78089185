"""Verbs about officers: taking them on, changing them, their password, their roles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.kernel.actor import Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .models import Officer, RoleGrant, Unit
from .officers import OfficerInfo, officer_by_badge, officers_by_ids
from .rules import Grant
from .sessions import end_sessions_of
from .units import readable_units

CHANGEABLE = ("name", "rank", "unit_id", "mentor_id", "active")


def create_officer(context: Context, payload: dict[str, Any]) -> Applied:
    """Take on an officer in a unit that the actor administers, with roles over it."""
    _require_admin(context, payload["unit_id"])
    return Applied(Record("officer", add_officer(context, payload)))


def add_officer(context: Context, payload: Mapping[str, Any]) -> UUID:
    """Write an officer and tell of it; whoever calls has decided that it may be.

    Raises ``badge_taken``, ``unit_unknown`` or ``mentor_missing``."""
    session, officer_id = context.session, context.new_id("officer")
    if officer_by_badge(session, payload["badge"]) is not None:
        raise DomainError("badge_taken")
    _check_unit(session, payload["unit_id"])
    unit_id: UUID = payload["unit_id"]
    row = {name: payload[name] for name in ("badge", "name", "rank", "unit_id", "password_hash")}
    row |= {"id": officer_id, "mentor_id": _mentor(session, officer_id, payload), "active": True, "version": 1}
    session.execute(insert(Officer), [row])
    _write_grants(session, officer_id, {Grant(Role(role), unit_id) for role in payload["roles"]})
    after = {name: row[name] for name in ("badge", "name", "rank")} | {"roles": sorted(map(str, payload["roles"]))}
    context.changed("officer.created", "officer", officer_id, unit_id=unit_id, officer_id=officer_id, after=after)
    return officer_id


def change_officer(context: Context, payload: dict[str, Any]) -> Applied:
    """Change name, rank, unit, mentor or whether the officer is active; raises ``version_conflict`` for a stale view.

    A move takes the field roles along and ends the other roles over the old unit; who is disabled is out at once."""
    before = managed_officer(context, payload["officer_id"])
    if before.version != payload["version"]:
        raise DomainError("version_conflict")
    after = replace(before, **{name: payload[name] for name in CHANGEABLE if name in payload})
    _check_move(context, before, after)
    after = replace(after, mentor_id=_mentor(context.session, after.id, _fields(after)))
    _bump(context.session, before, **_fields(after))
    if before.active and not after.active:
        end_sessions_of(context.session, context.now, after.id)
    _tell_change(context, before, after)
    return Applied(Record("officer", after.id))


def set_password(context: Context, payload: dict[str, Any]) -> Applied:
    """Give an officer a new password; every session under the old one ends."""
    officer = managed_officer(context, payload["officer_id"])
    replace_password(context, officer, payload["password_hash"])
    return Applied(Record("officer", officer.id))


def replace_password(context: Context, officer: OfficerInfo, password_hash: str) -> None:
    """Write a new password and end what was signed in with the old one; whoever calls has decided that it may be."""
    context.session.execute(update(Officer).where(Officer.id == officer.id).values(password_hash=password_hash))
    end_sessions_of(context.session, context.now, officer.id)
    _changed(context, "officer.password_set", officer)


def grant_role(context: Context, payload: dict[str, Any]) -> Applied:
    """Give a role over a unit and those below it, for an admin over the officer and over that unit."""
    officer, grant = _role_change(context, payload)
    if grant not in officer.grants:
        _write_grants(context.session, officer.id, {grant})
        _bump(context.session, officer)
        _changed(context, "officer.role_granted", officer, role=str(grant.role), over=str(grant.unit_id))
    return Applied(Record("officer", officer.id))


def withdraw_role(context: Context, payload: dict[str, Any]) -> Applied:
    """Take a role over a unit away again."""
    officer, grant = _role_change(context, payload)
    if grant in officer.grants:
        _delete_grants(context.session, officer.id, {grant})
        _bump(context.session, officer)
        _changed(context, "officer.role_withdrawn", officer, role=str(grant.role), over=str(grant.unit_id))
    return Applied(Record("officer", officer.id))


def managed_officer(context: Context, officer_id: UUID) -> OfficerInfo:
    """The officer, for an admin over their unit *and* over all that they may do: nobody takes over a stronger account.

    Raises ``not_found`` where the actor may not even see them, ``not_allowed`` where they may not manage them."""
    officer = officers_by_ids(context.session, [officer_id]).get(officer_id)
    if officer is None or officer.unit_id not in readable_units(context.actor):
        raise DomainError("not_found")
    for unit_id in (officer.unit_id, *(unit for _, unit in officer.grants)):
        context.actor.require({Role.ADMIN}, unit_id)
    return officer


def _role_change(context: Context, payload: dict[str, Any]) -> tuple[OfficerInfo, Grant]:
    officer = managed_officer(context, payload["officer_id"])
    _require_admin(context, payload["unit_id"])
    return officer, Grant(Role(payload["role"]), payload["unit_id"])


def _require_admin(context: Context, unit_id: UUID) -> None:
    if unit_id not in readable_units(context.actor):
        raise DomainError("unit_unknown")
    context.actor.require({Role.ADMIN}, unit_id)


def _check_unit(session: Session, unit_id: UUID) -> None:
    if session.scalar(select(Unit.id).where(Unit.id == unit_id, Unit.ended_at.is_(None))) is None:
        raise DomainError("unit_unknown")


def _mentor(session: Session, officer_id: UUID, fields: Mapping[str, Any]) -> UUID | None:
    """An auxiliary's mentor, an active police officer; a police officer has none."""
    if not rules.needs_mentor(fields["rank"]):
        return None
    mentor_id: UUID | None = fields.get("mentor_id")
    mentor = officers_by_ids(session, [mentor_id]).get(mentor_id) if mentor_id else None
    if mentor is None or mentor.id == officer_id or mentor.rank != "police" or not mentor.active:
        raise DomainError("mentor_missing")
    return mentor.id


def _check_move(context: Context, before: OfficerInfo, after: OfficerInfo) -> None:
    if before.unit_id == after.unit_id:
        return
    _require_admin(context, after.unit_id)
    _check_unit(context.session, after.unit_id)
    held = frozenset(before.grants)
    wanted = rules.grants_after_move(held, before.unit_id, after.unit_id)
    _delete_grants(context.session, before.id, held - wanted)
    _write_grants(context.session, before.id, wanted - held)


def _fields(officer: OfficerInfo) -> dict[str, Any]:
    return {name: getattr(officer, name) for name in CHANGEABLE}


def _bump(session: Session, officer: OfficerInfo, **values: Any) -> None:
    same = (Officer.id == officer.id) & (Officer.version == officer.version)
    written = session.execute(
        update(Officer).where(same).values(version=officer.version + 1, **values).returning(Officer.id)
    )
    if written.first() is None:
        raise DomainError("version_conflict")


def _tell_change(context: Context, before: OfficerInfo, after: OfficerInfo) -> None:
    """Tell both units of a move, so that phones of the old one drop the officer."""
    old, new = _fields(before), _fields(after)
    changed = [name for name in CHANGEABLE if old[name] != new[name]]
    detail = {"before": {n: _plain(old[n]) for n in changed}, "after": {n: _plain(new[n]) for n in changed}}
    if before.unit_id != after.unit_id:
        _changed(context, "officer.left", before)
    _changed(context, "officer.changed", after, **detail)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value


def _changed(context: Context, action: str, officer: OfficerInfo, **detail: Any) -> None:
    context.changed(action, "officer", officer.id, unit_id=officer.unit_id, officer_id=officer.id, **detail)


def _write_grants(session: Session, officer_id: UUID, grants: Collection[Grant]) -> None:
    if grants:
        rows = [{"officer_id": officer_id, "role": str(role), "unit_id": unit} for role, unit in grants]
        session.execute(insert(RoleGrant), rows)


def _delete_grants(session: Session, officer_id: UUID, grants: Collection[Grant]) -> None:
    for role, unit in grants:
        row = (RoleGrant.officer_id == officer_id) & (RoleGrant.role == str(role)) & (RoleGrant.unit_id == unit)
        session.execute(delete(RoleGrant).where(row))
