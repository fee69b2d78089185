"""The command line of shifts."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.kernel.desk import system_transaction
from app.kernel.house import house

from .kinds import KINDS

shift_cli = AppGroup("shift", help="Shifts, and the tally of a day's other work.")


@shift_cli.command("load-kinds")
def load_product_kinds() -> None:
    """Add the kinds of work that the product counts; those that are there stay as they are."""
    with system_transaction(house().bus, house().clock) as context:
        added = KINDS.load(context)
    click.echo(f"{added} kind(s) added")
