"""What is counted (计数项目): data that the brigade edits. A kind that was counted with is never removed."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, insert, select, true, update
from sqlalchemy.orm import Session

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .models import TallyKind

KIND = "tally_kind"
_DATA = Path(__file__).parent / "data" / "tally_kinds.csv"


@dataclass(frozen=True, slots=True)
class KindInfo:
    """A kind as others see it; the members are those of :class:`TallyKind`."""

    id: UUID
    code: str
    name_zh: str
    name_en: str
    position: int
    active: bool
    source: str
    confidence: str
    version: int


_COLUMNS = [getattr(TallyKind, each.name) for each in fields(KindInfo)]


def product_kinds() -> list[dict[str, Any]]:
    """The kinds that come with the product, in their order."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        return [{**row, "position": n} for n, row in enumerate(csv.DictReader(file))]


def load_kinds(context: Context) -> int:
    """Add the product's kinds that the table lacks; return how many. Those that are there may have been edited."""
    known = {kind.code for kind in all_kinds(context.session)}
    rows = [row for row in product_kinds() if row["code"] not in known]
    for row in rows:
        _add(context, row, row["code"])
    return len(rows)


def all_kinds(session: Session) -> list[KindInfo]:
    """All kinds in order, those no longer in use included."""
    return _read(session, true())


def kinds_by_ids(session: Session, ids: Collection[UUID]) -> list[KindInfo]:
    """The kinds of these ids; unknown ids are left out."""
    return _read(session, TallyKind.id.in_(ids))


def get_kind(session: Session, kind_id: UUID) -> KindInfo:
    """The kind of this id; raise ``not_found``."""
    found = kinds_by_ids(session, [kind_id])
    if not found:
        raise DomainError("not_found")
    return found[0]


def check_kinds(session: Session, codes: Collection[str]) -> None:
    """Raise ``word_unknown`` unless all are kinds; one given up meanwhile is still one."""
    known = session.scalars(select(TallyKind.code).where(TallyKind.code.in_(codes)))
    if unknown := set(codes) - set(known):
        raise DomainError("word_unknown", keys=sorted(unknown))


def create_kind(context: Context, payload: dict[str, Any]) -> Applied:
    """Count one more kind of work, behind the others."""
    last = context.session.scalar(select(func.max(TallyKind.position)))
    own = {"position": 0 if last is None else last + 1, "source": "the brigade", "confidence": "high"}
    kind_id = context.new_id(KIND)
    return Applied(Record(KIND, _add(context, {"code": f"k{kind_id.hex[:12]}", **own, **payload}, kind_id)))


def change_kind(context: Context, payload: dict[str, Any]) -> Applied:
    """Change name, place or use of the kind that stands at ``version``."""
    before, changes = get_kind(context.session, payload["id"]), payload["changes"]
    at_version = update(TallyKind).where(TallyKind.id == before.id, TallyKind.version == payload["version"])
    written = context.session.execute(at_version.values(**changes, version=before.version + 1).returning(TallyKind.id))
    if written.first() is None:
        raise DomainError("version_conflict")
    was = {name: asdict(before)[name] for name in changes}
    context.changed("shift.kind_changed", KIND, before.id, before=was, after=changes)
    return Applied(Record(KIND, before.id))


def _add(context: Context, members: dict[str, Any], *parts: object) -> UUID:
    """Write a kind and tell of it, of no unit: everybody counts with it."""
    kind_id = context.new_id(KIND, *parts)
    context.session.execute(insert(TallyKind), [{**members, "id": kind_id, "active": True, "version": 1}])
    context.changed("shift.kind_added", KIND, kind_id, after=members)
    return kind_id


def _read(session: Session, condition: ColumnElement[bool]) -> list[KindInfo]:
    query = select(*_COLUMNS).where(condition).order_by(TallyKind.position, TallyKind.code)
    return [KindInfo(*row) for row in session.execute(query)]
