"""The command line for officers and phones: the first admin, everybody after, and a lost phone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import click
from flask.cli import AppGroup

from app.kernel.actor import Role
from app.kernel.clock import format_instant
from app.kernel.command import Context
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError
from app.kernel.house import house

from .devices import all_devices
from .enrolling import revoke
from .officers import all_officers, officer_by_badge
from .passwords import hash_password
from .personnel import add_officer
from .schemas import MAX_PASSWORD, MIN_PASSWORD, RANKS, NewOfficerSchema
from .units import UnitInfo, add_unit, unit_tree

officers_cli = AppGroup("officers", help="Officers and the first unit.")
devices_cli = AppGroup("devices", help="Enrolled phones.")

_password = click.option(
    "--password", prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for if absent."
)
_roles = click.Choice([str(role) for role in Role])


@officers_cli.command("bootstrap")
@click.option("--brigade", required=True, help="Name of the brigade, the root of all units.")
@click.option("--badge", required=True)
@click.option("--name", required=True)
@_password
def bootstrap(brigade: str, badge: str, name: str, password: str) -> None:
    """Make the brigade and its first admin in an empty database."""
    if unit_tree(db.session()):
        raise click.ClickException("there are units already: use `flask officers create`")
    with _writing() as context:
        unit_id = add_unit(context, {"parent_id": None, "name": brigade, "kind": "brigade"})
        _add(context, badge, name, "police", unit_id, (str(Role.ADMIN),), None, password)
    click.echo(f"{brigade}: {badge} is its admin")


@officers_cli.command("create")
@click.option("--badge", required=True)
@click.option("--name", required=True)
@click.option("--rank", type=click.Choice(RANKS), default="police", show_default=True)
@click.option("--unit", required=True, help="Id or name of the unit.")
@click.option("--role", "roles", type=_roles, multiple=True, default=("officer",), show_default=True)
@click.option("--mentor", help="Badge of an auxiliary's police officer (带班民警).")
@_password
def create(
    badge: str, name: str, rank: str, unit: str, roles: tuple[str, ...], mentor: str | None, password: str
) -> None:
    """Take on an officer with roles over the own unit."""
    found = _unit(unit)
    mentor_id = _officer_id(mentor) if mentor else None
    with _writing() as context:
        _add(context, badge, name, rank, found.id, roles, mentor_id, password)
    click.echo(f"{badge} {name}, {found.name}: {', '.join(roles)}")


@officers_cli.command("list")
def list_officers() -> None:
    """List everybody: badge, name, rank, unit, roles."""
    names = {unit.id: unit.name for unit in unit_tree(db.session())}
    for officer in all_officers(db.session()):
        held = " ".join(f"{role}@{names[unit]}" for role, unit in officer.grants)
        state = "" if officer.active else "disabled"
        click.echo("\t".join((officer.badge, officer.name, officer.rank, names[officer.unit_id], held, state)))


@devices_cli.command("list")
def list_devices() -> None:
    """List phones: enrolment, badge, name, last contact, what they still hold, whether revoked."""
    for device in all_devices(db.session()):
        contact = device.contact
        heard = format_instant(contact.at) if contact else "never"
        unsent = f"{contact.unsent_commands}+{contact.unsent_photos}" if contact else "?"
        state = "revoked" if device.revoked_at else ""
        click.echo("\t".join((str(device.enrolment_id), device.badge, device.name, heard, unsent, state)))


@devices_cli.command("revoke")
@click.argument("enrolment_id", type=click.UUID)
def revoke_device(enrolment_id: UUID) -> None:
    """Take the key of a lost phone out of force and sign it out."""
    found = next((d for d in all_devices(db.session()) if d.enrolment_id == enrolment_id), None)
    if found is None:
        raise click.ClickException(f"no enrolment {enrolment_id}")
    with _writing() as context:
        revoke(context, enrolment_id, found.officer_id, found.unit_id)
    click.echo(f"{found.name} of {found.badge} is revoked")


@contextmanager
def _writing() -> Iterator[Context]:
    try:
        with system_transaction(house().bus, house().clock) as context:
            yield context
    except DomainError as refusal:
        raise click.ClickException(f"{refusal.code}: {refusal.error.title}") from None


def _add(
    context: Context,
    badge: str,
    name: str,
    rank: str,
    unit_id: UUID,
    roles: tuple[str, ...],
    mentor_id: UUID | None,
    password: str,
) -> None:
    said = {
        "badge": badge,
        "name": name,
        "rank": rank,
        "unit_id": str(unit_id),
        "mentor_id": str(mentor_id) if mentor_id else None,
        "roles": list(roles),
        "password": password,
    }
    wrong = NewOfficerSchema().validate(said)
    if wrong:
        raise click.ClickException(f"{wrong} (a password has {MIN_PASSWORD} to {MAX_PASSWORD} characters)")
    add_officer(context, {**NewOfficerSchema().load(said), "password_hash": hash_password(password)})


def _unit(text: str) -> UnitInfo:
    found = [unit for unit in unit_tree(db.session()) if text in (str(unit.id), unit.name)]
    if len(found) != 1:
        raise click.ClickException(f"{len(found)} units are called {text}")
    return found[0]


def _officer_id(badge: str) -> UUID:
    officer = officer_by_badge(db.session(), badge)
    if officer is None:
        raise click.ClickException(f"nobody has badge {badge}")
    return officer.id
