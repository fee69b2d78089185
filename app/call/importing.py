"""The file of calls, taken in through the register's own verbs.

A row means the call of its number, else the one of the same minute, place and kind: so a file that comes again adds
nothing, and one that says more corrects what stands. Of a member that a row leaves empty it says nothing. What was
placed by hand stays where it was placed; what was withdrawn stays withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select

from app.accident.access import KEEPING_ROLES, brigade_of
from app.accident.register import roads_of
from app.accounts.importing import unit_named
from app.accounts.service import descendants, officer_by_badge, officers_of_units
from app.duty.placecolumns import PLACE_COLUMNS, placed_by
from app.duty.roadplaces import Roads
from app.kernel.command import Context
from app.kernel.errors import DomainError
from app.tabular.cells import LOCAL_ZONE
from app.tabular.importing import Change, ImportKind, Members, Outcome, differences
from app.tabular.moments import moment_of

from .calls import CallInfo, get_call
from .filecolumns import FIELDS, fields_for
from .mapping import MAPPINGS
from .models import Call
from .register import LONGEST, PLACE, add_call, fingerprint_of, rewrite_call, said_of
from .rules import OUTCOME_NAMES, without_caller
from .words import call_words, kind_names

_WHY = "警情表导入"
_COLUMNS = {"section_id": "section", "chainage_m": "chainage", "unit_id": "unit"}
_UNSEEN = ("latitude", "longitude", "placed")
Key = tuple[str, ...]


def _identity(members: Members) -> Sequence[Key]:
    """A number, else the row's time, place and kind as they are written."""
    if "number" in members:
        return [("number", members["number"])]
    said = [members.get(name, "") for name in ("received_at", "clock", "kind", *PLACE_COLUMNS)]
    return [("received_at", *(str(each) for each in said))]


class _Run:
    """One file's rows, one after the other; roads, units and words are read once."""

    def __init__(self, context: Context) -> None:
        self.brigade_id = brigade_of(context.session, context.actor.unit_id)
        self.roads: Roads = roads_of(context, self.brigade_id)
        self._kinds = kind_names(context.session)
        self._below = descendants(context.session, self.brigade_id)
        self._units: dict[str, UUID] = {}
        self._officers: dict[UUID, str] = {}

    def take(self, context: Context, members: Members) -> Outcome:
        """Add the call of a row, or correct the one that it means."""
        unit_id = self._unit(context, members.pop("unit"))
        handler = _officer(context, members.pop("handled_by", None), self._below)
        wanted = read_row(self.roads, members) | handler
        wanted["unit_id"] = self._answering(context, unit_id, wanted.get("section_id"))
        before, label = self._known(context, wanted), self._label(wanted)
        if before is None:
            context.actor.require(KEEPING_ROLES, wanted["unit_id"])
            add_call(context, wanted, "import", self.brigade_id)
            return Outcome("added", label)
        if before.withdrawn_at is not None:
            return Outcome("same", f"{label}（已撤销）")
        return self._correct(context, before, wanted, label)

    def _correct(self, context: Context, before: CallInfo, wanted: Members, label: str) -> Outcome:
        context.actor.require(KEEPING_ROLES, before.unit_id)
        was = said_of(before)
        settled = {"unit_id", "place_text"} if before.placed == "hand" else {"unit_id"}
        settled |= set(PLACE) if before.placed == "hand" or wanted["placed"] == "none" else set()
        changes = {n: v for n, v in wanted.items() if n not in settled and not _same(n, was[n], v)}
        if not changes:
            return Outcome("same", label)
        rewrite_call(context, before, before.version, changes, _WHY)
        if "handled_by" in changes:
            self._officers = {each.id: each.name for each in officers_of_units(context.session, self._below)}
        told = {n: self._shown(n, v) for n, v in changes.items()}
        shown = differences({n: self._shown(n, was[n]) for n in changes}, told, str)
        seen = [c for c in shown if c.key not in _UNSEEN]
        return Outcome(
            "changed", label, tuple(Change(_COLUMNS.get(c.key, c.key), c.before, c.after) for c in seen or shown)
        )

    def _unit(self, context: Context, name: str) -> UUID:
        if name not in self._units:
            unit = unit_named(context, name)
            if unit.id not in self._below:
                raise DomainError("unit_unknown")
            self._units[name] = unit.id
        return self._units[name]

    def _answering(self, context: Context, unit_id: UUID, section_id: UUID | None) -> UUID:
        """The unit that answers for the section, where the row names only the brigade above it."""
        of_section = self.roads.unit_of(section_id)
        above = unit_id == self.brigade_id and of_section is not None
        return cast(UUID, of_section) if above and context.actor.allows(KEEPING_ROLES, of_section) else unit_id

    def _known(self, context: Context, wanted: Members) -> CallInfo | None:
        """The call of the same number; else of the same fingerprint, unless both have numbers of their own."""
        query = select(Call.id).where(Call.brigade_id == self.brigade_id).limit(1)
        found = None
        if wanted.get("number") is not None:
            found = context.session.scalar(query.where(Call.number == wanted["number"]))
        if found is None:
            same = query.where(Call.fingerprint == fingerprint_of(wanted))
            found = context.session.scalar(same if wanted.get("number") is None else same.where(Call.number.is_(None)))
        return None if found is None else get_call(context.session, found)

    def _label(self, wanted: Mapping[str, Any]) -> str:
        at = wanted["received_at"].astimezone(LOCAL_ZONE).strftime("%Y-%m-%d %H:%M")
        kind = self._kinds.get(wanted["kind"], wanted["kind"])
        return " ".join(each for each in (at, kind, wanted.get("place_text") or "", wanted.get("number") or "") if each)

    def _shown(self, name: str, value: Any) -> str:
        if isinstance(value, datetime):
            return value.astimezone(LOCAL_ZONE).strftime("%Y-%m-%d %H:%M")
        if isinstance(value, UUID):
            return self._officers.get(value, "") if name == "handled_by" else self.roads.name_of(value)
        words = {"outcome": OUTCOME_NAMES, "kind": self._kinds}.get(name, {})
        return "" if value is None else words.get(str(value), str(value))


def read_row(roads: Roads, members: Members) -> Members:
    """What a row says of a call, as :data:`app.call.register.SAID` names it. Raises ``call_time_missing``,
    ``chainage_out_of_section``."""
    received_at = moment_of(members.pop("received_at"), members.pop("clock", None))
    if received_at is None:
        raise DomainError("call_time_missing")
    place, text = placed_by(roads, members)
    said = {name: members[name] for name in members if name not in PLACE_COLUMNS}
    said |= {"received_at": received_at, **asdict(place)}
    said |= {"place_text": text} if text else {}
    return said | {name: without_caller(said[name], most) for name, most in LONGEST.items() if name in said}


def _officer(context: Context, badge: str | None, below: frozenset[UUID]) -> Members:
    if badge is None:
        return {}
    found = officer_by_badge(context.session, badge)
    if found is None or found.unit_id not in below:
        raise DomainError("officer_unknown")
    return {"handled_by": found.id}


def _same(name: str, was: Any, now: Any) -> bool:
    if name in ("latitude", "longitude") and was is not None and now is not None:
        return abs(float(was) - float(now)) < 1e-6
    return bool(was == now)


def _tailor(context: Context, kind: ImportKind[Context]) -> ImportKind[Context]:
    mapping = MAPPINGS.of(context.session, brigade_of(context.session, context.actor.unit_id))
    return replace(kind, fields=fields_for(mapping, call_words(context.session)))


def _begin(context: Context) -> Callable[[Context, Members], Outcome]:
    return _Run(context).take


CALLS = ImportKind(
    key="calls",
    title="警情",
    fields=FIELDS,
    roles=frozenset(str(role) for role in KEEPING_ROLES),
    identity=_identity,
    begin=_begin,
    blames={
        "unit_unknown": "unit",
        "unit_ambiguous": "unit",
        "officer_unknown": "handled_by",
        "call_time_missing": "received_at",
        "call_in_the_future": "received_at",
        "call_number_taken": "number",
        "chainage_out_of_section": "chainage",
        "not_allowed": "unit",
    },
    shapes=frozenset({"Point"}),
    tailor=_tailor,
)
