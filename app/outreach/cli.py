"""The command line of outreach."""

from __future__ import annotations

from uuid import UUID

import click
from flask.cli import AppGroup

from app.accounts.service import unit_tree
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import house

from .campaigns import add_campaign, default_campaign
from .words import load_words

outreach_cli = AppGroup("outreach", help="Talks, their targets and campaigns.")


@outreach_cli.command("load-words")
def load_reference() -> None:
    """Add the words and categories that come with the product; those that are there stay as they are."""
    with system_transaction(house().bus, house().clock) as context:
        added = load_words(context)
    click.echo(f"{added} word(s) added")


@outreach_cli.command("start-campaign")
@click.option("--unit", required=True, help="The name or id of the unit whose campaign it is.")
def start_campaign(unit: str) -> None:
    """Begin the campaign that comes with the product, with its planned numbers."""
    members = {**default_campaign(), "unit_id": _unit_id(unit)}
    with system_transaction(house().bus, house().clock) as context:
        add_campaign(context, members)
    click.echo(f"{members['name']}: from {members['starts_on']}")


def _unit_id(said: str) -> UUID:
    """The one unit of this name or id."""
    found = [unit.id for unit in unit_tree(db.session()) if said in (unit.name, str(unit.id))]
    if len(found) != 1:
        raise click.BadParameter(f"{len(found)} units are called {said!r}", param_hint="--unit")
    return found[0]
