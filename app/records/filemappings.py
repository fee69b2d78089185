"""How a brigade's own files are read, remembered: which heading means which member, which word which code.

What was said once holds for every later file with the same headings and words, whoever brings it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ForeignKey, Table, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel.command import Applied, Context, Record
from app.kernel.database import Base
from app.kernel.errors import DomainError
from app.kernel.ids import derived_id
from app.tabular.cells import name_key
from app.tabular.columns import Column
from app.tabular.importing import ImportField

MOST = 400
"""As many headings, and words of a list, as are remembered: a file has some dozens."""


class MappingColumns:
    """The columns of a table of mappings: ``columns`` is the member by heading, "" for one to be passed over; ``words``
    by list the code by the word that files write, "" for one that says nothing."""

    brigade_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    columns: Mapped[dict[str, Any]]
    words: Mapped[dict[str, Any]]
    version: Mapped[int]


@dataclass(frozen=True, slots=True)
class MappingInfo:
    """What is remembered; the members are those of :class:`MappingColumns`. Version 0: nothing yet."""

    brigade_id: UUID
    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    version: int = 0

    def column(self, column: Column) -> Column:
        """The column with the brigade's own headings before ours, and without those that it uses otherwise."""
        own = tuple(key for key, member in self.columns.items() if member == column.key)
        ours = tuple(name for name in column.names if self.columns.get(name_key(name), column.key) == column.key)
        return replace(column, names=(*own, *ours) or column.names[:1])

    def tailored(self, each: ImportField, reader: Any) -> ImportField:
        """The field with the brigade's headings and, where it has words, their ``reader`` (``app.tabular.words``)."""
        column = self.column(each.column)
        if reader is None:
            return replace(each, column=column)
        return replace(each, column=column, read=reader, unknown=reader.unknown)


class FileMappings:
    """The mappings of one kind of file: rows of ``table``, told to the audit as ``kind``; ``lists`` are those whose
    words are remembered, ``check`` raises ``word_unknown`` unless each (list, code) is a word."""

    def __init__(
        self,
        kind: str,
        action: str,
        table: type[MappingColumns],
        lists: Sequence[str],
        check: Callable[[Session, list[tuple[str, str | None]]], object],
    ) -> None:
        self.kind, self.lists = kind, tuple(lists)
        self._action, self._check = action, check
        self._table = cast(Table, cast(type[Base], table).__table__)

    def of(self, session: Session, brigade_id: UUID) -> MappingInfo:
        """What the brigade's mapping is."""
        t = self._table.c
        row = session.execute(select(t.columns, t.words, t.version).where(t.brigade_id == brigade_id)).first()
        return MappingInfo(brigade_id) if row is None else MappingInfo(brigade_id, *row)

    def remember(self, context: Context, payload: dict[str, Any]) -> Applied:
        """Add what a person said of headings and words to what is remembered at ``version``."""
        brigade_id, said = payload["brigade_id"], payload["said"]
        before = self.of(context.session, brigade_id)
        spoken = {name: said["words"].get(name, {}) for name in self.lists}
        self._check(context.session, [(name, code or None) for name in spoken for code in spoken[name].values()])
        columns = {**before.columns, **_by_keys(said["columns"])}
        words = {name: {**before.words.get(name, {}), **_by_keys(spoken[name])} for name in self.lists}
        if max(len(columns), *(len(each) for each in words.values())) > MOST:
            raise DomainError("file_mapping_full", limit=MOST)
        self._write(context.session, before, payload["version"], {"columns": columns, "words": words})
        context.changed(self._action, self.kind, brigade_id, unit_id=brigade_id, after=said)
        return Applied(Record(self.kind, derived_id(self.kind, brigade_id)))

    def _write(self, session: Session, before: MappingInfo, version: int, values: dict[str, Any]) -> None:
        if version != before.version:
            raise DomainError("version_conflict")
        if version == 0:
            session.execute(insert(self._table), [{**values, "brigade_id": before.brigade_id, "version": 1}])
            return
        t = self._table.c
        at_version = update(self._table).where(t.brigade_id == before.brigade_id, t.version == version)
        session.execute(at_version.values(**values, version=version + 1))


def _by_keys(said: Mapping[str, str]) -> dict[str, str]:
    return {key: value for title, value in said.items() if (key := name_key(title))}
