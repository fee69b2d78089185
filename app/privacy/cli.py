"""The command line of privacy."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.kernel.clock import format_instant
from app.kernel.database import db
from app.kernel.house import house

from .retention import foresee, is_waited_for, remove_old

privacy_cli = AppGroup("privacy", help="How long personal data are kept.")


@privacy_cli.command("retention")
@click.option("--apply", is_flag=True, help="Remove it now, instead of waiting for the day's run.")
def retention(apply: bool) -> None:
    """Say what is past its age and would be removed; without --apply nothing is."""
    for each in foresee(db.session(), house().clock.now()):
        held = "".join(f", {count} held: {reason}" for reason, count in sorted(each.held.items()))
        click.echo(f"{each.key}: {each.count} from before {format_instant(each.before)} (kept {each.days} days){held}")
    db.session.rollback()
    if not apply:
        click.echo("nothing was removed")
        return
    if is_waited_for(house().clock):
        raise click.ClickException("some credits are yet to be reckoned from them: run the jobs first")
    while not remove_old(house().clock):
        pass
    click.echo("removed")
