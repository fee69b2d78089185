"""All sections as one network, kept between requests as long as no section changes."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.geo.datum_check import fit_only_as_gcj02
from app.geo.fixes import Fixes, Flags
from app.geo.network import Network
from app.kernel.command import Context
from app.tracking.events import PositionsArrived
from app.tracking.service import doubt_datum

from .models import Section
from .sections import line_of

_Versions = tuple[tuple[UUID, int], ...]


def look_for_wrong_datum(context: Context, event: PositionsArrived) -> None:
    """Note a car's fixes that lie on a section only once a GCJ-02 shift is undone; other devices stray from roads."""
    if event.vehicle_id is None:
        return

    def judge(fixes: Fixes) -> Flags:
        return fit_only_as_gcj02(road_network(context.session), fixes)

    doubt_datum(context, event.tracker_id, event.first_fix_at, event.last_fix_at, judge)


def road_network(session: Session) -> Network:
    """The sections in use, as they stand now."""
    query = select(Section.id, Section.version).where(Section.ended_at.is_(None)).order_by(Section.id)
    versions = tuple((row.id, row.version) for row in session.execute(query))
    if versions not in _kept:
        _kept.clear()
        lines = session.execute(select(Section.line).where(Section.id.in_([each for each, _ in versions])))
        _kept[versions] = Network([line_of(pairs) for (pairs,) in lines])
    return _kept[versions]


_kept: dict[_Versions, Network] = {}
