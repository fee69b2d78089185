from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openpyxl import Workbook
from sqlalchemy import select

from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.tracking.jobs import read_inbox
from app.tracking.models import Position
from config import Settings
from tests.tracking.conftest import PLATE, MadeTracker

HEADER = "设备号,车牌号,定位时间,经度,纬度,速度\n"
GOOD = "BD-0001,,2026-11-22 11:00:00,115.78,36.11,30\n"
BY_PLATE = f",{PLATE},2026-11-22 11:00:10,115.79,36.11,30\n"


@pytest.fixture
def inbox(app: Flask, settings: Settings) -> Path:
    """The folder for dropped files."""
    folder = settings.data_dir / "inbox" / "positions"
    folder.mkdir(parents=True)
    return folder


def look(app: Flask, clock: ManualClock, times: int = 2) -> None:
    """Let minutes pass: each is a look into the folder."""
    with app.app_context():
        for _ in range(times):
            read_inbox(clock, {})


def report(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text())
    return told


def test_a_file_is_read_moved_away_and_reported_row_by_row(
    app: Flask, clock: ManualClock, inbox: Path, tracker: MadeTracker
) -> None:
    strange = "BD-9999,,2026-11-22 11:00:00,115.78,36.11,\n"
    nowhere = "BD-0001,,2026-11-22 11:00:20,215.78,36.11,\n"
    (inbox / "night.csv").write_text(HEADER + GOOD + strange + nowhere + BY_PLATE + GOOD)
    look(app, clock)
    assert not (inbox / "night.csv").exists()
    assert (inbox / "done" / "night.csv").read_text().startswith(HEADER)
    assert report(inbox / "done" / "night.csv.report.json") == {
        "file": "night.csv",
        "accepted": 2,
        "duplicates": 1,
        "bad": [{"line": 3, "code": "tracker_unknown"}, {"line": 4, "code": "place_invalid"}],
    }
    with app.app_context():
        rows = db.session.execute(select(Position.source, Position.vehicle_id)).all()
    assert [(source, str(vehicle_id)) for source, vehicle_id in rows] == [("file", tracker.vehicle_id)] * 2


def test_a_file_that_is_still_being_written_is_left_alone(
    app: Flask, clock: ManualClock, inbox: Path, tracker: MadeTracker
) -> None:
    path = inbox / "night.csv"
    path.write_text(HEADER)
    look(app, clock, times=1)
    path.write_text(HEADER + GOOD)
    look(app, clock, times=1)
    assert path.exists()
    look(app, clock, times=1)
    assert report(inbox / "done" / "night.csv.report.json")["accepted"] == 1


def test_a_file_that_can_not_be_read_is_put_aside_with_the_reason_and_stops_no_other(
    app: Flask, clock: ManualClock, inbox: Path, tracker: MadeTracker
) -> None:
    (inbox / "a.csv").write_text("colour,shape\nred,round\n")
    (inbox / "b.csv").write_text(HEADER + GOOD)
    look(app, clock)
    told = report(inbox / "failed" / "a.csv.report.json")
    assert told == {
        "file": "a.csv",
        "code": "table_columns_missing",
        "params": {"columns": "定位时间、经度、纬度", "sheet": ""},
    }
    assert (inbox / "failed" / "a.csv").exists()
    assert (inbox / "done" / "b.csv").exists()


def test_the_same_file_again_adds_nothing_and_hides_no_earlier_report(
    app: Flask, clock: ManualClock, inbox: Path, tracker: MadeTracker
) -> None:
    for name in ("night.csv", "night.2.csv"):
        (inbox / "night.csv").write_text(HEADER + GOOD)
        look(app, clock, times=3)
        assert (inbox / "done" / name).exists()
    told = report(inbox / "done" / "night.2.csv.report.json")
    assert (told["accepted"], told["duplicates"]) == (0, 1)


def test_a_files_name_declares_gcj02(app: Flask, clock: ManualClock, inbox: Path, tracker: MadeTracker) -> None:
    (inbox / "night.gcj02.csv").write_text(HEADER + GOOD)
    look(app, clock)
    with app.app_context():
        row = db.session.execute(select(Position.datum, Position.longitude)).one()
    assert row.datum == "gcj02"
    assert 0.001 < abs(row.longitude - 115.78) < 0.01


def test_links_and_other_files_are_not_touched(
    app: Flask, clock: ManualClock, inbox: Path, tracker: MadeTracker, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere.csv").write_text(HEADER + GOOD)
    (inbox / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    (inbox / "readme.txt").write_text("x")
    look(app, clock)
    assert {each.name for each in inbox.iterdir()} == {"link.csv", "readme.txt", ".seen.json"}


def test_the_command_line_imports_a_file_and_names_bad_rows(app: Flask, tracker: MadeTracker, tmp_path: Path) -> None:
    path = tmp_path / "night.csv"
    path.write_text(HEADER + GOOD + "BD-9999,,2026-11-22 11:00:00,115.78,36.11,\n")
    result = app.test_cli_runner().invoke(args=["tracking", "import", str(path)])
    assert result.exit_code == 0
    assert result.stdout == "1 accepted, 0 known already, 1 bad\n"
    assert result.stderr == "line 3: tracker_unknown\n"


def test_the_command_line_says_why_a_file_can_not_be_read(app: Flask, tracker: MadeTracker, tmp_path: Path) -> None:
    path = tmp_path / "night.csv"
    path.write_bytes(b"")
    result = app.test_cli_runner().invoke(args=["tracking", "import", str(path), "--datum", "gcj02"])
    assert result.exit_code == 1
    assert "table_unreadable" in result.stderr


def test_a_workbook_is_read_as_a_text_file_is(
    app: Flask, clock: ManualClock, inbox: Path, tracker: MadeTracker
) -> None:
    book = Workbook()
    sheet = book.create_sheet("轨迹", 0)
    for line in (HEADER + GOOD).splitlines():
        sheet.append(line.split(","))
    book.save(inbox / "night.GCJ02.xlsx")
    look(app, clock)
    assert report(inbox / "done" / "night.GCJ02.xlsx.report.json")["accepted"] == 1
    assert not (inbox / "night.GCJ02.xlsx").exists()
