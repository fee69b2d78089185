"""Reference tables (参考表) that the brigade edits: each feature declares its own, one mechanism serves them all.

A change names the version that it saw and a reason; the audit has before, after and why. ``version`` counts the
changes: a row above 1 was edited, and an update of the product leaves it alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from marshmallow import Schema, ValidationError, fields, validate
from sqlalchemy import String, Table, select, update
from sqlalchemy.orm import Session

from .actor import Actor, Role
from .command import Applied, CommandType, Context, Record
from .database import Base
from .errors import DomainError
from .history import History
from .ids import derived_id

FIRST_VERSION = 1
SURE = "high"
CONFIDENCES = (SURE, "medium", "low")
_LINE = validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")


class ReferenceChangeSchema(Schema):
    """Members of a row to change, by column, and why; null says that a thing is unknown, which is never zero."""

    changes = fields.Dict(keys=fields.String(), required=True, validate=validate.Length(1, 20))
    reason = fields.String(required=True, validate=[validate.Length(1, 200), _LINE])


@dataclass(frozen=True, slots=True)
class ReferenceColumn:
    """A column that people see. ``confidence`` marks one of :data:`CONFIDENCES`."""

    name: str
    editable: bool = True
    confidence: bool = False


@dataclass(frozen=True)
class ReferenceTable:
    """Rows of ``model``, which has ``key``, ``position`` and ``version``; told to the audit, and thus to phones, as
    ``kind``.

    ``action`` names the command and what the audit says of it (``violation.code_changed``). ``derived`` gives the
    members that follow from changed ones."""

    kind: str
    action: str
    model: type[Base]
    columns: tuple[ReferenceColumn, ...]
    roles: frozenset[Role] = frozenset({Role.ADMIN})
    derived: Callable[[Mapping[str, Any]], dict[str, Any]] = field(default=lambda _changes: {})

    @cached_property
    def _table(self) -> Table:
        return cast(Table, self.model.__table__)

    @cached_property
    def _changes(self) -> Schema:
        return Schema.from_dict({each.name: self._field(each) for each in self.columns if each.editable})(partial=True)

    @property
    def command(self) -> CommandType:
        """The desk's command that changes a row."""
        return CommandType(self.action, "desk", ReferenceChangeSchema, self.change, self.roles)

    @property
    def history(self) -> History:
        """What became of a row: anybody's to read, as the rows themselves."""
        return History(self.kind, lambda session, _actor, key: bool(self._read(session, key)))

    def described(self, actor: Actor) -> dict[str, Any]:
        """The table and its columns, and whether the actor may change rows."""
        columns = [
            {
                "name": each.name,
                "editable": each.editable,
                "nullable": bool(self._table.c[each.name].nullable),
                "max_length": self._most(each),
                "choices": list(CONFIDENCES) if each.confidence else None,
            }
            for each in self.columns
        ]
        return {"table": self.kind, "columns": columns, "may_edit": bool(actor.roles & self.roles)}

    def rows(self, session: Session) -> list[dict[str, Any]]:
        """All rows, in order."""
        return self._read(session)

    def row(self, session: Session, key: str) -> dict[str, Any]:
        """The row of this key; raise ``not_found``."""
        found = self._read(session, key)
        if not found:
            raise DomainError("not_found")
        return found[0]

    def change(self, context: Context, payload: dict[str, Any]) -> Applied:
        """Change the members named in ``changes`` of the row ``key`` that stands at ``version``.

        Raises ``not_found``, ``request_invalid`` (params.fields) and ``version_conflict``."""
        before, changes = self.row(context.session, payload["key"]), self._checked(payload["changes"])
        at_version = (self._table.c.key == before["key"], self._table.c.version == payload["version"])
        written = {**changes, **self.derived(changes), "version": payload["version"] + 1}
        said = update(self._table).where(*at_version).values(written).returning(self._table.c.key)
        if context.session.execute(said).first() is None:
            raise DomainError("version_conflict")
        was = {name: before["values"][name] for name in changes}
        context.changed(self.action, self.kind, before["key"], before=was, after=changes, reason=payload["reason"])
        return Applied(Record(self.kind, derived_id(self.kind, before["key"])))

    def _read(self, session: Session, key: str | None = None) -> list[dict[str, Any]]:
        query = select(self._table).order_by(self._table.c.position, self._table.c.key)
        if key is not None:
            query = query.where(self._table.c.key == key)
        return [self._shown(row) for row in session.execute(query).mappings()]

    def _shown(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        return {
            "key": row["key"],
            "version": row["version"],
            "edited": row["version"] > FIRST_VERSION,
            "unsure": any(row[each.name] != SURE for each in self.columns if each.confidence),
            "values": {each.name: row[each.name] for each in self.columns},
        }

    def _checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        try:
            return cast(dict[str, Any], self._changes.load(changes))
        except ValidationError as error:
            raise DomainError("request_invalid", fields={"json": {"changes": error.messages}}) from None

    def _most(self, column: ReferenceColumn) -> int | None:
        """How many characters the column takes."""
        type_ = self._table.c[column.name].type
        return type_.length if isinstance(type_, String) else None

    def _field(self, column: ReferenceColumn) -> fields.String:
        bounds = [validate.OneOf(CONFIDENCES)] if column.confidence else [validate.Length(1, self._most(column)), _LINE]
        return fields.String(required=True, allow_none=bool(self._table.c[column.name].nullable), validate=bounds)
