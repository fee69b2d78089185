"""Check-ins on phones: an officer's own of the last 30 days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown

from .schemas import CheckInSchema
from .service import CheckInInfo, check_ins_by_ids, own_check_ins

SHOWN_DAYS = 30
_SCHEMA = CheckInSchema()


def _snapshot(reader: Reader) -> Shown:
    if reader.actor.officer_id is None:
        return {}
    since = reader.now - timedelta(days=SHOWN_DAYS)
    return _dump(own_check_ins(reader.session, reader.actor.officer_id, since))


def _load(reader: Reader, ids: Iterable[str]) -> Shown:
    found = check_ins_by_ids(reader.session, (UUID(i) for i in ids))
    return _dump(each for each in found if each.officer_id == reader.actor.officer_id)


def _dump(check_ins: Iterable[CheckInInfo]) -> Shown:
    return {str(each.id): _SCHEMA.dump(each) for each in check_ins}


FEEDS = (Feed("check_in", _snapshot, _load),)
