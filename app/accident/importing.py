"""The file of a month's accidents, taken in through the register's own verbs.

A row means the accident of its number, else the one of the same minute, place and kind: so a file that comes again adds
nothing, and one that says more corrects what stands. Of a member that a row leaves empty it says nothing. What was
placed by hand stays where it was placed; what was withdrawn stays withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select

from app.accounts.importing import unit_named
from app.accounts.service import descendants
from app.duty.placecolumns import PLACE_COLUMNS, placed_by
from app.duty.roadplaces import Roads
from app.kernel.command import Context
from app.kernel.errors import DomainError
from app.tabular.importing import Change, Hint, ImportKind, Item, Members, Outcome, differences
from app.tabular.moments import moment_of

from .access import KEEPING_ROLES, brigade_of
from .accidents import AccidentInfo, get_accident
from .alike import Seen, alike_pairs
from .filecolumns import FATAL, FIELDS, fields_for, parties_in
from .mapping import MAPPINGS
from .models import Accident
from .register import PLACE, add_accident, fingerprint_of, rewrite_accident, roads_of, said_of
from .rules import LOCAL_ZONE
from .words import accident_words

_WHY = "事故台账导入"
_COLUMNS = {"section_id": "section", "chainage_m": "chainage", "unit_id": "unit", "parties": "vehicles"}
_PROCEDURES = {"general": "一般程序", "simple": "简易程序"}
Key = tuple[str, ...]


def _identity(members: Members) -> Sequence[Key]:
    """A number, else the row's time, place and kind as they are written."""
    if "number" in members:
        return [("number", members["number"])]
    said = [members.get(name, "") for name in ("occurred_at", "clock", "procedure", *PLACE_COLUMNS)]
    return [("occurred_at", *(str(each) for each in said))]


class _Run:
    """One file's rows, one after the other; roads are read once."""

    def __init__(self, context: Context) -> None:
        self.brigade_id = brigade_of(context.session, context.actor.unit_id)
        self.roads: Roads = roads_of(context, self.brigade_id)
        self._below = descendants(context.session, self.brigade_id)
        self._units: dict[str, UUID] = {}

    def take(self, context: Context, members: Members) -> Outcome:
        """Add the accident of a row, or correct the one that it means."""
        unit_id = self._unit(context, members.pop("unit"))
        wanted = read_row(self.roads, members)
        wanted["unit_id"] = self._answering(context, unit_id, wanted.get("section_id"))
        before = self.known(context, wanted)
        label = _label(wanted)
        if before is None:
            context.actor.require(KEEPING_ROLES, wanted["unit_id"])
            add_accident(context, wanted, "import", self.brigade_id)
            return Outcome("added", label)
        if before.withdrawn_at is not None:
            return Outcome("same", f"{label}（已撤销）")
        return self._correct(context, before, wanted, label)

    def _correct(self, context: Context, before: AccidentInfo, wanted: Members, label: str) -> Outcome:
        context.actor.require(KEEPING_ROLES, before.unit_id)
        was = said_of(before)
        settled = {"unit_id", "place_text"} if before.placed == "hand" else {"unit_id"}
        settled |= set(PLACE) if before.placed == "hand" or wanted["placed"] == "none" else set()
        changes = {n: v for n, v in wanted.items() if n not in settled and not _same(n, was[n], v)}
        if not changes:
            return Outcome("same", label)
        rewrite_accident(context, before, before.version, changes, "accident.corrected", _WHY)
        shown = differences({n: was[n] for n in changes}, changes, lambda value: _shown(self.roads, value))
        seen = [c for c in shown if c.key not in ("latitude", "longitude", "placed")]
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

    def known(self, context: Context, wanted: Members) -> AccidentInfo | None:
        """The accident of the same number; else of the same fingerprint, unless both have numbers of their own."""
        of_brigade = (Accident.brigade_id == self.brigade_id, Accident.superseded_by.is_(None))
        query = select(Accident.id).where(*of_brigade).limit(1)
        found = None
        if wanted.get("number") is not None:
            found = context.session.scalar(query.where(Accident.number == wanted["number"]))
        if found is None:
            same = query.where(Accident.fingerprint == fingerprint_of(wanted))
            found = context.session.scalar(
                same if wanted.get("number") is None else same.where(Accident.number.is_(None))
            )
        return None if found is None else get_accident(context.session, found)


def read_row(roads: Roads, members: Members) -> Members:
    """What a row says of an accident, as :data:`app.accident.register.SAID` names it. Raises ``accident_time_missing``,
    ``accident_deaths_invalid``, ``chainage_out_of_section``."""
    occurred_at = moment_of(members.pop("occurred_at"), members.pop("clock", None))
    if occurred_at is None:
        raise DomainError("accident_time_missing")
    times = members.pop("death_times", [])
    if not all(isinstance(at, datetime) for at in times):
        raise DomainError("accident_time_missing")
    fatal = members["procedure"] == FATAL
    if fatal and members["deaths"] == 0:
        raise DomainError("accident_deaths_invalid")
    parties = parties_in(members)
    place, text = placed_by(roads, members)
    said = {name: members[name] for name in members if name not in PLACE_COLUMNS}
    said |= {"occurred_at": occurred_at, "procedure": "general" if fatal else members["procedure"], **asdict(place)}
    said |= {"death_times": times} if times else {}
    said |= {"parties": parties} if parties else {}
    said |= {"place_text": text} if text else {}
    return said


def _same(name: str, was: Any, now: Any) -> bool:
    if name == "parties":
        return [(p["vehicle_type"], p["age"]) for p in was] == [(p["vehicle_type"], p["age"]) for p in now]
    if name in ("latitude", "longitude") and was is not None and now is not None:
        return abs(float(was) - float(now)) < 1e-6
    return bool(was == now)


def _label(wanted: Mapping[str, Any]) -> str:
    at = wanted["occurred_at"].astimezone(LOCAL_ZONE).strftime("%Y-%m-%d %H:%M")
    kind = "亡人" if wanted["deaths"] > 0 else _PROCEDURES[wanted["procedure"]]
    return " ".join(each for each in (at, kind, wanted.get("place_text") or "", wanted.get("number") or "") if each)


def _shown(roads: Roads, value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(LOCAL_ZONE).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, list):
        return "、".join(_shown(roads, each) for each in value)
    if isinstance(value, dict):
        return " ".join(str(each) for each in (value["vehicle_type"], value["age"]) if each is not None)
    if isinstance(value, UUID):
        return roads.name_of(value)
    return "" if value is None else _PROCEDURES.get(str(value), str(value))


def _hints(context: Context, items: Sequence[Item]) -> list[Hint]:
    """Rows that may be an accident that is known already, or another row: told, and left to whoever knows."""
    run = _Run(context)
    seen: list[Seen] = []
    for item in items:
        try:
            wanted = read_row(run.roads, dict(item.members))
        except DomainError:
            continue
        if run.known(context, wanted) is None:
            seen.append(Seen.of(wanted, _label(wanted), item.line))
    if not seen:
        return []
    return [
        Hint(
            later.line,
            "occurred_at",
            "accident_alike",
            {"name": later.label, "other": earlier.label, "line": earlier.line},
        )
        for earlier, later in alike_pairs(seen, _around(context, run.brigade_id, seen))
    ]


def _around(context: Context, brigade_id: UUID, seen: Sequence[Seen]) -> list[Seen]:
    """The accidents that count and lie in the days of the file."""
    days = [each.at.astimezone(LOCAL_ZONE).date() for each in seen]
    within = (Accident.brigade_id == brigade_id, Accident.day >= min(days), Accident.day <= max(days))
    columns = (
        Accident.occurred_at, Accident.section_id, Accident.chainage_m, Accident.latitude, Accident.longitude,
        Accident.place_text, Accident.procedure, Accident.deaths, Accident.number,
    )  # fmt: skip
    stands = (Accident.superseded_by.is_(None), Accident.withdrawn_at.is_(None))
    rows = context.session.execute(select(*columns).where(*within, *stands)).mappings()
    return [Seen.of(row, _label(row), 0) for row in map(dict, rows)]


def _tailor(context: Context, kind: ImportKind[Context]) -> ImportKind[Context]:
    mapping = MAPPINGS.of(context.session, brigade_of(context.session, context.actor.unit_id))
    return replace(kind, fields=fields_for(mapping, accident_words(context.session)))


def _begin(context: Context) -> Callable[[Context, Members], Outcome]:
    return _Run(context).take


ACCIDENTS = ImportKind(
    key="accidents",
    title="交通事故",
    fields=FIELDS,
    roles=frozenset(str(role) for role in KEEPING_ROLES),
    identity=_identity,
    begin=_begin,
    hints=_hints,
    blames={
        "unit_unknown": "unit",
        "unit_ambiguous": "unit",
        "accident_time_missing": "occurred_at",
        "accident_in_the_future": "occurred_at",
        "accident_deaths_invalid": "deaths",
        "chainage_out_of_section": "chainage",
        "not_allowed": "unit",
    },
    shapes=frozenset({"Point"}),
    tailor=_tailor,
)
