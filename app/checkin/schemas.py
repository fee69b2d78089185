"""Shapes of check-ins on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant

VERDICTS = ("inside", "outside", "uncertain", "missing")


class CheckInPayloadSchema(Schema):
    """Payload of ``checkin.check_in`` and ``checkin.check_out``; the place is the envelope's fix."""

    post_id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True, allow_none=True)


class CheckInWithdrawalSchema(Schema):
    """Payload of ``checkin.withdraw``."""

    command_id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=validate.Length(1, 200))


class CheckInSchema(Schema):
    """A check-in as it is shown. Degrees WGS-84, metres; ``corrected_at`` is the phone's time without its known
    error."""

    id = fields.UUID(required=True)
    direction = fields.String(required=True, validate=validate.OneOf(["in", "out"]))
    officer_id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    post_id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True, allow_none=True)
    claimed_at = Instant(required=True)
    corrected_at = Instant(required=True)
    bracket_from = Instant(required=True, allow_none=True)
    bracket_to = Instant(required=True)
    clock_certain = fields.Boolean(required=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    accuracy_m = fields.Float(required=True, allow_none=True)
    distance_m = fields.Float(required=True, allow_none=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    withdrawn_at = Instant(required=True, allow_none=True)
    withdrawn_reason = fields.String(required=True, allow_none=True)
    superseded_by = fields.UUID(required=True, allow_none=True)
