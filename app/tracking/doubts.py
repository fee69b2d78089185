"""Doubts about the datum in which a device sends: noted beside its fixes, which stay where they were said to be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
from sqlalchemy import select, update

from app.geo.fixes import Fix, Fixes, Flags
from app.geo.points import Wgs84Point
from app.kernel.command import Context

from .models import Position, Tracker

LOOK_BACK = timedelta(minutes=15)
"""How far before a batch fixes help to judge it: some devices send one at a time."""


def doubt_datum(
    context: Context, tracker_id: UUID, first: datetime, last: datetime, judge: Callable[[Fixes], Flags]
) -> None:
    """Let ``judge`` say which of a device's fixes of this time were sent in another datum than they say; note those.

    Fixes that came as GCJ-02 have been brought to WGS-84 and are not asked about."""
    columns = (Position.fix_at, Position.latitude, Position.longitude, Position.accuracy_m)
    query = select(*columns).where(
        Position.tracker_id == tracker_id, Position.fix_at.between(first - LOOK_BACK, last), Position.datum == "wgs84"
    )
    rows = context.session.execute(query.order_by(Position.fix_at)).all()
    fixes = Fixes.of(
        Fix("", at, Wgs84Point(latitude, longitude), accuracy) for at, latitude, longitude, accuracy in rows
    )
    doubted = [rows[row].fix_at for row in np.flatnonzero(judge(fixes)).tolist()]
    if not doubted:
        return
    of_those = Position.tracker_id == tracker_id, Position.fix_at.in_(doubted)
    context.session.execute(update(Position).where(*of_those).values(datum_doubted=True))
    query_unit = update(Tracker).where(Tracker.id == tracker_id).values(datum_doubted_at=context.now)
    unit_id = context.session.scalar(query_unit.returning(Tracker.unit_id))
    context.changed("tracking.datum_doubted", "positions", tracker_id, unit_id=unit_id, fixes=len(doubted))
