"""The command line of the demo."""

from __future__ import annotations

import time

import click
from flask.cli import AppGroup

from app.accounts.rules import DEMO_BRIGADE
from app.accounts.service import unit_tree
from app.kernel.database import db
from app.kernel.house import house

from .county import PASSWORD, read_county
from .loading import NotEmpty, load
from .removal import NotDemo, remove, require_demo_only

demo_cli = AppGroup("demo", help="A made-up county for trying the product out.")


@demo_cli.command("load")
def load_demo() -> None:
    """Fill an empty database with the made-up county and its last three days."""
    began = time.monotonic()
    try:
        load(house())
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
    for entry in read_county()["officers"]:
        click.echo("\t".join((entry["badge"], " ".join(entry["roles"]), entry["name"], PASSWORD)))


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
