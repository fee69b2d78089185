"""Shapes of violations on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.photos.schemas import PhotoSchema
from app.records.schemas import RecordQuerySchema, ReviewedSchema, WithdrawalSchema

from .speeding import ROADS, VEHICLES

MAX_OFFENCES = 5
OUTCOMES = ("penalty_issued", "warning", "recorded")
MAX_PHOTOS = 9


class PlateSchema(Schema):
    """A plate as typed: its text, its type (号牌种类, two digits), and why by hand if no layout covers it."""

    text = fields.String(required=True, validate=validate.Length(0, 16))
    type_code = fields.String(required=True, validate=validate.Regexp(r"^\d{2}\Z"))
    manual_reason = fields.String(required=True, allow_none=True, validate=validate.Length(0, 100))


class SpeedingSchema(Schema):
    """A measured speed, km/h, with what the rule asks about: the kind of vehicle and of road (``speeding.py``)."""

    vehicle = fields.String(required=True, validate=validate.OneOf(VEHICLES))
    road = fields.String(required=True, validate=validate.OneOf(ROADS))
    limit_kmh = fields.Integer(required=True, strict=True, validate=validate.Range(5, 150))
    speed_kmh = fields.Integer(required=True, strict=True, validate=validate.Range(1, 400))


class OffenceSchema(Schema):
    """One offence of a stop, each with a decision of its own."""

    code = fields.String(required=True, validate=validate.Length(1, 10))
    speeding = fields.Nested(SpeedingSchema, required=True, allow_none=True)
    decision_number = fields.String(required=True, allow_none=True, validate=validate.Length(0, 40))


class JudgedSpeedingSchema(SpeedingSchema):
    """A measured speed and what the tables make of it; null is unknown, never zero. ``over_permille`` is in tenths of
    a percent; ``fine`` in yuan, or "warning"."""

    over_permille = fields.Integer(required=True)
    from_percent = fields.Integer(required=True)
    to_percent = fields.Integer(required=True, allow_none=True)
    points = fields.Integer(required=True, allow_none=True)
    fine = fields.String(required=True, allow_none=True)
    confidence = fields.String(required=True, validate=validate.OneOf(("high", "medium", "low")))


class ShownOffenceSchema(OffenceSchema):
    """An offence as it is shown."""

    speeding = fields.Nested(JudgedSpeedingSchema, required=True, allow_none=True)


class ViolationReportSchema(Schema):
    """Payload of ``violation.report``; the point is the envelope's fix."""

    plate = fields.Nested(PlateSchema, required=True)
    offences = fields.List(fields.Nested(OffenceSchema), required=True, validate=validate.Length(1, MAX_OFFENCES))
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True, strict=True, validate=validate.Range(0, 5_000_000))
    place_text = fields.String(required=True, validate=validate.Length(0, 200))
    crew_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(0, 8))
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    note = fields.String(required=True, validate=validate.Length(0, 500))
    photos = fields.List(fields.Nested(PhotoSchema), required=True, validate=validate.Length(0, MAX_PHOTOS))


class ViolationWithdrawalSchema(WithdrawalSchema):
    """Payload of ``violation.withdraw``."""


class ViolationSchema(ReviewedSchema):
    """A violation as it is shown. Degrees WGS-84, metres; ``receipt_number`` is the number people read out."""

    plate_text = fields.String(required=True)
    plate_type = fields.String(required=True)
    plate_class = fields.String(required=True, allow_none=True)
    plate_reason = fields.String(required=True, allow_none=True)
    offences = fields.List(fields.Nested(ShownOffenceSchema), required=True)
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True)
    place_text = fields.String(required=True)
    crew_ids = fields.List(fields.UUID(), required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    note = fields.String(required=True)
    verification_code = fields.String(required=True)
    receipt_number = fields.Integer(required=True)


class ViolationListSchema(Schema):
    """Violations, newest first; ``next`` continues the list when there are more."""

    violations = fields.List(fields.Nested(ViolationSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class ViolationQuerySchema(RecordQuerySchema):
    """``GET /violations``: of one unit (all the reader supervises when left out), before a place in the list."""


class ViolationCodeSchema(Schema):
    """A violation code. ``points`` and ``fine`` are the rule's words; null is unknown, never zero."""

    key = fields.String(required=True)
    code = fields.String(required=True, allow_none=True)
    content = fields.String(required=True)
    points = fields.String(required=True, allow_none=True)
    fine = fields.String(required=True, allow_none=True)
    source = fields.String(required=True)
    confidence = fields.String(required=True)
    rule_confidence = fields.String(required=True)
    subject = fields.String(required=True)
    points_basis = fields.String(required=True, allow_none=True)
    fine_basis = fields.String(required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)
    initials = fields.String(required=True)
    position = fields.Integer(required=True)
