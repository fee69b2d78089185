"""The command line for positions in files."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup

from app.kernel.errors import DomainError
from app.kernel.house import house

from .jobs import read_bounded
from .positions_in import import_positions
from .rules import DATUMS, Datum

tracking_cli = AppGroup("tracking", help="Positions of cars and devices.")


@tracking_cli.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--datum", type=click.Choice(DATUMS), default="wgs84", show_default=True, help="What its places are in.")
def import_file(file: Path, datum: Datum) -> None:
    """Import FILE, a CSV or XLSX file with positions; say what became of it and name every bad row."""
    try:
        report = import_positions(house().bus, house().clock, read_bounded(file), datum)
    except DomainError as refusal:
        raise click.ClickException(f"{refusal.code}: {refusal.error.title} {refusal.params}") from None
    for row in report.bad:
        click.echo(f"line {row.line}: {row.code}", err=True)
    click.echo(f"{report.accepted} accepted, {report.duplicates} known already, {len(report.bad)} bad")
