from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry, verify
from app.kernel.clock import ManualClock, parse_instant
from app.kernel.command import Bus, Context
from app.kernel.database import db
from app.kernel.house import EXTENSION
from app.tracking.events import PositionsArrived
from app.tracking.models import Position
from app.tracking.service import fixes_of, report_positions, trackers_alive, trackers_by_ids
from tests.conftest import NOON
from tests.desk import make_county, told
from tests.tracking.conftest import MadeTracker, fix, make_tracker, track

AN_HOUR_AGO = NOON - timedelta(hours=1)


def kept(app: Flask) -> int:
    """How many positions there are."""
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Position)) or 0


def test_a_batch_said_twice_is_kept_once_on_either_database(any_app: Flask, clock: ManualClock) -> None:
    county = make_county(any_app)
    tracker = make_tracker(county, county.desk(Role.DISPATCHER, county.brigade))
    batch = track(AN_HOUR_AGO, 50)
    assert tracker.report(*batch).get_json() == {"accepted": 50, "duplicates": 0, "rejected": []}
    longer = [*batch, fix(NOON)]
    assert tracker.report(*longer).get_json() == {"accepted": 1, "duplicates": 50, "rejected": []}
    assert kept(any_app) == 51
    with any_app.app_context():
        found = fixes_of(db.session(), [UUID(tracker.vehicle_id)], AN_HOUR_AGO, NOON)
        assert len(found) == 51
        assert set(found.carriers) == {tracker.vehicle_id}
        assert verify(db.session()) is None


def test_what_a_car_tells_of_its_lights_is_kept_and_nothing_is_unknown_on_either_database(
    any_app: Flask, clock: ManualClock
) -> None:
    county = make_county(any_app)
    tracker = make_tracker(county, county.desk(Role.DISPATCHER, county.brigade))
    told: list[dict[str, bool | None]] = [{"lights": True}, {"lights": False}, {"lights": None}, {}]
    fixes = [{**fix(AN_HOUR_AGO + timedelta(minutes=minute)), **said} for minute, said in enumerate(told)]
    assert tracker.report(*fixes, {**fix(NOON), "lights": "on"}).get_json() == {
        "accepted": 4,
        "duplicates": 0,
        "rejected": [{"index": 4, "code": "lights_invalid"}],
    }
    with any_app.app_context():
        found = fixes_of(db.session(), [UUID(tracker.vehicle_id)], AN_HOUR_AGO, NOON)
        assert found.lights.tolist() == [1, 0, -1, -1]


def test_a_bad_position_holds_no_other_back(tracker: MadeTracker, app: Flask) -> None:
    answer = tracker.report(fix(NOON), fix(NOON, latitude=91), {"fix_at": "noon"}, 7, fix(AN_HOUR_AGO))
    assert answer.status_code == 200
    assert answer.get_json() == {
        "accepted": 2,
        "duplicates": 0,
        "rejected": [
            {"index": 1, "code": "place_invalid"},
            {"index": 2, "code": "missing_key"},
            {"index": 3, "code": "not_an_object"},
        ],
    }
    assert kept(app) == 2


def test_the_same_position_twice_in_a_batch_counts_as_a_duplicate(tracker: MadeTracker) -> None:
    answer = tracker.report(fix(NOON), fix(NOON), fix(NOON, latitude=36.2))
    assert answer.get_json() == {"accepted": 1, "duplicates": 2, "rejected": []}


def test_a_fix_of_three_hours_ago_is_taken_and_moves_no_live_marker(tracker: MadeTracker, app: Flask) -> None:
    tracker.report(fix(NOON))
    late = NOON - timedelta(hours=3)
    assert tracker.report(fix(late)).get_json()["accepted"] == 1
    with app.app_context():
        assert trackers_by_ids(db.session(), [UUID(tracker.id)])[UUID(tracker.id)].last_fix_at == NOON
        row = db.session.execute(select(Position.received_at).where(Position.fix_at == late)).one()
        assert row.received_at == NOON


def test_a_gcj02_position_is_kept_in_wgs84_with_its_datum(tracker: MadeTracker, app: Flask) -> None:
    tracker.report(fix(NOON, datum="gcj02"))
    with app.app_context():
        row = db.session.execute(select(Position.latitude, Position.longitude, Position.datum)).one()
    assert row.datum == "gcj02"
    assert 0.001 < abs(row.longitude - 115.78) < 0.01


@pytest.mark.parametrize("token", ["", "wrong", "Bearer", "日"])
def test_without_a_known_token_nothing_is_read(tracker: MadeTracker, app: Flask, token: str) -> None:
    assert told(tracker.report(fix(NOON), token=token.encode().decode("latin-1"))) == (401, "tracker_unknown")
    assert told(tracker.client.post("/api/v1/positions", data=b"{", headers={"Authorization": "Basic x"})) == (
        401,
        "tracker_unknown",
    )
    assert kept(app) == 0


def test_a_batch_of_five_thousand_is_taken_and_one_more_is_not(tracker: MadeTracker) -> None:
    batch = track(NOON - timedelta(days=1), 5001)
    assert told(tracker.report(*batch)) == (413, "batch_too_large")
    assert tracker.report(*batch[:5000]).get_json()["accepted"] == 5000


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "request_malformed"),
        (b"[" * 100_000, 400, "request_malformed"),
        (b'{"positions": [], "positions": []}', 400, "request_malformed"),
        (b'{"positions": [], "more": 1}', 422, "positions_invalid"),
        (b'{"positions": 7}', 422, "positions_invalid"),
        (b"[]", 422, "positions_invalid"),
        (b" " * (2 * 2**20 + 1), 413, "body_too_large"),
    ],
)
def test_what_is_no_batch_is_refused(tracker: MadeTracker, body: bytes, status: int, code: str) -> None:
    headers = {"Authorization": f"Bearer {tracker.token}", "Content-Type": "application/json"}
    assert told(tracker.client.post("/api/v1/positions", data=body, headers=headers)) == (status, code)


def test_the_audit_binds_each_batch_by_its_digest(tracker: MadeTracker, app: Flask) -> None:
    tracker.report(*track(AN_HOUR_AGO, 3))
    tracker.report(*track(AN_HOUR_AGO, 3))
    with app.app_context():
        query = select(AuditEntry.record_id, AuditDetail.detail).join(AuditDetail, AuditDetail.seq == AuditEntry.seq)
        entries = db.session.execute(query.where(AuditEntry.action == "tracking.positions_received")).all()
    ((record_id, detail),) = entries
    assert record_id == tracker.id
    assert '"accepted":3' in detail
    assert '"batch_digest":"' in detail


def test_others_hear_of_new_fixes_from_first_to_last_and_of_none_when_all_were_known(
    tracker: MadeTracker, app: Flask, clock: ManualClock
) -> None:
    heard: list[PositionsArrived] = []

    def listen(_context: Context, event: PositionsArrived) -> None:
        heard.append(event)

    bus = Bus(app.extensions[EXTENSION].bus.types, {PositionsArrived: (listen,)})
    with app.app_context():
        for _ in range(2):
            report_positions(bus, clock, UUID(tracker.id), [fix(NOON), fix(AN_HOUR_AGO)])
    assert heard == [PositionsArrived(UUID(tracker.id), UUID(tracker.vehicle_id), AN_HOUR_AGO, NOON)]


def test_a_car_is_alive_where_a_fix_of_it_lies(tracker: MadeTracker, app: Flask) -> None:
    tracker.report(fix(AN_HOUR_AGO))
    car = UUID(tracker.vehicle_id)
    with app.app_context():
        assert trackers_alive(db.session(), [car], AN_HOUR_AGO, NOON) == {car}
        assert trackers_alive(db.session(), [car], parse_instant("2026-11-22T03:00:01Z"), NOON) == frozenset()
