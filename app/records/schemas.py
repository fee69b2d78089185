"""What all field records have in common on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant
from app.photos.schemas import PhotoLinkSchema


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


class WithdrawalSchema(Schema):
    """Payload of a command that takes an own record back."""

    command_id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=validate.Length(1, 200))


class RecordQuerySchema(Schema):
    """A list of field records: of one unit (all that the reader reads when left out), before a place in the list."""

    unit = fields.UUID()
    before = fields.String(validate=validate.Length(1, 80))
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))
