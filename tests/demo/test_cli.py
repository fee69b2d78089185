"""``flask demo load``, ``sign-ins`` and ``remove`` where no whole demo is: its neighbours here have one."""

from __future__ import annotations

from flask import Flask

from app.accounts.rules import DEMO_CAUSE
from app.accounts.units import add_unit
from app.demo.county import PASSWORD
from app.kernel.clock import ManualClock
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.demo.commands import rows, run
from tests.factories import make_officer, make_unit


def begun(app: Flask) -> None:
    """A demo of which only the brigade was made."""
    with app.app_context(), system_transaction(house().bus, house().clock) as context:
        context.command_id = DEMO_CAUSE
        add_unit(context, {"parent_id": None, "name": "演示", "kind": "brigade"})


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
