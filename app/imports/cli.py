"""The command line of imports."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup

from app.accounts.service import actor_of, officer_by_badge
from app.kernel.database import db
from app.kernel.desk import execute_desk
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.signing import sha256_hex

from .kinds import KINDS
from .schemas import DATUMS
from .service import Asked, Report, try_list

imports_cli = AppGroup("imports", help="Lists from files.")


@imports_cli.command("run")
@click.argument("kind", type=click.Choice([kind.key for kind in KINDS]))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "badge", required=True, help="The badge of the officer who takes it in.")
@click.option("--datum", type=click.Choice(DATUMS), default="wgs84", show_default=True, help="What its places are in.")
@click.option("--commit", is_flag=True, help="Write it; without it nothing is written and every bad row is named.")
def run_import(kind: str, file: Path, badge: str, datum: str, commit: bool) -> None:
    """Take in FILE, XLSX, CSV or GeoJSON: all of it, or nothing if any row is bad."""
    officer = officer_by_badge(db.session(), badge)
    if officer is None:
        raise click.BadParameter(f"nobody has the badge {badge!r}", param_hint="--as")
    actor = actor_of(db.session(), officer.id)
    asked = Asked(kind, None, "gcj02" if datum == "gcj02" else "wgs84", officer.unit_id)
    raw, key = file.read_bytes(), house().ticket_key
    try:
        report = try_list(house().bus, house().clock, key, actor, raw, asked)
        _tell(report)
        if commit and report.seal is not None:
            said = {"raw": raw, "asked": asked, "seal": report.seal, "key": key}
            once = f"{report.seal[:40]}"
            execute_desk(house().bus, house().clock, actor, "imports.take_list", once, sha256_hex(raw), said)
    except DomainError as refusal:
        raise click.ClickException(f"{refusal.code}: {refusal.error.title} {refusal.params}") from None
    if report.problems:
        raise click.ClickException("nothing was written")


def _tell(report: Report) -> None:
    for row in report.problems:
        click.echo(f"line {row.line}: {row.key or 'row'}: {row.code} {row.value}".rstrip(), err=True)
    counts = [f"{report.count(action)} {word}" for action, word in (("added", "new"), ("changed", "changed"))]
    click.echo(f"{', '.join(counts)}, {report.count('same')} unchanged, {len(report.problems)} bad")
