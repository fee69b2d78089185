"""How an open swap or leave stands against the roster of today: whether it can still be approved, and what one would
have to look at if it were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.duty.service import today
from app.kernel.errors import DomainError

from .entries import EntryInfo, entries_of_units
from .exchange import cells_of, laid_over
from .requests import Request
from .rules import OPEN, new_findings
from .showing import ShownWarning, find, people_of, shown_warnings
from .writing import Cell

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Preview:
    """A request with what is to be said of it. ``hindrance``: why it can't be approved any more (an error's code);
    ``is_past``: one of its days is over; ``warnings``: what approving would add to the roster's."""

    request: Request
    hindrance: str | None = None
    is_past: bool = False
    warnings: tuple[ShownWarning, ...] = ()


def preview(session: Session, request: Request, now: datetime) -> Preview:
    """One that is decided has nothing to look at any more."""
    if request.state not in OPEN:
        return Preview(request)
    first, last, this_day = min(request.days), max(request.days), today(now)
    standing = entries_of_units(session, [request.unit_id], first - DAY, last + DAY)
    try:
        cells = cells_of(request, [each for each in standing if each.officer_id in request.sides])
    except DomainError as hindrance:
        return Preview(request, hindrance.code, first < this_day)
    days = sorted({day + n * DAY for day in request.days for n in (0, 1) if day + n * DAY >= this_day})
    return Preview(request, None, first < this_day, _warnings(session, request, standing, cells, days))


def previews(session: Session, requests: Iterable[Request], now: datetime) -> list[Preview]:
    """Each of them."""
    return [preview(session, each, now) for each in requests]


def _warnings(
    session: Session, request: Request, standing: Sequence[EntryInfo], cells: Sequence[Cell], days: Sequence[date]
) -> tuple[ShownWarning, ...]:
    people = people_of(session, request.unit_id, {each.officer_id for each in standing})
    before = find(session, request.unit_id, people, [each.shift for each in standing], days)
    after = find(session, request.unit_id, people, laid_over(standing, cells), days)
    return shown_warnings(new_findings(before.findings, after.findings), after.plan_names)
