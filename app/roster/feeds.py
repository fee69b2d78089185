"""On phones: one's own shifts of this month and the next, so that the coming week is there without a signal; who of the
squad is on from today, as it hangs on the wall, so that a swap can be asked for; and the swaps and leave that concern
one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from marshmallow import Schema

from app.duty.service import today
from app.kernel.feed import Feed, Reader, Shown

from .entries import entries_of_units, first_and_last, month_id, month_of
from .own import MONTH, own_id, own_months
from .previews import previews
from .requests import LEAVE, SWAP, Request, is_on_phone, leaves_by_ids, leaves_for, swaps_by_ids, swaps_for
from .schemas import LeaveSchema, SwapSchema
from .writing import KIND as SQUAD


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


# -- the squad's ------------------------------------------------------------------------------------------------------


def _squads(reader: Reader) -> Shown:
    unit_id, this_day = reader.actor.unit_id, today(reader.now)
    if unit_id is None:
        return {}
    return {str(month_id(unit_id, each)): _on(reader, unit_id, each, this_day) for each in _months(reader)}


def _on(reader: Reader, unit_id: UUID, month: str, this_day: date) -> dict[str, object]:
    """A month by person and day, without the days that are over; nobody's car or crew."""
    first, last = first_and_last(month)
    found: dict[str, dict[str, list[str]]] = {}
    for each in entries_of_units(reader.session, [unit_id], max(first, this_day), last):
        found.setdefault(str(each.officer_id), {}).setdefault(each.day.isoformat(), []).append(each.kind)
    return {"month": month, "people": found}


def _load_squads(reader: Reader, ids: Iterable[str]) -> Shown:
    wanted = set(ids)
    return {key: data for key, data in _squads(reader).items() if key in wanted}


# -- requests ---------------------------------------------------------------------------------------------------------

_SWAP, _LEAVE = SwapSchema(), LeaveSchema()


def _dump(reader: Reader, schema: Schema, found: Iterable[Request]) -> Shown:
    mine = [each for each in found if is_on_phone(reader.actor, each)]
    return {str(each.request.id): schema.dump(each) for each in previews(reader.session, mine, reader.now)}


def _swaps(reader: Reader) -> Shown:
    return _dump(reader, _SWAP, swaps_for(reader.session, reader.actor, reader.now))


def _load_swaps(reader: Reader, ids: Iterable[str]) -> Shown:
    return _dump(reader, _SWAP, swaps_by_ids(reader.session, [UUID(each) for each in ids]))


def _leaves(reader: Reader) -> Shown:
    return _dump(reader, _LEAVE, leaves_for(reader.session, reader.actor, reader.now))


def _load_leaves(reader: Reader, ids: Iterable[str]) -> Shown:
    return _dump(reader, _LEAVE, leaves_by_ids(reader.session, [UUID(each) for each in ids]))


FEEDS = (
    Feed(MONTH, _snapshot, _load),
    Feed(SQUAD, _squads, _load_squads),
    Feed(SWAP, _swaps, _load_swaps),
    Feed(LEAVE, _leaves, _load_leaves),
)
