"""Shapes of tracking on the wire. Positions themselves are checked by ``rules``, one by one and much faster."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant

from .rules import DATUMS, MAX_BATCH

TRACKER_KINDS = ("car", "recorder", "radio", "phone", "drone")
_PLATE = validate.Regexp(r"\A[0-9A-Z\u4e00-\u9fff]{1,16}\Z")
_ONE_LINE = r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z"


class NewVehicleSchema(Schema):
    """A police car."""

    plate = fields.String(required=True, validate=_PLATE)
    name = fields.String(required=True, validate=[validate.Length(max=40), validate.Regexp(_ONE_LINE)])
    unit_id = fields.UUID(required=True)


class VehicleChangeSchema(Schema):
    """What may change of a car; what is left out stays."""

    plate = fields.String(validate=_PLATE)
    name = fields.String(validate=[validate.Length(max=40), validate.Regexp(_ONE_LINE)])
    unit_id = fields.UUID()


class VehicleSchema(NewVehicleSchema):
    """A car of a unit; ``ended_at`` once it was given away."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    ended_at = Instant(required=True, allow_none=True)


class NewTrackerSchema(Schema):
    """A device; ``label`` is its device number, as a platform's files name it."""

    kind = fields.String(required=True, validate=validate.OneOf(TRACKER_KINDS))
    label = fields.String(required=True, validate=[validate.Length(max=40), validate.Regexp(_ONE_LINE)])
    unit_id = fields.UUID(required=True)
    vehicle_id = fields.UUID(allow_none=True, load_default=None)


class TrackerChangeSchema(Schema):
    """What may change of a device; what is left out stays."""

    label = fields.String(validate=[validate.Length(max=40), validate.Regexp(_ONE_LINE)])
    unit_id = fields.UUID()
    vehicle_id = fields.UUID(allow_none=True)
    active = fields.Boolean(truthy={True}, falsy={False})


class TrackerSchema(NewTrackerSchema):
    """A device and its latest fix; ``datum_doubted_at`` when it last seemed to send GCJ-02 as WGS-84."""

    vehicle_id = fields.UUID(required=True, allow_none=True)
    id = fields.UUID(required=True)
    active = fields.Boolean(required=True)
    last_fix_at = Instant(required=True, allow_none=True)
    datum_doubted_at = Instant(required=True, allow_none=True)
    version = fields.Integer(required=True)


class TrackerTokenSchema(Schema):
    """A device with its token, told once: an answer that is asked for again has null there."""

    tracker = fields.Nested(TrackerSchema, required=True)
    token = fields.String(required=True, allow_none=True)


class ReportedPositionSchema(Schema):
    """A fix as a device sends it; ``lights``: whether its warning lights are on, null where it doesn't know."""

    fix_at = Instant(required=True)
    latitude = fields.Float(required=True)
    longitude = fields.Float(required=True)
    datum = fields.String(required=True, validate=validate.OneOf(DATUMS))
    accuracy_m = fields.Float(allow_none=True)
    speed_kmh = fields.Float(allow_none=True)
    heading_deg = fields.Float(allow_none=True)
    lights = fields.Boolean(allow_none=True)


class PositionBatchSchema(Schema):
    """What a device sends. A position that can't be true is rejected by itself."""

    positions = fields.List(
        fields.Nested(ReportedPositionSchema), required=True, validate=validate.Length(max=MAX_BATCH)
    )


class RejectedSchema(Schema):
    """A position that was not taken."""

    index = fields.Integer(required=True)
    code = fields.String(required=True)


class ReportSchema(Schema):
    """What became of a batch."""

    accepted = fields.Integer(required=True)
    duplicates = fields.Integer(required=True)
    rejected = fields.List(fields.Nested(RejectedSchema), required=True)


class TrackQuerySchema(Schema):
    """A stretch of time, and why one looks."""

    start = Instant(required=True, data_key="from")
    end = Instant(required=True, data_key="to")
    reason = fields.String(required=True, validate=[validate.Length(2, 200), validate.Regexp(_ONE_LINE)])


class PositionSchema(Schema):
    """A fix in WGS-84; ``datum`` is what it was sent in, ``datum_doubted`` when it fits a road only as GCJ-02."""

    tracker_id = fields.UUID(required=True)
    fix_at = Instant(required=True)
    received_at = Instant(required=True)
    latitude = fields.Float(required=True)
    longitude = fields.Float(required=True)
    accuracy_m = fields.Float(required=True, allow_none=True)
    speed_kmh = fields.Float(required=True, allow_none=True)
    heading_deg = fields.Float(required=True, allow_none=True)
    lights = fields.Boolean(required=True, allow_none=True)
    datum = fields.String(required=True)
    datum_doubted = fields.Boolean(required=True)
    source = fields.String(required=True)


class TrackSchema(Schema):
    """A car's fixes in order of time; ``complete`` is false where there are more than were given."""

    vehicle_id = fields.UUID(required=True)
    positions = fields.List(fields.Nested(PositionSchema), required=True)
    complete = fields.Boolean(required=True)


class NoBodySchema(Schema):
    """A command that says all by its address."""


class TrackLookSchema(Schema):
    """Somebody looked at ``at`` where a car was from ``starts_at`` to ``ends_at``, as those who were in it are told."""

    id = fields.UUID(required=True)
    vehicle_id = fields.UUID(required=True)
    plate = fields.String(required=True)
    by_officer_id = fields.UUID(required=True)
    by_name = fields.String(required=True)
    at = Instant(required=True)
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)
    reason = fields.String(required=True)
