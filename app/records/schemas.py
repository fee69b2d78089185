"""What all field records have in common on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant
from app.photos.schemas import PhotoLinkSchema

from . import rules


class FieldRecordSchema(Schema):
    """An officer's own word as it is shown. Degrees WGS-84, metres; ``corrected_at`` is the phone's time without its
    known error."""

    id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    claimed_at = Instant(required=True)
    corrected_at = Instant(required=True)
    bracket_from = Instant(required=True, allow_none=True)
    bracket_to = Instant(required=True)
    clock_certain = fields.Boolean(required=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    accuracy_m = fields.Float(required=True, allow_none=True)
    withdrawn_at = Instant(required=True, allow_none=True)
    withdrawn_reason = fields.String(required=True, allow_none=True)
    superseded_by = fields.UUID(required=True, allow_none=True)


class PhotographedSchema(FieldRecordSchema):
    """A field record that shows photos."""

    photos = fields.List(fields.Nested(PhotoLinkSchema), required=True)


class VerdictSchema(Schema):
    """What a reviewer said, and of which record: an earlier one, where this one corrects it."""

    id = fields.UUID(required=True)
    record_id = fields.UUID(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(rules.VERDICTS))
    reason_code = fields.String(required=True, allow_none=True)
    comment = fields.String(required=True)
    reviewer_id = fields.UUID(required=True)
    reviewer_name = fields.String(required=True)
    decided_at = Instant(required=True)


class RecordReviewSchema(Schema):
    """How far a record's review has come: ``corrects`` is the record in whose place this one stands; ``verdicts`` are
    those on both, and on all before them."""

    state = fields.String(required=True, validate=validate.OneOf(rules.STATES))
    version = fields.Integer(required=True)
    corrects = fields.UUID(required=True, allow_none=True)
    verdicts = fields.List(fields.Nested(VerdictSchema), required=True)


class ReviewedSchema(PhotographedSchema):
    """A field record that is reviewed; one that was voided counts no more."""

    voided_at = Instant(required=True, allow_none=True)
    review = fields.Nested(RecordReviewSchema, required=True)


class WithdrawalSchema(Schema):
    """Payload of a command that takes an own record back."""

    command_id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=validate.Length(1, 200))


class RecordQuerySchema(Schema):
    """A list of field records: of one unit (all that the reader reads when left out), before a place in the list."""

    unit = fields.UUID()
    before = fields.String(validate=validate.Length(1, 80))
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))


class ReviewSchema(Schema):
    """A record in the reviewer's queue. ``label`` tells it from others; ``own``: the reader made it or was of its crew,
    and somebody else decides."""

    record_id = fields.UUID(required=True)
    kind = fields.String(required=True)
    unit_id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True)
    corrected_at = Instant(required=True)
    label = fields.String(required=True)
    own = fields.Boolean(required=True)
    state = fields.String(required=True, validate=validate.OneOf(rules.STATES))
    version = fields.Integer(required=True)
    corrects = fields.UUID(required=True, allow_none=True)
    superseded_by = fields.UUID(required=True, allow_none=True)
    photos = fields.List(fields.Nested(PhotoLinkSchema), required=True)
    verdicts = fields.List(fields.Nested(VerdictSchema), required=True)


class PendingSchema(Schema):
    """How many reviews wait: for a first look, for another after a correction, for the officer's correction."""

    waiting = fields.Integer(required=True)
    corrected = fields.Integer(required=True)
    returned = fields.Integer(required=True)


class ReviewListSchema(Schema):
    """Reviews, newest first; ``next`` continues the list when there are more; ``pending`` counts the whole queue."""

    reviews = fields.List(fields.Nested(ReviewSchema), required=True)
    next = fields.String(required=True, allow_none=True)
    pending = fields.Nested(PendingSchema, required=True)


class ReviewQuerySchema(RecordQuerySchema):
    """``GET /reviews``: in one state or all, of one kind or all."""

    state = fields.String(validate=validate.OneOf(rules.STATES))
    kind = fields.String(validate=validate.Length(1, 40))


class DecisionSchema(Schema):
    """``PATCH /reviews/<record>``: a return needs reason and comment, voiding a reason, accepting neither."""

    verdict = fields.String(required=True, validate=validate.OneOf(rules.VERDICTS))
    reason_code = fields.String(required=True, allow_none=True, validate=validate.Length(1, 30))
    comment = fields.String(required=True, validate=validate.Length(0, 300))


class WordSchema(Schema):
    """A word that records are described with; ``code`` is what they hold."""

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name_zh = fields.String(required=True)
    name_en = fields.String(required=True)
    position = fields.Integer(required=True)
    active = fields.Boolean(required=True)
    source = fields.String(required=True)
    confidence = fields.String(required=True)
    version = fields.Integer(required=True)
