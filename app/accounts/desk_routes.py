"""Units, officers and phones at the desk."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any
from uuid import UUID

import segno
from flask import request
from flask.views import MethodView

from app.kernel import strictjson
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.openapi import IF_MATCH
from app.kernel.web import current_actor, desk_command, required_version

from .codes import get_code, holds_code, new_code
from .devices import DeviceInfo, devices_for
from .officers import OfficerInfo, officers_by_ids, officers_of_units
from .passwords import hash_password, password_tag
from .schemas import (
    AccountSchema,
    DeviceSchema,
    GrantSchema,
    KeptUnitSchema,
    NewOfficerSchema,
    NewPasswordSchema,
    NewUnitSchema,
    OfficerChangeSchema,
    SignInCodeSchema,
    UnitChangeSchema,
    UnitQuerySchema,
)
from .units import UnitInfo, descendants, readable_units, unit_tree, visible_units

blp = Blueprint("accounts", __name__, url_prefix="/api/v1", description="Units, officers and their phones.")

Versioned = tuple[OfficerInfo, dict[str, str]]


@blp.route("/units")
class Units(MethodView):
    @blp.response(200, KeptUnitSchema(many=True))
    def get(self) -> list[UnitInfo]:
        """The own unit, those led or watched over, and everything above them."""
        return visible_units(db.session(), current_actor())

    @blp.arguments(NewUnitSchema)
    @blp.response(201, KeptUnitSchema)
    def post(self, payload: dict[str, Any]) -> tuple[UnitInfo, dict[str, str]]:
        """Add a unit."""
        return _unit(desk_command("accounts.create_unit", payload).id)


@blp.route("/units/<uuid:unit_id>")
class Unit(MethodView):
    @blp.response(200, KeptUnitSchema)
    def get(self, unit_id: UUID) -> tuple[UnitInfo, dict[str, str]]:
        """One unit, with the version to be named in ``If-Match``."""
        if unit_id not in {unit.id for unit in visible_units(db.session(), current_actor())}:
            raise DomainError("not_found")
        return _unit(unit_id)

    @blp.arguments(UnitChangeSchema)
    @blp.response(200, KeptUnitSchema)
    def patch(self, changes: dict[str, Any], unit_id: UUID) -> tuple[UnitInfo, dict[str, str]]:
        """Rename or move a unit as seen in the version of ``If-Match``."""
        payload = {"unit_id": unit_id, "version": required_version(), "changes": changes}
        return _unit(desk_command("accounts.change_unit", payload).id)

    @blp.doc(parameters=[IF_MATCH])
    @blp.response(204)
    def delete(self, unit_id: UUID) -> None:
        """Give a unit up; it stays for the names of what it did."""
        desk_command("accounts.end_unit", {"unit_id": unit_id, "version": required_version()})


@blp.route("/officers")
class Officers(MethodView):
    @blp.arguments(UnitQuerySchema, location="query")
    @blp.response(200, AccountSchema(many=True))
    def get(self, query: dict[str, UUID]) -> list[OfficerInfo]:
        """The officers of all units that one may read, or of one unit and those below it."""
        return officers_of_units(db.session(), _asked_units(query))

    @blp.arguments(NewOfficerSchema)
    @blp.response(201, AccountSchema)
    def post(self, payload: dict[str, Any]) -> Versioned:
        """Take on an officer."""
        password_hash = hash_password(payload.pop("password"))
        record = desk_command(
            "accounts.create_officer", {**payload, "password_hash": password_hash}, kept_body=_without_password()
        )
        return _versioned(record.id)


@blp.route("/officers/<uuid:officer_id>")
class Officer(MethodView):
    @blp.response(200, AccountSchema)
    def get(self, officer_id: UUID) -> Versioned:
        """One officer, with the version to be named in ``If-Match``."""
        officer = officers_by_ids(db.session(), [officer_id]).get(officer_id)
        if officer is None or officer.unit_id not in readable_units(current_actor()):
            raise DomainError("not_found")
        return _versioned(officer_id)

    @blp.arguments(OfficerChangeSchema)
    @blp.response(200, AccountSchema)
    def patch(self, changes: dict[str, Any], officer_id: UUID) -> Versioned:
        """Change an officer as seen in the version of ``If-Match``."""
        payload = {**changes, "officer_id": officer_id, "version": required_version()}
        return _versioned(desk_command("accounts.change_officer", payload).id)


@blp.route("/officers/<uuid:officer_id>/password")
class Password(MethodView):
    @blp.arguments(NewPasswordSchema)
    @blp.response(204)
    def post(self, payload: dict[str, str], officer_id: UUID) -> None:
        """Give an officer a new password; their sessions end."""
        payload_kept = {"officer_id": officer_id, "password_hash": hash_password(payload["password"])}
        desk_command("accounts.set_password", payload_kept, kept_body=_without_password())


@blp.route("/officers/<uuid:officer_id>/sign-in-code")
class SignInCode(MethodView):
    @blp.response(201, SignInCodeSchema)
    def post(self, officer_id: UUID) -> dict[str, Any]:
        """Make a code with which the officer's phone signs in: one use, a few minutes; an earlier one is void."""
        code, kept = new_code()
        record = desk_command("accounts.create_sign_in_code", {"officer_id": officer_id, "code_hash": kept})
        made = get_code(db.session(), record.id)
        if made is None:
            raise DomainError("not_found")
        url = f"{_origin()}/sign-in#code={code}" if holds_code(db.session(), record.id, code) else None
        image = segno.make(url, error="m").svg_data_uri(scale=6, border=3) if url else None
        return {"id": made.id, "officer_id": made.officer_id, "expires_at": made.expires_at, "url": url, "image": image}


@blp.route("/sign-in-codes/<uuid:code_id>")
class RevokedCode(MethodView):
    @blp.response(204)
    def delete(self, code_id: UUID) -> None:
        """Make a code void before it is used."""
        desk_command("accounts.revoke_sign_in_code", {"code_id": code_id})


@blp.route("/officers/<uuid:officer_id>/roles")
class Roles(MethodView):
    @blp.arguments(GrantSchema)
    @blp.response(200, AccountSchema)
    def post(self, grant: dict[str, Any], officer_id: UUID) -> Versioned:
        """Give an officer a role over a unit."""
        return _versioned(desk_command("accounts.grant_role", {**grant, "officer_id": officer_id}).id)

    @blp.arguments(GrantSchema, location="query")
    @blp.response(200, AccountSchema)
    def delete(self, grant: dict[str, Any], officer_id: UUID) -> Versioned:
        """Take a role over a unit away."""
        return _versioned(desk_command("accounts.withdraw_role", {**grant, "officer_id": officer_id}).id)


@blp.route("/devices")
class Devices(MethodView):
    @blp.arguments(UnitQuerySchema, location="query")
    @blp.response(200, DeviceSchema(many=True))
    def get(self, query: dict[str, UUID]) -> list[DeviceInfo]:
        """The phones of the officers whom one leads or watches over, and one's own."""
        return devices_for(db.session(), current_actor(), _asked_units(query) if query else None)


@blp.route("/enrolments/<uuid:enrolment_id>")
class Enrolment(MethodView):
    @blp.response(204)
    def delete(self, enrolment_id: UUID) -> None:
        """Revoke a phone's enrolment; its session ends with it."""
        desk_command("accounts.revoke_enrolment", {"enrolment_id": enrolment_id})


def _origin() -> str:
    """Where phones reach this server: the configured address, else the one that the desk uses."""
    configured = house().settings.public_origins
    return configured[0] if configured else request.host_url.rstrip("/")


def _asked_units(query: dict[str, UUID]) -> frozenset[UUID]:
    readable = readable_units(current_actor())
    if "unit" not in query:
        return readable
    if query["unit"] not in readable:
        raise DomainError("not_found")
    return readable & descendants(db.session(), query["unit"])


def _versioned(officer_id: UUID) -> Versioned:
    officer = officers_by_ids(db.session(), [officer_id])[officer_id]
    return officer, {"ETag": f'"{officer.version}"'}


def _unit(unit_id: UUID) -> tuple[UnitInfo, dict[str, str]]:
    found = next(unit for unit in unit_tree(db.session()) if unit.id == unit_id)
    return found, {"ETag": f'"{found.version}"'}


def _without_password() -> str:
    """The request's text as it is kept: with a slow tag for the password, so that a replay with another is noticed."""
    said = dict(request.get_json())
    key = request.headers.get("Idempotency-Key", "")
    salt = hmac.new(house().ticket_key, f"xunlu-password-tag:v1:{key}".encode(), hashlib.sha256).digest()
    return strictjson.dumps({**said, "password": password_tag(said["password"], salt)})
