"""The command line of assessment: take a period's facts away, and reckon its cards from them anywhere."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from app.accounts.service import unit_tree
from app.kernel import strictjson
from app.kernel.database import db
from app.kernel.house import house

from .exporting import exported_facts, recomputed
from .periodrecords import PeriodInfo, periods_of

assessment_cli = AppGroup("assessment", help="Assessment periods, and the cards that follow from their facts.")


@assessment_cli.command("export")
@click.option("--period", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Any duty day of the period.")
@click.option("--brigade", default=None, help="Its name, where there are several.")
def export(day: datetime, brigade: str | None) -> None:
    """Print the facts of a period as JSON: its requirements, credits, schemes and corrections."""
    period = _period(day.date(), brigade)
    click.echo(strictjson.dumps(exported_facts(db.session(), period, house().clock.now())))


@assessment_cli.command("recompute")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def recompute(path: Path) -> None:
    """Print the cards that follow from exported facts, one to a line; touches no database.

    Exits with 1 when a card isn't the one that the file names by its digest."""
    try:
        cards, differing = recomputed(strictjson.loads(path.read_bytes()))
    except ValueError as error:
        raise click.ClickException(f"{path} holds no facts of an assessment: {error}") from None
    for card in cards:
        click.echo(card)
    if differing:
        raise click.ClickException(f"not the card that was kept: {', '.join(differing)}")


def _period(day: date, brigade: str | None) -> PeriodInfo:
    units = [unit.id for unit in unit_tree(db.session()) if unit.kind == "brigade" and brigade in (None, unit.name)]
    found = [each for each in periods_of(db.session(), units) if day in each.period]
    if len(found) != 1:
        raise click.ClickException("no such period" if not found else "several brigades have one; name yours")
    return found[0]
