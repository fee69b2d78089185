"""Taking in a whole list of targets: first a dry run that names every bad row, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from marshmallow import ValidationError

from app.kernel.command import Context
from app.kernel.errors import DomainError

from .access import require_keeper
from .schemas import NewTargetSchema
from .targetfile import BadRow, TargetRow, read_targets
from .targets import TargetInfo, add_target, rewrite_target, targets_of
from .words import category_keys

_SCHEMA = NewTargetSchema()
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a list would do, or did: rows that add a target, change one, or say what is known already."""

    added: int
    changed: int
    unchanged: int
    bad: tuple[BadRow, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A row that can be taken: its members as a target has them, those the file named, and the target it fits."""

    line: int
    members: dict[str, Any]
    named: frozenset[str]
    before: TargetInfo | None

    @property
    def changes(self) -> dict[str, Any]:
        """What the row says differently; a blank cell says nothing, and a known alias is no new name."""
        if self.before is None:
            return {}
        known_as = self.named - {"name"} if self.members["name"] in self.before.aliases else self.named
        return {n: self.members[n] for n in sorted(known_as) if getattr(self.before, n) != self.members[n]}


def import_targets(context: Context, unit_id: UUID, raw: bytes, *, commit: bool) -> ImportReport:
    """Read a list for a unit; write it only if ``commit`` and no row is bad.

    A row fits the target with its key (编号), else the one of its kind, town and name or alias."""
    require_keeper(context.actor, unit_id)
    rows, unreadable = read_targets(raw)
    steps, refused = _steps(context, unit_id, rows)
    bad = tuple(sorted([*unreadable, *refused], key=lambda row: row.line))
    if commit and not bad:
        for step in steps:
            _take(context, step)
    changed = sum(step.before is not None and bool(step.changes) for step in steps)
    added = sum(step.before is None for step in steps)
    return ImportReport(added, changed, len(steps) - added - changed, bad)


def _steps(context: Context, unit_id: UUID, rows: Sequence[TargetRow]) -> tuple[list[_Step], list[BadRow]]:
    known = _Known(targets_of(context.session, [unit_id]))
    categories = set(category_keys(context.session))
    steps: list[_Step] = []
    bad: list[BadRow] = []
    for row in rows:
        try:
            members = _SCHEMA.load({**row.members, "unit_id": str(unit_id)})
            _check_whole(members, categories)
            before = known.claim(members)
            steps.append(_Step(row.line, members, frozenset(row.members), before))
        except ValidationError as error:
            bad += [BadRow(row.line, str(column), "invalid") for column in error.messages_dict]
        except DomainError as refusal:
            bad.append(BadRow(row.line, None, refusal.code))
    return steps, bad


def _check_whole(members: dict[str, Any], categories: set[str]) -> None:
    if (members["latitude"] is None) != (members["longitude"] is None):
        raise DomainError("geometry_invalid")
    if (members["lunar_month"] is None) != (members["lunar_day"] is None):
        raise DomainError("lunar_date_invalid")
    if not categories.issuperset(members["categories"]):
        raise DomainError("word_unknown")


def _take(context: Context, step: _Step) -> None:
    if step.before is None:
        add_target(context, step.members, "target", step.line)
    elif step.changes:
        rewrite_target(context, step.before, step.before.version, step.changes)


class _Known:
    """The unit's targets by all that a row may call them; each may be claimed by one row only."""

    def __init__(self, targets: Iterable[TargetInfo]) -> None:
        self._by_key: dict[Key, TargetInfo] = {}
        self._claimed: set[Key] = set()
        for target in targets:
            for key in _keys(target.kind, target.town_name, [target.name, *target.aliases], target.external_key):
                self._by_key.setdefault(key, target)

    def claim(self, members: dict[str, Any]) -> TargetInfo | None:
        """The target that a row means, None for a new one; raise ``target_repeated`` if an earlier row meant it."""
        names = [members["name"], *members["aliases"]]
        keys = _keys(members["kind"], members["town_name"], names, members["external_key"])
        found = next((self._by_key[key] for key in keys if key in self._by_key), None)
        claims = {*keys, *([("id", str(found.id))] if found else [])}
        if claims & self._claimed:
            raise DomainError("target_repeated")
        self._claimed |= claims
        return found


def _keys(kind: str, town: str, names: Sequence[str], external_key: str | None) -> list[Key]:
    """What may call a target, the surest first."""
    by_key = [] if external_key is None else [("key", kind, external_key)]
    return [*by_key, *(("name", kind, town, name) for name in names)]
