"""Shapes of hazards on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant
from app.photos.schemas import PhotoSchema
from app.records.schemas import (
    PhotographedSchema,
    RecordQuerySchema,
    WithdrawalSchema,
    WordSchema,
)

from .rules import SEVERITIES, STATES

MAX_PHOTOS = 9
STEPS = (*STATES, "task")


class HazardReportPayloadSchema(Schema):
    """Payload of ``hazard.report``; the point is the envelope's fix, ``kind`` the code of a hazard kind."""

    kind = fields.String(required=True, validate=validate.Regexp(r"\A[a-z0-9_]{1,24}\Z"))
    severity = fields.String(required=True, validate=validate.OneOf(SEVERITIES))
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True, strict=True, validate=validate.Range(0, 5_000_000))
    place_text = fields.String(required=True, validate=validate.Length(0, 200))
    note = fields.String(required=True, validate=validate.Length(0, 500))
    photos = fields.List(fields.Nested(PhotoSchema), required=True, validate=validate.Length(0, MAX_PHOTOS))


class HazardWithdrawalSchema(WithdrawalSchema):
    """Payload of ``hazard.withdraw``."""


class HazardSchema(PhotographedSchema):
    """A hazard as its latest report says. ``report_id`` is that command, what a correction names; ``handed_to`` and
    ``handed_number`` are empty until it was handed over."""

    report_id = fields.UUID(required=True)
    kind = fields.String(required=True)
    severity = fields.String(required=True, validate=validate.OneOf(SEVERITIES))
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True)
    place_text = fields.String(required=True)
    note = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    handed_to = fields.String(required=True)
    handed_number = fields.String(required=True)
    version = fields.Integer(required=True)


class HazardStepSchema(Schema):
    """One thing that happened to a hazard: a state that it took, or "task" with the task that was made of it."""

    id = fields.UUID(required=True)
    step = fields.String(required=True, validate=validate.OneOf(STEPS))
    to_whom = fields.String(required=True)
    number = fields.String(required=True)
    note = fields.String(required=True)
    task_id = fields.UUID(required=True, allow_none=True)
    by_officer_id = fields.UUID(required=True)
    at = Instant(required=True)


class HazardDetailSchema(HazardSchema):
    """One hazard, whole: what happened to it, and its reports that were corrected."""

    steps = fields.List(fields.Nested(HazardStepSchema), required=True)
    earlier = fields.List(fields.Nested(HazardSchema), required=True)


class HazardListSchema(Schema):
    """Hazards, newest first; ``next`` continues the list when there are more."""

    hazards = fields.List(fields.Nested(HazardSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class HazardQuerySchema(RecordQuerySchema):
    """``GET /hazards``: of one unit and those below, in one state, of one kind."""

    state = fields.String(validate=validate.OneOf(STATES))
    kind = fields.String(validate=validate.Length(1, 24))


class NewHazardStepSchema(Schema):
    """What becomes of a hazard: handed over ``to_whom`` (under their ``number``), resolved, rejected or opened again
    with a ``note`` that says why."""

    step = fields.String(required=True, validate=validate.OneOf(STATES))
    to_whom = fields.String(load_default="", validate=validate.Length(0, 40))
    number = fields.String(load_default="", validate=validate.Length(0, 40))
    note = fields.String(load_default="", validate=validate.Length(0, 500))


class HazardKindSchema(WordSchema):
    """A kind of hazard."""
