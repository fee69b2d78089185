"""The command line of calls."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.kernel.desk import system_transaction
from app.kernel.house import house

from .kinds import KINDS

call_cli = AppGroup("calls", help="The register of calls.")


@call_cli.command("load-kinds")
def load_product_call_kinds() -> None:
    """Add the kinds that come with the product; those that are there stay as they are."""
    with system_transaction(house().bus, house().clock) as context:
        added = KINDS.load(context)
    click.echo(f"{added} kind(s) added")
