"""Positions out of a fleet platform's file, sorted to the trackers that they belong to.

A row names a device by its number, or else a car by its plate; a plate means the car's own device (kind ``car``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy.orm import Session

from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.kernel.database import db

from .ingest import store_positions
from .positionfile import BadRow, FilePosition, RowProblem, read_positions
from .rules import MAX_BATCH, Datum, ReportedPosition, in_order
from .trackers import active_trackers
from .vehicles import vehicles_by_ids

UnplacedProblem = RowProblem | Literal["tracker_unknown"]
Finder = Callable[[FilePosition], UUID | None]


@dataclass(frozen=True, slots=True)
class UnplacedRow:
    """A row that was not taken; ``line`` counts from 1 as an editor shows it."""

    line: int
    code: UnplacedProblem


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file."""

    accepted: int
    duplicates: int
    bad: tuple[UnplacedRow, ...]


def import_positions(bus: Bus, clock: Clock, raw: bytes, datum: Datum) -> ImportReport:
    """Take in a file whose places are in ``datum``; importing it again changes nothing.

    Raises what :func:`app.tracking.positionfile.read_positions` raises for a file that can't be read at all."""
    drop = read_positions(raw, datum, clock.now())
    by_tracker, unknown = _sorted(drop.rows, _finder(db.session()))
    accepted = duplicates = 0
    for tracker_id, positions in by_tracker.items():
        for batch in _batches(in_order(positions)):
            report = store_positions(bus, clock, tracker_id, batch, "file")
            accepted, duplicates = accepted + report.accepted, duplicates + report.duplicates
        duplicates += len(positions) - len(set(positions))
    return ImportReport(accepted, duplicates, _in_file_order(drop.bad, unknown))


def _finder(session: Session) -> Finder:
    """Who a row speaks of, by device number first."""
    trackers = active_trackers(session)
    plates = vehicles_by_ids(session, [each.vehicle_id for each in trackers if each.vehicle_id])
    by_label = {each.label: each.id for each in trackers}
    by_plate = {plates[each.vehicle_id].plate: each.id for each in trackers if each.vehicle_id and each.kind == "car"}
    return lambda row: by_label.get(row.device) or by_plate.get(row.plate)


def _sorted(rows: Iterable[FilePosition], find: Finder) -> tuple[dict[UUID, list[ReportedPosition]], list[UnplacedRow]]:
    by_tracker: dict[UUID, list[ReportedPosition]] = {}
    unknown = []
    for row in rows:
        tracker_id = find(row)
        if tracker_id is None:
            unknown.append(UnplacedRow(row.line, "tracker_unknown"))
        else:
            by_tracker.setdefault(tracker_id, []).append(row.position)
    return by_tracker, unknown


def _batches(positions: Sequence[ReportedPosition]) -> Iterator[Sequence[ReportedPosition]]:
    for start in range(0, len(positions), MAX_BATCH):
        yield positions[start : start + MAX_BATCH]


def _in_file_order(bad: Iterable[BadRow], unknown: Iterable[UnplacedRow]) -> tuple[UnplacedRow, ...]:
    rows = [*(UnplacedRow(each.line, each.code) for each in bad), *unknown]
    return tuple(sorted(rows, key=lambda row: row.line))
