"""On phones: the inspections that one made or was looked at in, and what one is to mend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown

from .info import InspectionInfo
from .queries import INSPECTION, INSPECTIONS, concerning, leads_or_made, shown
from .rectifying import (
    RECTIFICATION,
    RectificationInfo,
    is_theirs,
    own_rectifications,
    rectifications_by_ids,
    shown_rectification,
)
from .schemas import InspectionSchema, RectificationSchema

SHOWN_DAYS = 30
_INSPECTION, _RECTIFICATION = InspectionSchema(), RectificationSchema()


def _inspections(reader: Reader) -> Shown:
    if reader.actor.officer_id is None:
        return {}
    return _dump(reader, concerning(reader.session, reader.actor, reader.now - timedelta(days=SHOWN_DAYS)))


def _load_inspections(reader: Reader, ids: Iterable[str]) -> Shown:
    found = INSPECTIONS.by_ids(reader.session, [UUID(each) for each in ids])
    return _dump(reader, [each for each in found if each.stands and leads_or_made(reader.actor, each)])


def _dump(reader: Reader, found: Sequence[InspectionInfo]) -> Shown:
    return {str(each["id"]): _INSPECTION.dump(each) for each in shown(reader.session, reader.actor, found)}


def _rectifications(reader: Reader) -> Shown:
    since = reader.now - timedelta(days=SHOWN_DAYS)
    return _dump_rectifications(reader, own_rectifications(reader.session, reader.actor, since))


def _load_rectifications(reader: Reader, ids: Iterable[str]) -> Shown:
    found = rectifications_by_ids(reader.session, [UUID(each) for each in ids])
    return _dump_rectifications(reader, [each for each in found if is_theirs(reader.actor, each)])


def _dump_rectifications(reader: Reader, found: Iterable[RectificationInfo]) -> Shown:
    return {str(each.id): _RECTIFICATION.dump(shown_rectification(each, reader.now)) for each in found}


FEEDS = (
    Feed(INSPECTION, _inspections, _load_inspections),
    Feed(RECTIFICATION, _rectifications, _load_rectifications),
)
