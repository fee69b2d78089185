"""Words that records are described with (计数项目, 隐患类别): lists as data, which the brigade edits.

A word that was used is never removed: given up, it is offered no more and still has its name."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, String, Table, func, insert, select, true
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel.actor import Role
from app.kernel.command import Context
from app.kernel.database import Base
from app.kernel.errors import DomainError
from app.kernel.reference import FIRST_VERSION, SURE, ReferenceColumn, ReferenceTable

#: The lists are the whole brigade's, so those who keep its lists keep them.
KEEPING_ROLES = frozenset({Role.ADMIN, Role.BRIGADE_LEADER})


class WordColumns:
    """The columns that every table of words has. ``code`` is what records hold."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(24), unique=True)
    name_zh: Mapped[str] = mapped_column(String(12))
    name_en: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    active: Mapped[bool]
    source: Mapped[str] = mapped_column(String(200))
    confidence: Mapped[str] = mapped_column(String(6))
    version: Mapped[int]


@dataclass(frozen=True, slots=True)
class WordInfo:
    """A word as others see it; the members are those of :class:`WordColumns`."""

    id: UUID
    code: str
    name_zh: str
    name_en: str
    position: int
    active: bool
    source: str
    confidence: str
    version: int


class Words:
    """One list of words: rows of ``table``, told to the audit as ``kind``; ``data`` has those of the product."""

    def __init__(self, kind: str, table: type[WordColumns], data: Path) -> None:
        self.kind, self._data = kind, data
        self._model = cast(type[Base], table)
        self._table = cast(Table, self._model.__table__)
        self._columns = [self._table.c[each.name] for each in fields(WordInfo)]

    def load(self, context: Context) -> int:
        """Add the product's words that the table lacks; return how many. Those that are there may have been edited."""
        with self._data.open(encoding="utf-8", newline="") as file:
            rows = [{**row, "position": n} for n, row in enumerate(csv.DictReader(file))]
        known = {word.code for word in self.all(context.session)}
        added = [row for row in rows if row["code"] not in known]
        for row in added:
            word_id = self._write(context, row, row["code"])
            context.changed(f"{self.kind}.added", self.kind, word_id, after=row)
        return len(added)

    def all(self, session: Session) -> list[WordInfo]:
        """All of them in order, those no longer in use included."""
        return self._read(session, true())

    def by_ids(self, session: Session, ids: Collection[UUID]) -> list[WordInfo]:
        """The words of these ids; unknown ids are left out."""
        return self._read(session, self._table.c.id.in_(ids))

    def check(self, session: Session, codes: Collection[str]) -> None:
        """Raise ``word_unknown`` unless all are words of the list; one given up meanwhile is still one."""
        known = session.scalars(select(self._table.c.code).where(self._table.c.code.in_(codes)))
        if unknown := set(codes) - set(known):
            raise DomainError("word_unknown", keys=sorted(unknown))

    @cached_property
    def reference(self) -> ReferenceTable:
        """The list as the brigade edits it."""
        return ReferenceTable(
            self.kind,
            f"{self.kind}.changed",
            self._model,
            (
                ReferenceColumn("code", editable=False),
                ReferenceColumn("name_zh", asked=True),
                ReferenceColumn("name_en", asked=True),
                ReferenceColumn("position"),
                ReferenceColumn("active"),
                ReferenceColumn("source"),
                ReferenceColumn("confidence", confidence=True),
            ),
            KEEPING_ROLES,
            key="id",
            adding=f"{self.kind}.added",
            add=self._create,
        )

    def _create(self, context: Context, said: dict[str, Any]) -> str:
        """Write one more word, behind the others; return its id."""
        last = context.session.scalar(select(func.max(self._table.c.position)))
        code = f"k{context.new_id(self.kind).hex[:12]}"
        own = {"position": 0 if last is None else last + 1, "source": "本单位", "confidence": SURE}
        return str(self._write(context, {"code": code, **own, **said}, code))

    def _write(self, context: Context, members: dict[str, Any], *parts: object) -> UUID:
        word_id = context.new_id(self.kind, *parts)
        context.session.execute(
            insert(self._table), [{**members, "id": word_id, "active": True, "version": FIRST_VERSION}]
        )
        return word_id

    def _read(self, session: Session, condition: ColumnElement[bool]) -> list[WordInfo]:
        query = select(*self._columns).where(condition).order_by(self._table.c.position, self._table.c.code)
        return [WordInfo(*row) for row in session.execute(query)]
