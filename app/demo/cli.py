"""The command line of the demo."""

from __future__ import annotations

import time

import click
from flask.cli import AppGroup

from app.accounts.rules import DEMO_BRIGADE
from app.accounts.service import unit_tree
from app.kernel.database import db
from app.kernel.house import house

from .county import PASSWORD
from .loading import FEWEST_DAYS, PAST_DAYS, NotEmpty, load
from .removal import NotDemo, remove, require_demo_only
from .staff import officers

WORTH_A_LOOK = (
    ("930003", "/today"),
    ("900006", "/today"),
    ("900003", "/desk"),
    ("900004", "/desk"),
    ("910001", "/desk"),
    ("900001", "/desk"),
    ("900002", "/desk"),
)
"""The accounts that show most, and where to begin: officer, outreach, supervisor, command centre, squad leader, leader,
administrator."""

demo_cli = AppGroup("demo", help="A made-up county for trying the product out.")


@demo_cli.command("load")
@click.option("--days", default=PAST_DAYS, type=click.IntRange(FEWEST_DAYS, PAST_DAYS), help="Days of duty behind it.")
def load_demo(days: int) -> None:
    """Fill an empty database with the made-up county, its outreach since 2023 and its last three weeks of duty."""
    began = time.monotonic()
    try:
        load(house(), days, lambda step: click.echo(f"· demo county: {step}"))
    except NotEmpty as found:
        click.echo(_why_not(found))
    else:
        click.echo(f"demo county loaded in {time.monotonic() - began:.1f} s")


@demo_cli.command("sign-ins")
def print_sign_ins() -> None:
    """Print badge, role, name and password of the demo's accounts."""
    if DEMO_BRIGADE not in {unit.id for unit in unit_tree(db.session())}:
        click.echo("no demo in this database: nothing to sign in with")
        return
    for badge, look_at in WORTH_A_LOOK:
        entry = next(each for each in officers() if each["badge"] == badge)
        click.echo("\t".join((badge, " ".join(entry["roles"]), entry["name"], PASSWORD, look_at)))
    click.echo(f"and {len(officers()) - len(WORTH_A_LOOK)} more with the same password")


@demo_cli.command("remove")
@click.option("--yes", is_flag=True, help="Don't ask.")
def remove_demo(yes: bool) -> None:
    """Empty a database that holds nothing but the demo. Stop the server first."""
    try:
        require_demo_only()
        if not yes:
            click.confirm("Delete every row of this database, its audit and its photos?", abort=True)
        remove(house())
    except NotDemo as reason:
        raise click.ClickException(f"nothing removed: {reason}") from None
    click.echo("the demo is gone: the database is empty")


def _why_not(found: NotEmpty) -> str:
    if not found.is_demo:
        return "the database is in use: no demo loaded"
    if not found.is_whole:
        return "an earlier load of the demo was cut short: `flask demo remove`, then `flask demo load`"
    return "the demo is loaded already: nothing to do"
