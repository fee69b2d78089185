"""The demo shows its point at whatever hour it is loaded, and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from app.assessment.models import CreditRow
from app.demo.loading import FEWEST_DAYS
from app.kernel import audit
from app.kernel.clock import ManualClock
from app.kernel.database import db
from config import Settings
from tests.demo.commands import expect_loaded_once, expect_removed_without_a_trace, run

DAY_JUST_BEGUN = datetime(2026, 11, 22, 20, 1, tzinfo=UTC)


@pytest.mark.postgres
def test_a_demo_loaded_before_dawn_has_its_zero_its_unknown_and_its_exempt_line_and_goes_without_a_trace(
    postgres_app: Flask, settings: Settings, clock: ManualClock
) -> None:
    clock.instant = DAY_JUST_BEGUN
    code, output = run(postgres_app, "load", "--days", str(FEWEST_DAYS))
    assert (code, "demo county loaded in" in output) == (0, True)
    assert "· demo county: outreach since November 2023" in output.splitlines()
    query = select(CreditRow.reason_code, CreditRow.value).where(CreditRow.indicator == "presence_posts")
    with postgres_app.app_context():
        found = {(row.reason_code, row.value) for row in db.session.execute(query)}
        assert audit.verify(db.session()) is None
    assert found >= {("elsewhere_by_track", "0.0000"), ("nobody_tracked", None), ("exempt_task", None)}
    expect_loaded_once(postgres_app)
    expect_removed_without_a_trace(postgres_app, settings.photo_dir)
