"""The demo shows its point at whatever hour it is loaded."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import select

from app.assessment.models import CreditRow
from app.demo.loading import FEWEST_DAYS, load
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.house import house

DAY_JUST_BEGUN = datetime(2026, 11, 22, 20, 1, tzinfo=UTC)


def test_a_demo_loaded_before_dawn_has_its_zero_its_unknown_and_its_exempt_line(app: Flask, clock: ManualClock) -> None:
    clock.instant = DAY_JUST_BEGUN
    with app.app_context():
        load(house(), FEWEST_DAYS)
        query = select(CreditRow.reason_code, CreditRow.value).where(CreditRow.indicator == "presence_posts")
        found = {(row.reason_code, row.value) for row in db.session.execute(query)}
    assert found >= {("elsewhere_by_track", "0.0000"), ("nobody_tracked", None), ("exempt_task", None)}
