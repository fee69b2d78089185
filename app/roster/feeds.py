"""On phones: one's own shifts of this month and the next, so that the coming week is there without a signal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from app.duty.service import today
from app.kernel.feed import Feed, Reader, Shown

from .entries import entries_of_units, first_and_last, month_of
from .own import MONTH, own_id, own_months


def _snapshot(reader: Reader) -> Shown:
    return _own(reader, _months(reader))


def _load(reader: Reader, ids: Iterable[str]) -> Shown:
    wanted = set(ids)
    return {key: data for key, data in _own(reader, _months(reader)).items() if key in wanted}


def _months(reader: Reader) -> list[str]:
    this = today(reader.now).replace(day=1)
    return [month_of(this), month_of(this + timedelta(days=31))]


def _own(reader: Reader, months: list[str]) -> Shown:
    officer_id, unit_id = reader.actor.officer_id, reader.actor.unit_id
    if officer_id is None or unit_id is None:
        return {}
    found: dict[str, dict[str, object]] = {}
    for month in months:
        shifts = own_months(entries_of_units(reader.session, [unit_id], *first_and_last(month))).get(officer_id)
        if shifts:
            found[own_id(officer_id, month)] = {"month": month, "shifts": shifts}
    return found


FEEDS = (Feed(MONTH, _snapshot, _load),)
