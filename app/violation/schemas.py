"""Shapes of violations on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant
from app.photos.schemas import PhotoSchema
from app.records.filtering import FORMATS, FilterSchema
from app.records.schemas import RecordQuerySchema, ReviewedSchema, WithdrawalSchema

from .rules import MAX_PHOTOS
from .speeding import ROADS, VEHICLES

MAX_OFFENCES = 5
MAX_NUMBERS = 10_000
MATCH_KINDS = ("same", "matched", "ambiguous", "conflict", "not_here")
OUTCOMES = ("penalty_issued", "warning", "recorded")


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
    """Payload of ``violation.report``; the point is the envelope's fix.

    A correction that keeps photos shows those of the report that it corrects behind its own: it is made on another
    phone than the one that took them. Earlier phones leave ``keep_photos`` out."""

    plate = fields.Nested(PlateSchema, required=True)
    offences = fields.List(fields.Nested(OffenceSchema), required=True, validate=validate.Length(1, MAX_OFFENCES))
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True, strict=True, validate=validate.Range(0, 5_000_000))
    place_text = fields.String(required=True, validate=validate.Length(0, 200))
    crew_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(0, 8))
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    note = fields.String(required=True, validate=validate.Length(0, 500))
    photos = fields.List(fields.Nested(PhotoSchema), required=True, validate=validate.Length(0, MAX_PHOTOS))
    keep_photos = fields.Boolean(load_default=False, truthy={True}, falsy={False})


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


class _ViolationFilterSchema(FilterSchema):
    """What violations are narrowed by, beside unit, days, standing and words: the beginning of a plate, a code, a
    section, an outcome."""

    plate = fields.String(validate=validate.Length(1, 16))
    code = fields.String(validate=validate.Length(1, 10))
    section_id = fields.UUID(data_key="section")
    outcome = fields.String(validate=validate.OneOf(OUTCOMES))


class ViolationQuerySchema(_ViolationFilterSchema, RecordQuerySchema):
    """``GET /violations``: what the reader supervises, narrowed, before a place in the list."""


class ViolationExportSchema(_ViolationFilterSchema):
    """``GET /violations/export``: the same, whole, as a file."""

    format = fields.String(load_default="xlsx", validate=validate.OneOf(FORMATS))


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


class DecisionQuerySchema(Schema):
    """How an export is compared: minutes that its times may be off, and the headers of columns that were chosen."""

    window_minutes = fields.Integer(load_default=60, validate=validate.Range(1, 1440))
    number = fields.String(validate=validate.Length(1, 100))
    plate = fields.String(validate=validate.Length(1, 100))
    code = fields.String(validate=validate.Length(1, 100))
    at = fields.String(validate=validate.Length(1, 100))


class OffencePlaceSchema(Schema):
    """One offence of a violation, as a comparison names it."""

    violation_id = fields.UUID(required=True, attribute="place.violation_id")
    position = fields.Integer(required=True, attribute="place.position")
    plate_text = fields.String(required=True, attribute="plate")
    code = fields.String(required=True)
    corrected_at = Instant(required=True, attribute="at")
    decision_number = fields.String(required=True, allow_none=True, attribute="number")


class DecisionRowSchema(Schema):
    """A row of the export and what it comes to (``matching.Match``)."""

    line = fields.Integer(required=True, attribute="claim.line")
    number = fields.String(required=True, attribute="claim.number")
    plate_text = fields.String(required=True, attribute="claim.plate")
    code = fields.String(required=True, attribute="claim.code")
    at = Instant(required=True, allow_none=True, attribute="claim.at")
    kind = fields.String(required=True, validate=validate.OneOf(MATCH_KINDS))
    found = fields.List(fields.Nested(OffencePlaceSchema), required=True)


class BadDecisionRowSchema(Schema):
    """A row that can't be matched; ``code`` is a stable word."""

    line = fields.Integer(required=True)
    key = fields.String(required=True)
    code = fields.String(required=True)
    said = fields.String(required=True)


class DecisionReportSchema(Schema):
    """What an export would do. ``missing``: penalties in the export's time that no row speaks of."""

    sheet = fields.String(required=True, attribute="file.sheet")
    titles = fields.Dict(keys=fields.String(), values=fields.String(), required=True, attribute="file.titles")
    unknown_titles = fields.List(fields.String(), required=True, attribute="file.unknown_titles")
    bad = fields.List(fields.Nested(BadDecisionRowSchema), required=True, attribute="file.bad")
    rows = fields.List(fields.Nested(DecisionRowSchema), required=True, attribute="matches")
    missing = fields.List(fields.Nested(OffencePlaceSchema), required=True)


class DecisionNumberSchema(Schema):
    """The number of one offence, and what was seen there before."""

    violation_id = fields.UUID(required=True)
    position = fields.Integer(required=True, strict=True, validate=validate.Range(0, MAX_OFFENCES - 1))
    before = fields.String(required=True, allow_none=True, validate=validate.Length(1, 40))
    decision_number = fields.String(required=True, validate=validate.Length(1, 40))


class DecisionListSchema(Schema):
    """``violation.apply_decisions``: the numbers of one export, which is named by its digest."""

    file_digest = fields.String(required=True, validate=validate.Regexp(r"\A[0-9a-f]{64}\Z"))
    numbers = fields.List(fields.Nested(DecisionNumberSchema), required=True, validate=validate.Length(1, MAX_NUMBERS))


class AppliedDecisionsSchema(Schema):
    """A list of numbers that was written."""

    id = fields.UUID(required=True)
