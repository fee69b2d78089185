"""One kind of field records: writing what a command said, reading it, and putting it aside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, bindparam, insert, select, tuple_, update
from sqlalchemy.orm import Session

from app.kernel.command import Context
from app.kernel.database import on_tables
from app.kernel.errors import DomainError
from app.photos.service import carry_links, link_photos, links_of

from .columns import FieldRecord
from .info import FieldRecordInfo
from .newest import Along, newest_of
from .places import place_of, read_place

Info = TypeVar("Info", bound=FieldRecordInfo)
Complete = Callable[[Session, Sequence[Info]], list[Info]]


def as_read(_session: Session, found: Sequence[Info]) -> list[Info]:
    """Nothing is to be completed."""
    return list(found)


class FieldRecords(Generic[Info]):
    """The records of one ``kind``: rows of ``table``, shown as ``info``.

    Members of ``info`` that lie in other tables stand last and have a default; ``complete`` fills them in for all that
    was read, and keeps its order."""

    def __init__(
        self, kind: str, table: type[FieldRecord], info: type[Info], complete: Complete[Info] = as_read
    ) -> None:
        self.kind, self.table = kind, table
        self.members = [each.name for each in fields(info)]
        self.stands: ColumnElement[bool] = table.withdrawn_at.is_(None) & table.superseded_by.is_(None)
        self._info, self._complete = info, complete
        self._select = select(*(getattr(table, name) for name in self.members if hasattr(table, name)))
        # Every command needs these two: built once, the one on the table, not the mapped class.
        # A mixin's type says nothing of the table that each of its classes has.
        self._columns = cast(Table, table.__table__).c  # type: ignore[attr-defined]
        self._insert = insert(self._columns.id.table)
        self._by_id = self._select.where(table.id == bindparam("id"))

    # -- writing ----------------------------------------------------------------------------------------------------

    def add(self, context: Context, members: dict[str, Any]) -> None:
        """Write what the command said: who, when and where from its envelope, and the kind's own ``members``."""
        on_tables(context.session, self._insert, [{**_envelope(context), **members}])

    def link(self, context: Context, photos: list[dict[str, Any]], readers: Iterable[UUID] = ()) -> tuple[str, ...]:
        """Link the photos that the command names to its record; return their digests. ``readers``: officers beside
        its own who see the record, and therefore its photos."""
        officer_id, unit_id = context.actor.officer_id, context.actor.unit_id
        if officer_id is None or unit_id is None:
            raise DomainError("enrolment_unknown")
        return link_photos(context, self.kind, context.command_id, photos, unit_id, officer_id, readers)

    def carry(self, context: Context, before: Info, behind: int, most: int, readers: Iterable[UUID] = ()) -> None:
        """Have the command's record show the photos of the one it corrects, behind its own ``behind``: it was made on
        a phone that doesn't hold them."""
        carry_links(context, self.kind, before.id, context.command_id, behind, most, readers)

    def supersede(self, context: Context, action: str) -> Info | None:
        """Put the record that the command corrects aside, told to the audit as ``action``; return it."""
        if context.supersedes is None:
            return None
        before = self._own_standing(context, context.supersedes.id, "already_superseded")
        self._put_aside(context, before, action, superseded_by=context.command_id)
        return before

    def withdraw(self, context: Context, payload: dict[str, Any], action: str | None) -> Info:
        """Take back the actor's own record that ``schemas.WithdrawalSchema`` names; it stays, marked. Return it.

        Told to the audit as ``action``; where that is None, whoever calls tells what became of the whole."""
        before = self._own_standing(context, payload["command_id"], "already_withdrawn")
        self._put_aside(context, before, action, withdrawn_at=context.now, withdrawn_reason=payload["reason"])
        return before

    def _own_standing(self, context: Context, record_id: UUID, code: str) -> Info:
        found = next(iter(self.hold(context.session, [record_id])), None)
        if found is None or found.officer_id != context.actor.officer_id:
            raise DomainError("not_found")
        if not found.stands:
            raise DomainError(self._why_not(found, code))
        return found

    def _why_not(self, _found: Info, code: str) -> str:
        """The code of a refusal to put aside what doesn't stand; ``code`` where its officer did it before."""
        return code

    def _put_aside(self, context: Context, before: Info, action: str | None, **values: Any) -> None:
        context.session.execute(update(self.table).where(self.table.id == before.id).values(**values))
        if action is None:
            return
        whose = {"unit_id": before.unit_id, "officer_id": before.officer_id}
        after = {name: str(value) for name, value in values.items()}
        context.changed(action, self.kind, before.id, **whose, after=after)

    # -- reading ----------------------------------------------------------------------------------------------------

    def find(self, session: Session, record_id: UUID) -> Info | None:
        """The record of this id, if there is one."""
        return next(iter(self._shown(session, session.execute(self._by_id, {"id": record_id}).all())), None)

    def by_ids(self, session: Session, ids: Iterable[UUID]) -> list[Info]:
        """The records of these ids in the order of their times; unknown ids are left out."""
        return self.read(session, self.table.id.in_(list(ids)))

    def hold(self, session: Session, ids: Iterable[UUID]) -> list[Info]:
        """The same, with every other writer of them waiting until this transaction is over."""
        held = select(self.table.id).where(self.table.id.in_(list(ids))).order_by(self.table.id).with_for_update()
        return self.by_ids(session, session.scalars(held).all())

    def since(self, session: Session, since: datetime, condition: ColumnElement[bool]) -> list[Info]:
        """The records of a condition since an instant, those put aside included."""
        return self.read(session, condition, self.table.corrected_at >= since)

    def read(self, session: Session, *conditions: ColumnElement[bool]) -> list[Info]:
        """The records of all conditions in the order of their times."""
        query = self._select.where(*conditions).order_by(self.table.corrected_at, self.table.id)
        return self._shown(session, session.execute(query).all())

    def page(
        self, session: Session, conditions: Collection[ColumnElement[bool]], before: str | None, limit: int
    ) -> tuple[list[Info], str | None]:
        """At most ``limit`` records, newest first, behind the place ``before``; and the place behind them, if more
        follow. Raises ``request_invalid`` for what is no place."""
        place = tuple_(self.table.corrected_at, self.table.id)
        behind = [] if before is None else [place < read_place(before)]
        query = self._select.where(*conditions, *behind).order_by(self.table.corrected_at.desc(), self.table.id.desc())
        rows = session.execute(query.limit(limit + 1)).all()
        shown = self._shown(session, rows[:limit])
        return shown, place_of(shown[-1].corrected_at, shown[-1].id) if len(rows) > limit else None

    def page_of(
        self,
        session: Session,
        units: Collection[UUID],
        conditions: Sequence[ColumnElement[bool]],
        before: str | None,
        limit: int,
        along: Along | None = None,
    ) -> tuple[list[Info], str | None]:
        """As :meth:`page`, of these units: along the index of unit and time that the records have, or another table's
        of the same; ``conditions`` on the records then say which record a row of that table is of."""
        newest = newest_of(along or self._along, units, conditions, before, limit + 1)
        ids = list(session.scalars(newest))
        shown = self.by_ids(session, ids[:limit])[::-1]
        return shown, place_of(shown[-1].corrected_at, shown[-1].id) if len(ids) > limit else None

    @property
    def _along(self) -> Along:
        return Along(self._columns.unit_id, self._columns.corrected_at, self._columns.id)

    def with_photos(self, session: Session, found: Sequence[Info]) -> list[dict[str, Any]]:
        """Each record's members and its photo links, in one query for all."""
        links = links_of(session, self.kind, [each.id for each in found])
        return [{**self._members_of(each), "photos": links.get(each.id, ())} for each in found]

    def _members_of(self, found: Info) -> dict[str, Any]:
        return {name: getattr(found, name) for name in self.members}

    def _shown(self, session: Session, rows: Sequence[Any]) -> list[Info]:
        return self._complete(session, [self._info(*row) for row in rows])


def _envelope(context: Context) -> dict[str, Any]:
    occurrence, fix = context.occurrence, context.fix
    return {
        "id": context.command_id,
        "officer_id": context.actor.officer_id,
        "unit_id": context.actor.unit_id,
        "claimed_at": occurrence.claimed_at,
        "corrected_at": occurrence.corrected_at,
        "bracket_from": occurrence.bracket_from,
        "bracket_to": occurrence.bracket_to,
        "clock_certain": occurrence.clock_certain,
        "latitude": fix.latitude if fix else None,
        "longitude": fix.longitude if fix else None,
        "accuracy_m": fix.accuracy_m if fix else None,
    }
