"""The command line of outreach."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import click
from flask.cli import AppGroup

from app.accounts.service import unit_tree
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError
from app.kernel.house import house

from .campaigns import add_campaign, default_campaign
from .importing import import_targets
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


@outreach_cli.command("import-targets")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--unit", required=True, help="The name or id of the unit whose targets they are.")
@click.option("--commit", is_flag=True, help="Write them; without it nothing is written and every bad row is named.")
def import_file(file: Path, unit: str, commit: bool) -> None:
    """Import FILE, a CSV list of targets: all of it, or nothing if any row is bad."""
    unit_id = _unit_id(unit)
    try:
        with system_transaction(house().bus, house().clock) as context:
            report = import_targets(context, unit_id, file.read_bytes(), commit=commit)
    except DomainError as refusal:
        raise click.ClickException(f"{refusal.code}: {refusal.error.title} {refusal.params}") from None
    for row in report.bad:
        click.echo(f"line {row.line}: {row.column or 'row'}: {row.code}", err=True)
    click.echo(f"{report.added} new, {report.changed} changed, {report.unchanged} unchanged, {len(report.bad)} bad")
    if report.bad:
        raise click.ClickException("nothing was written")


def _unit_id(said: str) -> UUID:
    """The one unit of this name or id."""
    found = [unit.id for unit in unit_tree(db.session()) if said in (unit.name, str(unit.id))]
    if len(found) != 1:
        raise click.BadParameter(f"{len(found)} units are called {said!r}", param_hint="--unit")
    return found[0]
