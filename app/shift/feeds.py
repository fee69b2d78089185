"""On phones: the shifts that one is out in, one's own tallies, and what is counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown
from app.records.words import WordInfo

from . import queries
from .kinds import KINDS
from .queries import ShiftInfo, shifts_by_ids, shifts_with
from .schemas import ShiftSchema, TallyKindSchema, TallySchema
from .tallies import TALLIES, TallyInfo, own_tallies

SHOWN_DAYS = 7
_SHIFT, _TALLY, _KIND = ShiftSchema(), TallySchema(), TallyKindSchema()


def _shifts(reader: Reader) -> Shown:
    officer_id = reader.actor.officer_id
    since = reader.now - timedelta(days=SHOWN_DAYS)
    return {} if officer_id is None else _dump_shifts(shifts_with(reader.session, [officer_id], since))


def _load_shifts(reader: Reader, ids: Iterable[str]) -> Shown:
    found = shifts_by_ids(reader.session, _uuids(ids))
    return _dump_shifts(each for each in found if reader.actor.officer_id in each.people)


def _dump_shifts(found: Iterable[ShiftInfo]) -> Shown:
    return {str(each.id): _SHIFT.dump(each) for each in found}


def _tallies(reader: Reader) -> Shown:
    officer_id = reader.actor.officer_id
    since = reader.now - timedelta(days=SHOWN_DAYS)
    return {} if officer_id is None else _dump_tallies(own_tallies(reader.session, officer_id, since))


def _load_tallies(reader: Reader, ids: Iterable[str]) -> Shown:
    found = TALLIES.by_ids(reader.session, _uuids(ids))
    return _dump_tallies(each for each in found if each.officer_id == reader.actor.officer_id and each.stands)


def _dump_tallies(found: Iterable[TallyInfo]) -> Shown:
    return {str(each.id): _TALLY.dump(each) for each in found}


def _kinds(reader: Reader) -> Shown:
    return _dump_kinds(KINDS.all(reader.session))


def _load_kinds(reader: Reader, ids: Iterable[str]) -> Shown:
    return _dump_kinds(KINDS.by_ids(reader.session, _uuids(ids)))


def _dump_kinds(found: Iterable[WordInfo]) -> Shown:
    """Those given up too: what was counted with them has a name."""
    return {str(each.id): _KIND.dump(each) for each in found}


def _uuids(ids: Iterable[str]) -> list[UUID]:
    return [UUID(each) for each in ids]


FEEDS = (
    Feed(queries.SHIFT, _shifts, _load_shifts),
    Feed(TALLIES.kind, _tallies, _load_tallies),
    Feed(KINDS.kind, _kinds, _load_kinds),
)
