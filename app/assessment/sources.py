"""What gives indicators beside the duty plans: records that carry their requirement and their credit in themselves.

A source reads the records of some units and a period and says of each what was due and what it earned. Its credits are
reckoned when a card is read, kept when a period is published, and stored nowhere else. One row of :data:`SOURCES` for
each; the indicators that they feed stand in ``data/indicators.json``, by the kind of requirement."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from .credits import Reported
from .inspected import inspected
from .periods import Period
from .planned_talks import planned_talks
from .responses import responses
from .reviewed import reviewed_violations

Source = Callable[[Session, Collection[UUID], Period, datetime], list[Reported]]
"""The session, the units, the period, and the instant at which it is asked."""

SOURCES: tuple[Source, ...] = (reviewed_violations, inspected, responses, planned_talks)


def reported_records(session: Session, unit_ids: Collection[UUID], period: Period, now: datetime) -> list[Reported]:
    """What every source says of these units and the period."""
    return [each for source in SOURCES for each in source(session, unit_ids, period, now)]
