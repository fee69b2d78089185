"""The command line of the accident register."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.kernel.desk import system_transaction
from app.kernel.house import house

from .words import load_words

accident_cli = AppGroup("accidents", help="The accident register.")


@accident_cli.command("load-words")
def load_reference() -> None:
    """Add the code tables that come with the product; rows that are there stay as they are."""
    with system_transaction(house().bus, house().clock) as context:
        added = load_words(context)
    click.echo(f"{added} word(s) added")
