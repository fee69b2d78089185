"""Shapes of check-ins on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant
from app.records.filtering import FORMATS, FilterSchema
from app.records.schemas import FieldRecordSchema, RecordQuerySchema, WithdrawalSchema

VERDICTS = ("inside", "outside", "uncertain", "missing")


class CheckInPayloadSchema(Schema):
    """Payload of ``checkin.check_in`` and ``checkin.check_out``; the place is the envelope's fix."""

    post_id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True, allow_none=True)


class CheckInWithdrawalSchema(WithdrawalSchema):
    """Payload of ``checkin.withdraw``."""


class CheckInSchema(FieldRecordSchema):
    """A check-in as it is shown; ``distance_m`` is that to the post, ``fix_at`` the fix's time by the phone's clock."""

    direction = fields.String(required=True, validate=validate.OneOf(["in", "out"]))
    post_id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True, allow_none=True)
    fix_at = Instant(required=True, allow_none=True)
    distance_m = fields.Float(required=True, allow_none=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))


class _CheckInFilterSchema(FilterSchema):
    """What check-ins are narrowed by, beside unit, days and standing: a post, a direction, a verdict."""

    post_id = fields.UUID(data_key="post")
    direction = fields.String(validate=validate.OneOf(("in", "out")))
    verdict = fields.String(validate=validate.OneOf(("inside", "outside", "uncertain", "missing")))


class CheckInQuerySchema(_CheckInFilterSchema, RecordQuerySchema):
    """``GET /check-ins``: what was said in the reader's units, narrowed, before a place in the list."""


class CheckInExportSchema(_CheckInFilterSchema):
    """``GET /check-ins/export``: the same, whole, as a file."""

    format = fields.String(load_default="xlsx", validate=validate.OneOf(FORMATS))


class CheckInListSchema(Schema):
    """Check-ins, newest first; ``next`` continues the list when there are more."""

    check_ins = fields.List(fields.Nested(CheckInSchema), required=True)
    next = fields.String(required=True, allow_none=True)
