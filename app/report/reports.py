"""A unit's report of a duty day as it stands: the draft from today's records, what people changed, what is final."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.service import UnitInfo, descendants, officers_by_ids, unit_tree
from app.duty.service import today
from app.kernel import strictjson
from app.kernel.actor import Actor
from app.kernel.errors import DomainError
from app.kernel.ids import derived_id
from app.kernel.signing import sha256_hex

from .access import require_reported
from .clockwords import day_text, weekday_text
from .gathering import gather
from .models import DailyReport, ReportChange, ReportFinal
from .rules import CASE, OUTCOME, Evidence, Figure, Source, Value, draft
from .templates import current_text
from .text import Named, fill, placeholders, squad_line
from .words import Word, group_keys, word_of

KIND = "daily_report"


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody said instead of the draft, and why; ``value`` None: as drafted again."""

    position: int
    key: str
    value: Value
    drafted: Value
    reason: str
    officer_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Final:
    """A final version; ``figures`` are the members of :class:`Shown` that stay."""

    position: int
    figures: list[dict[str, Any]]
    text: str
    reason: str
    officer_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as the report has it: ``drafted`` is what today's records say, ``frozen`` what the last final version
    said."""

    key: str
    word: Word
    value: Value
    drafted: Value
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    frozen: Value = None
    change: Change | None = None
    planned: int | float = 0

    @property
    def named(self) -> Named:
        """As it goes out."""
        return Named(self.key, self.value, self.word, self.planned)

    def kept(self) -> dict[str, Any]:
        """What a final version keeps of it."""
        said = {"key": self.key, "value": self.value, "drafted": self.drafted, "planned": self.planned}
        return {**said, **asdict(self.word)}


@dataclass(frozen=True, slots=True)
class Squad:
    """A squad in its brigade's report."""

    unit: UnitInfo
    state: str
    figures: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. ``state``: draft, final, or amending (changed since it was final)."""

    id: UUID
    unit: UnitInfo
    duty_day: date
    version: int
    figures: tuple[Shown, ...]
    changes: tuple[Change, ...]
    finals: tuple[Final, ...]
    squads: tuple[Squad, ...] = ()
    text: str = ""
    previous: Mapping[str, Value] = field(default_factory=dict)

    @property
    def state(self) -> str:
        if not self.finals:
            return "draft"
        return "amending" if self.amendments else "final"

    @property
    def amendments(self) -> tuple[Change, ...]:
        """The changes since the last final version."""
        last = self.finals[-1].position if self.finals else 0
        return tuple(each for each in self.changes if each.position > last)

    @property
    def digest(self) -> str:
        """What somebody saw who makes it final; other records or changes give another."""
        said = [[each.key, each.value, each.planned] for each in self.figures]
        return sha256_hex(strictjson.dumps([str(self.id), self.version, said]).encode())


def report_id(unit_id: UUID, day: date) -> UUID:
    """The id that the report of a unit and a day has everywhere."""
    return derived_id(KIND, unit_id, day)


def read_report(session: Session, actor: Actor, unit_id: UUID, day: date, now: datetime) -> Report:
    """The report with its text, its squads and the day before. Raises ``not_found`` for a unit that the actor doesn't
    oversee, ``request_invalid`` for a day to come."""
    require_reported(actor, unit_id)
    if day > today(now):
        raise DomainError("request_invalid", fields={"day": ["lies in the future"]})
    units = {unit.id: unit for unit in unit_tree(session)}
    squads = tuple(_squad(session, unit, units, day, now) for unit in _squads_of(units.values(), unit_id))
    found = replace(_standing(session, units[unit_id], units, day, now), squads=squads)
    yesterday = _standing(session, units[unit_id], units, day - timedelta(days=1), now)
    previous = {each.key: each.value for each in yesterday.figures}
    text = found.finals[-1].text if found.state == "final" else _text(session, found)
    return replace(found, previous=previous, text=text)


def _squads_of(units: Iterable[UnitInfo], unit_id: UUID) -> list[UnitInfo]:
    return [unit for unit in units if unit.parent_id == unit_id and unit.kind == "squad" and unit.ended_at is None]


def _squad(session: Session, unit: UnitInfo, units: Mapping[UUID, UnitInfo], day: date, now: datetime) -> Squad:
    found = _standing(session, unit, units, day, now)
    return Squad(unit, found.state, found.figures)


def _standing(session: Session, unit: UnitInfo, units: Mapping[UUID, UnitInfo], day: date, now: datetime) -> Report:
    """The report without its text, its squads and the day before."""
    below, names = descendants(session, unit.id), {each.id: each.name for each in units.values()}
    gathered = gather(session, below, names, day, now)
    head = session.execute(_HEAD.where(DailyReport.unit_id == unit.id, DailyReport.duty_day == day)).first()
    changes, finals = ((), ()) if head is None else (_changes(session, head.id), _finals(session, head.id))
    settled = Report(report_id(unit.id, day), unit, day, head.version if head else 0, (), changes, finals)
    drafted = draft(gathered.facts, group_keys())
    words = {figure.key: word_of(figure.key, gathered.kinds) for figure in drafted}
    return replace(settled, figures=tuple(_settled(drafted, words, settled)))


_HEAD = select(DailyReport.id, DailyReport.version)


def _changes(session: Session, of: UUID) -> tuple[Change, ...]:
    c = ReportChange
    query = select(c.position, c.key, c.said, c.reason, c.officer_id, c.at).where(c.report_id == of)
    return tuple(
        Change(row.position, row.key, row.said["value"], row.said["drafted"], row.reason, row.officer_id, row.at)
        for row in session.execute(query.order_by(c.position))
    )


def _finals(session: Session, of: UUID) -> tuple[Final, ...]:
    f = ReportFinal
    query = select(f.position, f.figures, f.text, f.reason, f.officer_id, f.at).where(f.report_id == of)
    return tuple(Final(*row) for row in session.execute(query.order_by(f.position)))


def _settled(drafted: Sequence[Figure], words: Mapping[str, Word], report: Report) -> list[Shown]:
    """Each figure: as the last final version has it, else as drafted, and over that the changes made since."""
    kept = {each["key"]: each for each in report.finals[-1].figures} if report.finals else {}
    said = {change.key: change for change in report.amendments}
    shown = []
    for figure in drafted:
        frozen = kept.get(figure.key)
        value = figure.value if frozen is None else frozen["value"]
        planned = figure.planned if frozen is None else frozen.get("planned", 0)
        if (change := said.get(figure.key)) is not None:
            value = figure.value if change.value is None else change.value
            planned = figure.planned if change.value is None else 0  # somebody vouches for what they said
        shown.append(
            Shown(
                key=figure.key,
                word=words[figure.key],
                value=value,
                drafted=figure.value,
                sources=figure.sources,
                evidence=figure.evidence,
                frozen=None if frozen is None else frozen["value"],
                change=change or _latest(report.changes, figure.key),
                planned=planned,
            )
        )
    return _with_frozen(shown, kept, final=report.state == "final")


def _with_frozen(shown: list[Shown], kept: Mapping[str, dict[str, Any]], *, final: bool) -> list[Shown]:
    """A frozen report has exactly its own figures, also those that today's records would no longer draft."""
    if not final:
        return shown
    known = {each.key for each in shown}
    gone = [_frozen(row) for row in kept.values() if row["key"] not in known]
    return [*(each for each in shown if each.key in kept), *gone]


def _frozen(row: dict[str, Any]) -> Shown:
    word = Word(**{name: row[name] for name in Word.__slots__})
    return Shown(row["key"], word, row["value"], None, frozen=row["value"], planned=row.get("planned", 0))


def _latest(changes: Sequence[Change], key: str) -> Change | None:
    return next((each for each in reversed(changes) if each.key == key), None)


def values_of(report: Report) -> dict[str, str]:
    """What the text template may ask for."""
    about = {"unit": report.unit.name, "day": day_text(report.duty_day), "weekday": weekday_text(report.duty_day)}
    named = [each.named for each in report.figures]
    squads = [squad_line(each.unit.name, {f.key: f.named for f in each.figures}) for each in report.squads]
    return placeholders(named, about, squads)


def _text(session: Session, report: Report) -> str:
    return fill(current_text(session, report.unit.id).text, values_of(report))


def known_placeholders(session: Session, unit_id: UUID, now: datetime) -> set[str]:
    """All names that a text template may have, whatever today's draft holds."""
    units = {unit.id: unit for unit in unit_tree(session)}
    report = _standing(session, units[unit_id], units, today(now), now)
    return {*values_of(report), *(f"{CASE}{group}" for group in group_keys()), *_OUTCOMES}


_OUTCOMES = tuple(f"{OUTCOME}{name}" for name in ("penalty_issued", "warning", "recorded"))


def names_of(session: Session, officer_ids: Collection[UUID]) -> dict[UUID, str]:
    """Who changed or finished a report, by name: their work at the desk, which they sign."""
    return {each.id: each.name for each in officers_by_ids(session, officer_ids).values()}
