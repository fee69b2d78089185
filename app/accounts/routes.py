"""Signing in and out, and enrolling a phone (``docs/wire.md``, section 1)."""

from __future__ import annotations

from typing import Any

from flask import g, request
from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.house import house
from app.kernel.web import current_actor

from . import sessions, sign_in
from .enrolling import Asked, enrol
from .officers import officers_by_ids
from .rules import DEMO_BRIGADE
from .schemas import CodeSignInSchema, EnrolmentRequestSchema, EnrolmentSchema, SessionSchema, SignInSchema
from .tickets import issue_ticket
from .units import visible_units

blp = Blueprint("session", __name__, url_prefix="/api/v1", description="Signing in, and enrolling a phone.")


@blp.route("/session")
class Session(MethodView):
    @blp.arguments(SignInSchema)
    @blp.response(200, SessionSchema)
    def post(self, credentials: dict[str, str]) -> dict[str, Any]:
        """Sign in with badge and password; an earlier session of this browser ends."""
        replaced = g.sign_in.session_id if g.sign_in else None
        address = request.remote_addr or ""
        session_id = sessions.sign_in(house(), sign_in.authenticator(), credentials, address, replaced)
        sign_in.remember(session_id)
        return _session()

    @blp.response(200, SessionSchema)
    def get(self) -> dict[str, Any]:
        """Who is signed in."""
        return _session()

    @blp.response(204)
    def delete(self) -> None:
        """Sign out; nobody signed in is fine too."""
        if g.sign_in:
            sessions.sign_out(house(), g.sign_in)
        sign_in.forget()


@blp.route("/session/code")
class SessionByCode(MethodView):
    @blp.arguments(CodeSignInSchema)
    @blp.response(200, SessionSchema)
    def post(self, said: dict[str, str]) -> dict[str, Any]:
        """Sign in with a scanned code; an earlier session of this browser ends."""
        replaced = g.sign_in.session_id if g.sign_in else None
        sign_in.remember(sessions.sign_in_by_code(house(), said["code"], request.remote_addr or "", replaced))
        return _session()


@blp.route("/enrolments")
class Enrolments(MethodView):
    @blp.arguments(EnrolmentRequestSchema)
    @blp.response(201, EnrolmentSchema)
    def post(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Enrol the phone at hand for whoever has just signed in on it."""
        enrolled = enrol(house(), sign_in.current_sign_in(), Asked(**asked))
        sign_in.keep_on_this_phone()
        return {
            "id": enrolled.id,
            "device_id": enrolled.device_id,
            "officer_id": enrolled.officer_id,
            "next_sequence": enrolled.next_sequence,
            "receipt_key": _receipt_key(),
            "ticket": issue_ticket(house().ticket_key, house().clock.now()),
        }


def _session() -> dict[str, Any]:
    actor, found, now = current_actor(), sign_in.current_sign_in(), house().clock.now()
    units = visible_units(db.session(), actor)
    return {
        "officer": officers_by_ids(db.session(), [found.officer_id])[found.officer_id],
        "units": units,
        "enrolment_id": found.enrolment_id,
        "ticket": issue_ticket(house().ticket_key, now),
        "server_time": now,
        "receipt_key": _receipt_key(),
        "demo": any(unit.id == DEMO_BRIGADE for unit in units),
    }


def _receipt_key() -> dict[str, Any]:
    return {"key_id": house().signer.key_id, "public_key": house().signer.public_jwk}
