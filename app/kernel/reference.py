"""Reference tables (参考表) that the brigade edits: each feature declares its own, one mechanism serves them all.

A change names the version that it saw and a reason, a new row its reason; the audit has before, after and why.
``version`` counts the changes: a row above 1 was edited, and an update of the product leaves it alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast
from uuid import UUID

from marshmallow import Schema, ValidationError, fields, validate
from sqlalchemy import Boolean, Column, Integer, String, Table, Uuid, select, update
from sqlalchemy.orm import Session

from .actor import Actor, Role
from .command import Applied, CommandType, Context, Record
from .database import Base
from .errors import DomainError
from .history import History, history_id
from .ids import derived_id

FIRST_VERSION = 1
SURE = "high"
CONFIDENCES = (SURE, "medium", "low")
LARGEST = 999
_LINE = validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")


def _reason() -> fields.String:
    return fields.String(required=True, validate=[validate.Length(1, 200), _LINE])


class ReferenceChangeSchema(Schema):
    """Members of a row to change, by column, and why; null says that a thing is unknown, which is never zero."""

    changes = fields.Dict(keys=fields.String(), required=True, validate=validate.Length(1, 20))
    reason = _reason()


class ReferenceAdditionSchema(Schema):
    """What a new row says, by column, and why it is needed."""

    values = fields.Dict(keys=fields.String(), required=True, validate=validate.Length(1, 20))
    reason = _reason()


@dataclass(frozen=True, slots=True)
class ReferenceColumn:
    """A column that people see: of text, of numbers from 0 to :data:`LARGEST`, or of yes and no.

    ``confidence`` marks one of :data:`CONFIDENCES`, ``blank`` a text that may be empty, ``asked`` what a new row has to
    say."""

    name: str
    editable: bool = True
    confidence: bool = False
    blank: bool = False
    asked: bool = False


Adding = Callable[[Context, dict[str, Any]], str]


@dataclass(frozen=True)
class ReferenceTable:
    """Rows of ``model``, which has ``position``, ``version`` and the column ``key`` (text or UUIDs) that names them;
    told to the audit, and thus to phones, as ``kind``.

    ``action`` names the command and what the audit says of it (``violation.code_changed``). ``derived`` gives the
    members that follow from changed ones. ``add``, where rows may be added, writes one with the values of the columns
    that are ``asked`` and returns its key; ``adding`` names that command. Where there is a column ``active``, a row
    that is given up keeps its name and is offered no more."""

    kind: str
    action: str
    model: type[Base]
    columns: tuple[ReferenceColumn, ...]
    roles: frozenset[Role] = frozenset({Role.ADMIN})
    derived: Callable[[Mapping[str, Any]], dict[str, Any]] = field(default=lambda _changes: {})
    key: str = "key"
    adding: str = ""
    add: Adding | None = None

    @cached_property
    def _table(self) -> Table:
        return cast(Table, self.model.__table__)

    @cached_property
    def _changes(self) -> Schema:
        return Schema.from_dict({each.name: self._field(each) for each in self.columns if each.editable})(partial=True)

    @cached_property
    def _additions(self) -> Schema:
        return Schema.from_dict({each.name: self._field(each) for each in self.columns if each.asked})()

    @property
    def commands(self) -> tuple[CommandType, ...]:
        """What a desk may say of the table: that a row is another, and, where rows may be added, that there is one."""
        changing = CommandType(self.action, "desk", ReferenceChangeSchema, self.change, self.roles)
        if self.add is None:
            return (changing,)
        return changing, CommandType(self.adding, "desk", ReferenceAdditionSchema, self.take_on, self.roles)

    @property
    def history(self) -> History:
        """What became of a row: anybody's to read, as the rows themselves."""
        return History(self.kind, lambda session, _actor, key: bool(self._read(session, key)))

    def described(self, actor: Actor) -> dict[str, Any]:
        """The table and its columns, and whether the actor may change rows."""
        columns = [
            {
                "name": each.name,
                "type": self._type(each),
                "editable": each.editable,
                "nullable": bool(self._table.c[each.name].nullable),
                "blank": each.blank,
                "asked": each.asked,
                "max_length": self._most(each),
                "choices": list(CONFIDENCES) if each.confidence else None,
            }
            for each in self.columns
        ]
        may_edit = bool(actor.roles & self.roles)
        return {
            "table": self.kind,
            "columns": columns,
            "may_edit": may_edit,
            "may_add": may_edit and self.add is not None,
        }

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
        before = self.row(context.session, payload["key"])
        changes = self._checked(self._changes, "changes", payload)
        at_version = (self._key == self._sought(before["key"]), self._table.c.version == payload["version"])
        written = {**changes, **self.derived(changes), "version": payload["version"] + 1}
        said = update(self._table).where(*at_version).values(written).returning(self._key)
        if context.session.execute(said).first() is None:
            raise DomainError("version_conflict")
        was = {name: before["values"][name] for name in changes}
        context.changed(self.action, self.kind, before["key"], before=was, after=changes, reason=payload["reason"])
        return Applied(Record(self.kind, self._record_id(before["key"])))

    def take_on(self, context: Context, payload: dict[str, Any]) -> Applied:
        """Add a row behind the others; raise ``request_invalid`` (params.fields), ``not_found`` where none is added."""
        if self.add is None:
            raise DomainError("not_found")
        values = self._checked(self._additions, "values", payload)
        key = self.add(context, values)
        context.changed(self.adding, self.kind, key, after=values, reason=payload["reason"])
        return Applied(Record(self.kind, self._record_id(key)))

    def row_of(self, session: Session, record: Record) -> dict[str, Any]:
        """The row that a command was about."""
        return next(row for row in self._read(session) if self._record_id(row["key"]) == record.id)

    @cached_property
    def _key(self) -> Column[Any]:
        return self._table.c[self.key]

    def _sought(self, key: str) -> str | UUID | None:
        return history_id(key) if isinstance(self._key.type, Uuid) else key

    def _record_id(self, key: str) -> UUID:
        """A command's record has a UUID; most rows are named by words."""
        found = self._sought(key)
        return found if isinstance(found, UUID) else derived_id(self.kind, key)

    def _read(self, session: Session, key: str | None = None) -> list[dict[str, Any]]:
        query = select(self._table).order_by(self._table.c.position, self._key)
        if key is not None:
            query = query.where(self._key == self._sought(key))
        return [self._shown(row) for row in session.execute(query).mappings()]

    def _shown(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        return {
            "key": str(row[self.key]),
            "version": row["version"],
            "edited": row["version"] > FIRST_VERSION,
            "unsure": any(row[each.name] != SURE for each in self.columns if each.confidence),
            "values": {each.name: row[each.name] for each in self.columns},
        }

    def _checked(self, schema: Schema, member: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            return cast(dict[str, Any], schema.load(payload[member]))
        except ValidationError as error:
            raise DomainError("request_invalid", fields={"json": {member: error.messages}}) from None

    def _type(self, column: ReferenceColumn) -> str:
        type_ = self._table.c[column.name].type
        if isinstance(type_, Boolean):
            return "flag"
        return "number" if isinstance(type_, Integer) else "text"

    def _most(self, column: ReferenceColumn) -> int | None:
        """How many characters the column takes."""
        type_ = self._table.c[column.name].type
        return type_.length if isinstance(type_, String) else None

    def _field(self, column: ReferenceColumn) -> fields.Field[Any]:
        type_, unknown = self._type(column), bool(self._table.c[column.name].nullable)
        if type_ == "flag":
            return fields.Boolean(required=True, truthy={True}, falsy={False})
        if type_ == "number":
            bounds = validate.Range(0, LARGEST)
            return fields.Integer(required=True, strict=True, allow_none=unknown, validate=bounds)
        return fields.String(required=True, allow_none=unknown, validate=self._bounds(column))

    def _bounds(self, column: ReferenceColumn) -> Callable[[str], Any]:
        if column.confidence:
            return validate.OneOf(CONFIDENCES)
        line = validate.And(validate.Length(1, self._most(column)), _LINE)
        return (lambda text: text == "" or line(text)) if column.blank else line
