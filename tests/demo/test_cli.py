"""``flask demo load``, ``sign-ins`` and ``remove``."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import func, select

from app.accounts.rules import DEMO_CAUSE
from app.accounts.units import add_unit
from app.demo.county import PASSWORD
from app.kernel import audit
from app.kernel.clock import ManualClock
from app.kernel.database import Base, db
from app.kernel.desk import system_transaction
from app.kernel.house import house
from config import Settings
from tests.factories import make_officer, make_unit


def run(app: Flask, *args: str, said: str | None = None) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["demo", *args], input=said)
    return result.exit_code, result.output


def rows(app: Flask) -> dict[str, int]:
    """How many rows each table holds, empty ones left out."""
    with app.app_context():
        tables = Base.metadata.sorted_tables
        counts = {each.name: db.session.scalar(select(func.count()).select_from(each)) or 0 for each in tables}
    return {name: count for name, count in counts.items() if count}


def begun(app: Flask) -> None:
    """A demo of which only the brigade was made."""
    with app.app_context(), system_transaction(house().bus, house().clock) as context:
        context.command_id = DEMO_CAUSE
        add_unit(context, {"parent_id": None, "name": "演示", "kind": "brigade"})


def test_the_demo_loads_once_and_is_removed_without_a_trace(any_app: Flask, settings: Settings) -> None:
    code, output = run(any_app, "load", "--days", "3")
    assert (code, "demo county loaded in" in output) == (0, True)
    assert "· demo county: outreach since November 2023" in output.splitlines()
    with any_app.app_context():
        assert audit.verify(db.session()) is None
    before = rows(any_app)
    assert run(any_app, "load") == (0, "the demo is loaded already: nothing to do\n")
    assert rows(any_app) == before
    assert settings.photo_dir.exists()
    assert run(any_app, "remove", said="y\n")[0] == 0
    assert rows(any_app) == {"audit_head": 1}
    assert not settings.photo_dir.exists()
    with any_app.app_context():
        assert audit.current_anchor(db.session()) == audit.Anchor(0, audit.GENESIS)


def test_a_database_in_use_gets_no_demo_and_loses_nothing(app: Flask) -> None:
    with app.app_context():
        make_officer(make_unit("阳谷大队", None, "brigade"))
    before = rows(app)
    assert run(app, "load") == (0, "the database is in use: no demo loaded\n")
    code, output = run(app, "remove", "--yes")
    assert (code, "nothing removed" in output) == (1, True)
    assert rows(app) == before


def test_a_demo_to_which_somebody_was_added_is_not_removed(app: Flask) -> None:
    begun(app)
    with app.app_context():
        make_officer(make_unit("四中队"), badge="371521")
    code, output = run(app, "remove", "--yes")
    assert (code, "nothing removed" in output) == (1, True)
    assert rows(app)["unit"] == 2


def test_a_demo_that_was_cut_short_says_how_to_begin_anew(app: Flask) -> None:
    begun(app)
    code, output = run(app, "load")
    assert (code, "flask demo remove" in output) == (0, True)
    assert run(app, "remove", "--yes")[0] == 0
    assert rows(app) == {"audit_head": 1}


def test_whoever_does_not_say_yes_keeps_the_demo(app: Flask) -> None:
    begun(app)
    assert run(app, "remove", said="n\n")[0] == 1
    assert rows(app)["unit"] == 1


def test_sign_ins_are_printed_for_a_demo_only(app: Flask, clock: ManualClock) -> None:
    assert PASSWORD not in run(app, "sign-ins")[1]
    begun(app)
    lines = run(app, "sign-ins")[1].splitlines()
    assert lines[0] == "930003\tofficer\t演示·罗二十\tdemo-xunlu\t/today"
    assert "900003\tsupervisor\t演示·王三\tdemo-xunlu\t/desk" in lines
    assert lines[-1] == "and 101 more with the same password"
