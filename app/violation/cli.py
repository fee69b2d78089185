"""The command line of violations."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.kernel.desk import system_transaction
from app.kernel.house import house

from .reference import load_reference

violations_cli = AppGroup("violations", help="Violations and their codes.")


@violations_cli.command("load-codes")
def load_codes() -> None:
    """Add the violation codes that come with the product; those that are there stay as they are."""
    with system_transaction(house().bus, house().clock) as context:
        added = load_reference(context)
    click.echo(f"{added} violation code(s) added")
