"""Verbs of the register of calls: take a call in, correct it, take it back.

What was said before, by whom and why, the audit keeps; of who called nothing is ever written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from app.accident.access import KEEPING_ROLES, brigade_of, require_keeper
from app.accident.register import place_said, roads_of
from app.accident.rules import fingerprint, local_parts
from app.accounts.service import descendants, officers_by_ids
from app.kernel.clock import format_instant
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .calls import KIND, CallInfo, get_call
from .kinds import KINDS
from .models import Call
from .rules import without_caller

#: The texts that may speak of who called, with the most characters that are kept.
LONGEST = {"summary": 500, "place_text": 200, "town": 30}
#: What somebody may say of a call; the rest follows.
SAID = (
    "number", "received_at", "kind", "section_id", "chainage_m", "latitude", "longitude", "placed", "place_text",
    "town", "summary", "outcome", "handled_by", "unit_id",
)  # fmt: skip
PLACE = ("section_id", "chainage_m", "latitude", "longitude", "placed")
_POINTED = PLACE[:4]
_BLANK: dict[str, Any] = {**dict.fromkeys(SAID), "placed": "none", "place_text": "", "summary": "", "outcome": "open"}


def register(context: Context, payload: dict[str, Any]) -> Applied:
    """Add a call by hand (``schemas.NewCallSchema``); what is said of its place is made whole."""
    context.actor.require(KEEPING_ROLES, payload["unit_id"])
    brigade_id = brigade_of(context.session, payload["unit_id"])
    place = place_said(roads_of(context, brigade_id), payload)
    return Applied(Record(KIND, add_call(context, {**payload, **asdict(place)}, "desk", brigade_id)))


def correct(context: Context, payload: dict[str, Any]) -> Applied:
    """Change the members named in ``changes`` of the call that stands at ``version``, with a ``reason``; a place said
    here is one by hand."""
    before = standing(context, payload["id"])
    changes = dict(payload["changes"])
    context.actor.require(KEEPING_ROLES, changes.get("unit_id", before.unit_id))
    if any(name in changes for name in _POINTED):
        place = place_said(roads_of(context, before.brigade_id), changes)
        by_hand = {"placed": "hand"} if place.placed != "none" else {}
        changes |= {**asdict(place), **by_hand}
    rewrite_call(context, before, payload["version"], changes, why_of(payload))
    return Applied(Record(KIND, before.id))


def withdraw(context: Context, payload: dict[str, Any]) -> Applied:
    """Take a call out of the count, with a reason; it stays, and a later file doesn't bring it back."""
    before, why = standing(context, payload["id"]), why_of(payload)
    write_next(context, before, payload["version"], withdrawn_at=context.now, withdrawn_reason=why)
    context.changed("call.withdrawn", KIND, before.id, unit_id=before.unit_id, why=why)
    return Applied(Record(KIND, before.id))


def why_of(payload: Mapping[str, Any]) -> str:
    """The reason that somebody gave, without traces of who called."""
    return without_caller(payload["reason"], 200)


def standing(context: Context, call_id: UUID) -> CallInfo:
    """A call that counts and that the actor oversees; raise ``not_found`` or ``call_stands_no_more``."""
    found = get_call(context.session, call_id)
    if found is None:
        raise DomainError("not_found")
    require_keeper(context.actor, found.unit_id)
    if found.withdrawn_at is not None:
        raise DomainError("call_stands_no_more")
    return found


def add_call(context: Context, members: Mapping[str, Any], source: str, brigade_id: UUID) -> UUID:
    """Write a call with a whole place; whoever calls has decided that it may be."""
    said = _clean({**_BLANK, **{name: members[name] for name in SAID if name in members}})
    call_id = context.new_id(KIND, said["number"])  # of many in one command each its own
    _check(context, said)
    _check_handler(context, brigade_id, said["handled_by"])
    _check_number(context, brigade_id, said["number"], call_id)
    own = {"source": source, "version": 1, "recorded_at": context.now, "brigade_id": brigade_id, "id": call_id}
    blank = {"accident_id": None, "withdrawn_at": None, "withdrawn_reason": None}
    context.session.execute(insert(Call), [{**row_of(said), **blank, **own}])
    context.changed("call.registered", KIND, call_id, unit_id=said["unit_id"], after=told({**said, "source": source}))
    return call_id


def rewrite_call(context: Context, before: CallInfo, version: int, changes: Mapping[str, Any], why: str) -> None:
    """Write what a call is now known to be; whoever calls has decided that it may be. One from a file keeps the
    fingerprint of its row, so that the row is known when it comes again."""
    was = said_of(before)
    changed = {name: value for name, value in _clean(changes).items() if was[name] != value}
    said = {**was, **changed}
    _check(context, said)
    _check_handler(context, before.brigade_id, changed.get("handled_by"))
    _check_number(context, before.brigade_id, said["number"], before.id)
    of_file = {"fingerprint": before.fingerprint} if before.source == "import" else {}
    write_next(context, before, version, **{**row_of(said), **of_file})
    old, new = told({name: was[name] for name in changed}), told(changed)
    for unit_id in sorted({before.unit_id, said["unit_id"]}, key=str):
        context.changed("call.corrected", KIND, before.id, unit_id=unit_id, before=old, after=new, reason=why)


def said_of(call: CallInfo) -> dict[str, Any]:
    """What was said of a call, as :data:`SAID`."""
    return {name: getattr(call, name) for name in SAID}


def told(said: Mapping[str, Any]) -> dict[str, Any]:
    """Members as the audit keeps them, without what nobody said."""
    return {name: _told(value) for name, value in said.items() if value is not None and value != ""}


def _told(value: Any) -> Any:
    if isinstance(value, datetime):
        return format_instant(value)
    return str(value) if isinstance(value, UUID | date) else value


def row_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that follow from what was said."""
    day, hour, weekday = local_parts(said["received_at"])
    columns = {name: said[name] for name in SAID}
    return {**columns, "day": day, "hour": hour, "weekday": weekday, "fingerprint": fingerprint_of(said)}


def fingerprint_of(said: Mapping[str, Any]) -> str:
    """What tells a call without a number from others: its minute, its place as it was said, and its kind. Placing it
    by hand doesn't make it another."""
    named = said.get("place_text") or ""
    place = (named,) if named or said.get("placed") == "hand" else tuple(said.get(name) for name in _POINTED)
    return fingerprint(said["received_at"], place, said["kind"])


def write_next(context: Context, before: CallInfo, version: int, **values: Any) -> None:
    """Make the call at ``version`` the next one; raise ``version_conflict`` if it stands elsewhere."""
    at_version = update(Call).where(Call.id == before.id, Call.version == version)
    if context.session.execute(at_version.values(**values, version=version + 1).returning(Call.id)).first() is None:
        raise DomainError("version_conflict")


def _clean(said: Mapping[str, Any]) -> dict[str, Any]:
    """The members without traces of who called."""
    return {**said, **{name: without_caller(said[name], most) for name, most in LONGEST.items() if said.get(name)}}


def _check(context: Context, said: Mapping[str, Any]) -> None:
    KINDS.check(context.session, {said["kind"]})
    if said["received_at"] > context.now:
        raise DomainError("call_in_the_future")


def _check_handler(context: Context, brigade_id: UUID, officer_id: UUID | None) -> None:
    """Raise ``officer_unknown`` for somebody who isn't of the brigade."""
    if officer_id is None:
        return
    found = officers_by_ids(context.session, [officer_id]).get(officer_id)
    if found is None or found.unit_id not in descendants(context.session, brigade_id):
        raise DomainError("officer_unknown")


def _check_number(context: Context, brigade_id: UUID, number: str | None, call_id: UUID) -> None:
    """Raise ``call_number_taken`` unless the number is nobody else's; one that was withdrawn keeps its own."""
    if number is None:
        return
    same = select(Call.id).where(Call.brigade_id == brigade_id, Call.number == number, Call.id != call_id)
    if context.session.scalar(same.limit(1)) is not None:
        raise DomainError("call_number_taken", number=number)
