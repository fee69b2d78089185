"""Shapes on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant

from .endpoints import MAX_ENDPOINT

_base64url = validate.Regexp(r"\A[A-Za-z0-9_-]+={0,2}\Z")
STATES = ("none", "waiting", "works", "failing", "gone")


class PushKeySchema(Schema):
    """The key that a browser names when it subscribes: this server's P-256 point in base64url (RFC 8292)."""

    public_key = fields.String(required=True)


class PushKeysSchema(Schema):
    """What it takes to encrypt for one browser (RFC 8291), in base64url."""

    p256dh = fields.String(required=True, validate=[validate.Length(86, 88), _base64url])
    auth = fields.String(required=True, validate=[validate.Length(22, 24), _base64url])


class NewPushSubscriptionSchema(Schema):
    """A browser's subscription."""

    endpoint = fields.String(required=True, validate=validate.Length(1, MAX_ENDPOINT))
    keys = fields.Nested(PushKeysSchema, required=True)


class PushStandingSchema(Schema):
    """How push stands for the phone at hand; ``last_ok_at``: when its push service last took a message."""

    state = fields.String(required=True, validate=validate.OneOf(STATES))
    last_ok_at = Instant(required=True, allow_none=True)
