"""The command line of rules."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.kernel.desk import system_transaction
from app.kernel.house import house

from .reference import load_rules

legal_cli = AppGroup("legal", help="Rules of duty and procedure.")


@legal_cli.command("load-rules")
def load() -> None:
    """Add the rules that come with the product; those that are there stay as they are."""
    with system_transaction(house().bus, house().clock) as context:
        added = load_rules(context)
    click.echo(f"{added} rule(s) added")
