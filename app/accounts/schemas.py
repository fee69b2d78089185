"""Shapes on the wire (``docs/wire.md``, section 1)."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.actor import Role
from app.kernel.fields import Instant

RANKS = ("police", "auxiliary")
KINDS = ("brigade", "squad", "department")
#: NIST SP 800-63B asks for 8 at least where a password stands alone; it is throttled here, and hashed slowly.
MIN_PASSWORD, MAX_PASSWORD = 8, 128

_badge = validate.Regexp(r"\A[0-9A-Za-z]{1,20}\Z")
_one_line = r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z"


def _name(longest: int) -> list[validate.Validator]:
    """One line, not empty, without blanks around it."""
    return [validate.Length(max=longest), validate.Regexp(_one_line)]


def _password() -> fields.String:
    return fields.String(required=True, load_only=True, validate=validate.Length(MIN_PASSWORD, MAX_PASSWORD))


class JwkSchema(Schema):
    """An ECDSA P-256 public key (RFC 7517)."""

    kty = fields.String(required=True, validate=validate.Length(max=8))
    crv = fields.String(required=True, validate=validate.Length(max=16))
    x = fields.String(required=True, validate=validate.Length(max=64))
    y = fields.String(required=True, validate=validate.Length(max=64))


class ReceiptKeySchema(Schema):
    """The server's key that signs receipts; phones pin it when they are enrolled."""

    key_id = fields.String(required=True)
    public_key = fields.Nested(JwkSchema, required=True)


class UnitSchema(Schema):
    """A brigade, squad or department."""

    id = fields.UUID(required=True)
    parent_id = fields.UUID(required=True, allow_none=True)
    name = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))


class OfficerSchema(Schema):
    """A police officer or an auxiliary, as colleagues see them."""

    id = fields.UUID(required=True)
    badge = fields.String(required=True)
    name = fields.String(required=True)
    rank = fields.String(required=True, validate=validate.OneOf(RANKS))
    unit_id = fields.UUID(required=True)
    roles = fields.List(fields.Enum(Role, by_value=True), required=True)
    mentor_id = fields.UUID(required=True, allow_none=True)


class SessionSchema(Schema):
    """Who is signed in, and what a phone needs to be enrolled."""

    officer = fields.Nested(OfficerSchema, required=True)
    units = fields.List(fields.Nested(UnitSchema), required=True)
    enrolment_id = fields.UUID(required=True, allow_none=True)
    ticket = fields.String(required=True)
    server_time = Instant(required=True)
    receipt_key = fields.Nested(ReceiptKeySchema, required=True)
    #: Whether all of this is the made-up county's; the interface says so on every page.
    demo = fields.Boolean(required=True)


class SignInSchema(Schema):
    """Badge and password."""

    badge = fields.String(required=True, validate=validate.Length(1, 20))
    password = fields.String(required=True, load_only=True, validate=validate.Length(1, MAX_PASSWORD))


class CodeSignInSchema(Schema):
    """A code that was scanned."""

    code = fields.String(required=True, load_only=True, validate=validate.Length(1, 64))


class SignInCodeSchema(Schema):
    """A code to be scanned: ``url`` for the phone's camera and ``image`` of it, a data URL. Told once: null where the
    answer is asked for again."""

    id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True)
    expires_at = Instant(required=True)
    url = fields.String(required=True, allow_none=True)
    image = fields.String(required=True, allow_none=True)


class EnrolmentRequestSchema(Schema):
    """A phone that asks to be enrolled; ``proof`` signs device, officer and ticket with the new key."""

    device_id = fields.UUID(required=True)
    device_name = fields.String(required=True, validate=_name(80))
    public_key = fields.Nested(JwkSchema, required=True)
    ticket = fields.String(required=True, validate=validate.Length(1, 64))
    proof = fields.String(required=True, validate=validate.Length(1, 128))


class EnrolmentSchema(Schema):
    """One (device, officer) with its own sequence and chain."""

    id = fields.UUID(required=True)
    device_id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True)
    next_sequence = fields.Integer(required=True)
    receipt_key = fields.Nested(ReceiptKeySchema, required=True)
    ticket = fields.String(required=True)


class GrantSchema(Schema):
    """A role over a unit and the units below it."""

    role = fields.Enum(Role, by_value=True, required=True)
    unit_id = fields.UUID(required=True)


class AccountSchema(OfficerSchema):
    """An officer as the desk manages them; ``version`` is what ``If-Match`` names."""

    active = fields.Boolean(required=True)
    version = fields.Integer(required=True)
    grants = fields.List(fields.Nested(GrantSchema), required=True)


class ContactSchema(Schema):
    """What a phone told of itself at its last contact."""

    at = Instant(required=True)
    app = fields.String(required=True)
    unsent_commands = fields.Integer(required=True)
    unsent_photos = fields.Integer(required=True)
    clock_offset_ms = fields.Integer(required=True)


class DeviceSchema(Schema):
    """A phone of an officer, by its enrolment."""

    enrolment_id = fields.UUID(required=True)
    device_id = fields.UUID(required=True)
    name = fields.String(required=True)
    officer_id = fields.UUID(required=True)
    badge = fields.String(required=True)
    officer_name = fields.String(required=True)
    unit_id = fields.UUID(required=True)
    enrolled_at = Instant(required=True)
    revoked_at = Instant(required=True, allow_none=True)
    contact = fields.Nested(ContactSchema, required=True, allow_none=True)


class UnitQuerySchema(Schema):
    """Narrows a list to a unit and those below it."""

    unit = fields.UUID()


class NewUnitSchema(Schema):
    """A unit to be made under another."""

    parent_id = fields.UUID(required=True)
    name = fields.String(required=True, validate=_name(60))
    kind = fields.String(required=True, validate=validate.OneOf(KINDS[1:]))


class UnitChangeSchema(Schema):
    """What may change of a unit; what is left out stays."""

    parent_id = fields.UUID()
    name = fields.String(validate=_name(60))
    kind = fields.String(validate=validate.OneOf(KINDS[1:]))


class KeptUnitSchema(UnitSchema):
    """A unit as the desk keeps it; ``version`` is what ``If-Match`` names."""

    version = fields.Integer(required=True)
    ended_at = Instant(required=True, allow_none=True)


class NewOfficerSchema(Schema):
    """An officer to be taken on, with roles over the own unit."""

    badge = fields.String(required=True, validate=_badge)
    name = fields.String(required=True, validate=_name(40))
    rank = fields.String(required=True, validate=validate.OneOf(RANKS))
    unit_id = fields.UUID(required=True)
    mentor_id = fields.UUID(allow_none=True, load_default=None)
    roles = fields.List(fields.Enum(Role, by_value=True), required=True, validate=validate.Length(1, len(Role)))
    password = _password()


class OfficerChangeSchema(Schema):
    """What may change of an officer; what is left out stays."""

    name = fields.String(validate=_name(40))
    rank = fields.String(validate=validate.OneOf(RANKS))
    unit_id = fields.UUID()
    mentor_id = fields.UUID(allow_none=True)
    active = fields.Boolean()


class NewPasswordSchema(Schema):
    """A new password for an officer."""

    password = _password()


class NoBodySchema(Schema):
    """A command that the address says whole."""
