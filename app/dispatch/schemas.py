"""Shapes of tasks on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.kernel.fields import Day, Instant
from app.photos.schemas import PhotoLinkSchema, PhotoSchema
from app.records.filtering import FORMATS

from .rules import ANSWERS, FLAGS, STATES, TELEMETRY

KINDS = ("patrol", "post", "accident", "congestion", "escort", "check", "other")
ORIGINS = ("hazard", "call")
URGENCIES = ("routine", "urgent", "critical")
STANDINGS = ("open", "recalled", "closed")
PHONE_ROADS = ("poll", "push", "stream")
STEPS = ("sent", *TELEMETRY, *ANSWERS, "done", "recalled", "expired")
MAX_PHOTOS, MAX_OFFICERS, MAX_UNITS = 9, 200, 20

_TITLE = [validate.Length(1, 60), validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")]
_SAID = [validate.Length(1, 1000), validate.Regexp(r"(?s)\A.*\S.*\Z")]
_REASON = [validate.Length(1, 200), validate.Regexp(r"(?s)\A.*\S.*\Z")]


class _TaskMembersSchema(Schema):
    """What a sender says of a task. Degrees WGS-84, metres; ``chainage_m`` only with a ``section_id``."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    title = fields.String(required=True, validate=_TITLE)
    text = fields.String(required=True, validate=validate.Length(0, 1000))
    urgency = fields.String(required=True, validate=validate.OneOf(URGENCIES))
    post_id = fields.UUID(required=True, allow_none=True)
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True, strict=True, validate=validate.Range(0, 9_999_999))
    latitude = fields.Float(required=True, allow_none=True, validate=validate.Range(-90, 90))
    longitude = fields.Float(required=True, allow_none=True, validate=validate.Range(-180, 180))
    place_text = fields.String(required=True, validate=validate.Length(0, 200))
    due_at = Instant(required=True, allow_none=True)


class NewTaskSchema(_TaskMembersSchema):
    """A new task, and to whom: officers by name, and the field officers of units with those below; with ``on_duty``
    only those who are out in a shift or due somewhere at this moment. The origin is the record that it was made of."""

    officer_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(0, MAX_OFFICERS))
    unit_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(0, MAX_UNITS))
    on_duty = fields.Boolean(required=True, truthy={True}, falsy={False})
    origin_kind = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(ORIGINS))
    origin_id = fields.UUID(load_default=None, allow_none=True)

    @validates_schema
    def check_place(self, data: dict[str, Any], **_options: Any) -> None:
        """A chainage needs its section, a latitude its longitude."""
        if data["chainage_m"] is not None and data["section_id"] is None:
            raise ValidationError("needs a section_id", "chainage_m")
        if (data["latitude"] is None) != (data["longitude"] is None):
            raise ValidationError("a point has both", "latitude")
        if (data["origin_kind"] is None) != (data["origin_id"] is None):
            raise ValidationError("an origin has kind and id", "origin_id")


class RecallSchema(Schema):
    """Why a task is taken back."""

    reason = fields.String(required=True, validate=_REASON)


class CloseSchema(Schema):
    """A closing word; may be empty."""

    note = fields.String(required=True, validate=validate.Length(0, 200))


class TaskStepPayloadSchema(Schema):
    """Payload of ``dispatch.acknowledge``, ``dispatch.set_out`` and ``dispatch.arrive``."""

    task_id = fields.UUID(required=True)


class TaskReportSchema(Schema):
    """Payload of ``dispatch.report_back``."""

    task_id = fields.UUID(required=True)
    text = fields.String(required=True, validate=_SAID)
    photos = fields.List(fields.Nested(PhotoSchema), required=True, validate=validate.Length(0, MAX_PHOTOS))


class TaskSendBackSchema(Schema):
    """Payload of ``dispatch.send_back``."""

    task_id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=_REASON)


class TaskTelemetrySchema(Schema):
    """That a phone got a task, or showed it, by which road, and when by its own clock."""

    kind = fields.String(required=True, validate=validate.OneOf(TELEMETRY))
    road = fields.String(required=True, validate=validate.OneOf(PHONE_ROADS))
    at = Instant(required=True)


class TaskRecipientSchema(Schema):
    """A task in one officer's hands; ``state_at`` is when the server learnt of the state."""

    officer_id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    state_at = Instant(required=True)


class TaskSchema(_TaskMembersSchema):
    """A task with those recipients that the reader may see: on a phone, its officer."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    created_by = fields.UUID(required=True)
    created_at = Instant(required=True)
    recalled_at = Instant(required=True, allow_none=True)
    recalled_reason = fields.String(required=True, allow_none=True)
    closed_at = Instant(required=True, allow_none=True)
    standing = fields.String(required=True, validate=validate.OneOf(STANDINGS))
    origin_kind = fields.String(required=True, allow_none=True, validate=validate.OneOf(ORIGINS))
    origin_id = fields.UUID(required=True, allow_none=True)
    recipients = fields.List(fields.Nested(TaskRecipientSchema), required=True)


class TaskStepSchema(Schema):
    """One step, by the phone's clock (claimed, corrected) and the server's; ``flag`` says why it moved nothing."""

    id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True)
    step = fields.String(required=True, validate=validate.OneOf(STEPS))
    flag = fields.String(required=True, allow_none=True, validate=validate.OneOf(FLAGS))
    road = fields.String(required=True, allow_none=True, validate=validate.OneOf(PHONE_ROADS))
    text = fields.String(required=True)
    by_officer_id = fields.UUID(required=True, allow_none=True)
    claimed_at = Instant(required=True)
    corrected_at = Instant(required=True)
    bracket_from = Instant(required=True, allow_none=True)
    received_at = Instant(required=True)
    clock_certain = fields.Boolean(required=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    accuracy_m = fields.Float(required=True, allow_none=True)
    photos = fields.List(fields.Nested(PhotoLinkSchema), required=True)


class StageTimingSchema(Schema):
    """How long a stage took; null where no clock says so for certain. ``band`` counts from 0."""

    stage = fields.String(required=True)
    seconds = fields.Integer(required=True, allow_none=True)
    band = fields.Integer(required=True, allow_none=True)


class TaskTimingSchema(Schema):
    """The stages that one officer reached."""

    officer_id = fields.UUID(required=True)
    stages = fields.List(fields.Nested(StageTimingSchema), required=True)


class TaskBandsSchema(Schema):
    """The bands of a stage: upper limits in seconds, the last band open; with their source."""

    stage = fields.String(required=True)
    label = fields.String(required=True)
    limits_s = fields.List(fields.Integer(), required=True)
    context = fields.String(required=True)
    source = fields.String(required=True)
    confidence = fields.String(required=True)


class TaskDetailSchema(TaskSchema):
    """One task, whole."""

    steps = fields.List(fields.Nested(TaskStepSchema), required=True)
    timings = fields.List(fields.Nested(TaskTimingSchema), required=True)
    bands = fields.List(fields.Nested(TaskBandsSchema), required=True)


class TaskListSchema(Schema):
    """Tasks, newest first; ``next`` continues the list when there are more."""

    tasks = fields.List(fields.Nested(TaskSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class _TaskFilterSchema(Schema):
    """What tasks are narrowed to: sent from or into one unit and those below (all that the reader oversees when left
    out), how they stand, their kind, local days from–to, words."""

    unit = fields.UUID()
    state = fields.String(validate=validate.OneOf(STANDINGS))
    kind = fields.String(validate=validate.OneOf(KINDS))
    first_day = Day(data_key="from")
    last_day = Day(data_key="to")
    text = fields.String(validate=validate.Length(1, 60))


class TaskQuerySchema(_TaskFilterSchema):
    """``GET /tasks``: narrowed, before a place in the list."""

    before = fields.String(validate=validate.Length(1, 80))
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))


class TaskExportSchema(_TaskFilterSchema):
    """``GET /tasks/export``: the same, whole, as a file."""

    format = fields.String(load_default="xlsx", validate=validate.OneOf(FORMATS))
