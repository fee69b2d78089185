"""On phones: what one found oneself and what became of it, and the kinds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown
from app.records.words import WordInfo

from .kinds import KINDS
from .queries import HAZARD, hazards_by_ids, own_hazards
from .schemas import HazardKindSchema, HazardSchema

SHOWN_DAYS = 30
_HAZARD, _KIND = HazardSchema(), HazardKindSchema()


def _hazards(reader: Reader) -> Shown:
    if reader.actor.officer_id is None:
        return {}
    return _dump(own_hazards(reader.session, reader.actor.officer_id, reader.now - timedelta(days=SHOWN_DAYS)))


def _load_hazards(reader: Reader, ids: Iterable[str]) -> Shown:
    found = hazards_by_ids(reader.session, _uuids(ids))
    return _dump(each for each in found if each["officer_id"] == reader.actor.officer_id)


def _dump(found: Iterable[dict[str, Any]]) -> Shown:
    return {str(each["id"]): _HAZARD.dump(each) for each in found}


def _kinds(reader: Reader) -> Shown:
    return _dump_kinds(KINDS.all(reader.session))


def _load_kinds(reader: Reader, ids: Iterable[str]) -> Shown:
    return _dump_kinds(KINDS.by_ids(reader.session, _uuids(ids)))


def _dump_kinds(found: Iterable[WordInfo]) -> Shown:
    return {str(each.id): _KIND.dump(each) for each in found}


def _uuids(ids: Iterable[str]) -> list[UUID]:
    return [UUID(each) for each in ids]


FEEDS = (Feed(HAZARD, _hazards, _load_hazards), Feed(KINDS.kind, _kinds, _load_kinds))
