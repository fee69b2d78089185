"""The command line of the kernel: the audit, the jobs, the API's description."""

from __future__ import annotations

import json
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from . import audit
from .clock import format_instant
from .database import db
from .house import house
from .jobs import run_due
from .kicker import EXTENSION as HUEY
from .kicker import enqueue_minutely
from .openapi import describe

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)

audit_cli = AppGroup("audit", help="The hash-chained record of every change.")
jobs_cli = AppGroup("jobs", help="Durable work.")
openapi_cli = AppGroup("openapi", help="The API's description.")


def kernel_commands() -> tuple[AppGroup, ...]:
    """The kernel's command groups."""
    return audit_cli, jobs_cli, openapi_cli


@audit_cli.command("anchor")
def anchor() -> None:
    """Print the present head as JSON; keep it where the database's owner can't change it."""
    head = audit.current_anchor(db.session())
    click.echo(json.dumps({"seq": head.seq, "hash": head.hash, "at": format_instant(house().clock.now())}))


@audit_cli.command("verify")
@click.option("--anchor", "anchors", type=READABLE, multiple=True, help="Exported heads.")
def verify(anchors: tuple[Path, ...]) -> None:
    """Walk the chain; name the first bad entry and exit with 1 if there is one."""
    known = [anchor for path in anchors for anchor in _read_anchors(path)]
    defect = audit.verify(db.session(), known)
    if defect is not None:
        raise click.ClickException(f"entry {defect.seq}: {defect.reason}")
    click.echo(f"{audit.current_anchor(db.session()).seq} entries, unbroken; {len(known)} anchor(s) hold")


def _read_anchors(path: Path) -> list[audit.Anchor]:
    lines = [(number, line) for number, line in enumerate(path.read_text().splitlines(), 1) if line.strip()]
    return [_read_anchor(line, f"{path} line {number}") for number, line in lines]


def _read_anchor(line: str, where: str) -> audit.Anchor:
    try:
        head = json.loads(line)
        return audit.Anchor(int(head["seq"]), str(head["hash"]))
    except (ValueError, TypeError, KeyError):
        raise click.ClickException(f"{where} is no anchor") from None


@jobs_cli.command("run")
@click.option("--once", is_flag=True, help="Run what is due and stop.")
def run_jobs(once: bool) -> None:
    """Run durable jobs until stopped."""
    if once:
        enqueue_minutely(house())
        click.echo(f"{run_due(house().jobs, house().clock)} job(s) run")
        return
    current_app.extensions[HUEY].create_consumer(workers=1, worker_type="thread").run()


@openapi_cli.command("write")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if the file is stale.")
def write_openapi(path: Path, check: bool) -> None:
    """Write the API's description to PATH."""
    fresh = describe(current_app)
    if check and (not path.exists() or path.read_text() != fresh):
        raise click.ClickException(f"{path} is stale: run this command without --check")
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fresh)
