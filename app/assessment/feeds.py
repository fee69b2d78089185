"""Credits on phones: an officer's own of the last 35 days, so that the whole period can be explained without signal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from app.duty.service import requirements_between, requirements_by_ids, today
from app.kernel.feed import Feed, Reader, Shown

from .cards import credits_by_keys, read_credit_id
from .gathering import CreditView, credits_between
from .indicators import SUBJECTS_OF_INDICATOR
from .schemas import CreditSchema

SHOWN = timedelta(days=35)
_SCHEMA = CreditSchema()


def _snapshot(reader: Reader) -> Shown:
    unit_id, officer_id = reader.actor.unit_id, reader.actor.officer_id
    if unit_id is None:
        return {}
    last = today(reader.now)
    infos = requirements_between(reader.session, last - SHOWN, last, [unit_id])
    own = {each.id for each in infos if officer_id in each.officer_ids}
    found = credits_between(reader.session, [unit_id], last - SHOWN, last)
    return _dump(each for each in found if each["requirement_id"] in own)


def _load(reader: Reader, ids: Iterable[str]) -> Shown:
    found = credits_by_keys(reader.session, [read_credit_id(i) for i in ids])
    requirements = requirements_by_ids(reader.session, {each["requirement_id"] for each in found})
    own = {i for i, each in requirements.items() if reader.actor.officer_id in each.officer_ids}
    return _dump(each for each in found if each["requirement_id"] in own)


def _dump(found: Iterable[CreditView]) -> Shown:
    """Only what an officer's own card may count: the staffing of a post is not the crew's to answer for."""
    return {each["id"]: _SCHEMA.dump(each) for each in found if "officer" in SUBJECTS_OF_INDICATOR[each["indicator"]]}


FEEDS: tuple[Feed, ...] = (Feed("credit", _snapshot, _load),)
