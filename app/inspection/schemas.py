"""Shapes of inspections, answers and rectifications on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Day, Instant
from app.photos.schemas import PhotoSchema
from app.records.filtering import FilterSchema
from app.records.schemas import FieldRecordSchema, PhotographedSchema, WithdrawalSchema

from . import rules

MAX_OFFICERS = 200
MAX_FINDINGS = 60
MAX_PHOTOS = 9
_KIND = validate.Regexp(r"\A[a-z0-9_]{1,24}\Z")
_WORDS = validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")


class InspectedSchema(Schema):
    """Somebody who was looked at; ``call`` is what came of calling them by radio or video, null where nobody was
    called."""

    officer_id = fields.UUID(required=True)
    call = fields.String(required=True, allow_none=True, validate=validate.OneOf(rules.CALLS))


class SaidFindingSchema(Schema):
    """One thing seen (good or bad), or looked for and not seen. ``officer_id`` names one of those who were looked at,
    null means all of them."""

    kind = fields.String(required=True, validate=_KIND)
    verdict = fields.String(required=True, validate=validate.OneOf(rules.VERDICTS))
    officer_id = fields.UUID(required=True, allow_none=True)
    note = fields.String(required=True, validate=validate.Length(0, 300))


class NewInspectionSchema(Schema):
    """An inspection as the desk records it. The place is a post, a section, words, or none of them."""

    inspected_unit_id = fields.UUID(required=True)
    means = fields.String(required=True, validate=validate.OneOf(rules.MEANS))
    is_dark = fields.Boolean(required=True, truthy={True}, falsy={False})
    post_id = fields.UUID(required=True, allow_none=True)
    section_id = fields.UUID(required=True, allow_none=True)
    requirement_id = fields.UUID(required=True, allow_none=True)
    place_text = fields.String(required=True, validate=validate.Length(0, 200))
    officers = fields.List(fields.Nested(InspectedSchema), required=True, validate=validate.Length(0, MAX_OFFICERS))
    findings = fields.List(fields.Nested(SaidFindingSchema), required=True, validate=validate.Length(0, MAX_FINDINGS))
    note = fields.String(required=True, validate=validate.Length(0, 500))


class InspectionPayloadSchema(NewInspectionSchema):
    """Payload of ``inspection.record``; the point is the envelope's fix."""

    photos = fields.List(fields.Nested(PhotoSchema), required=True, validate=validate.Length(0, MAX_PHOTOS))


class InspectionWithdrawalSchema(WithdrawalSchema):
    """Payload of ``inspection.withdraw``."""


class WithdrawalReasonSchema(Schema):
    """Why an inspection is taken back."""

    reason = fields.String(required=True, validate=[validate.Length(1, 200), _WORDS])


class FindingAnswerPayloadSchema(Schema):
    """Payload of ``inspection.answer``: an explanation has a text, an acceptance may."""

    finding_id = fields.UUID(required=True)
    stance = fields.String(required=True, validate=validate.OneOf(rules.STANCES))
    text = fields.String(required=True, validate=validate.Length(0, 500))


class RectifiedPayloadSchema(Schema):
    """Payload of ``inspection.report_rectified``."""

    rectification_id = fields.UUID(required=True)
    text = fields.String(required=True, validate=validate.Length(0, 500))


class FindingAnswerSchema(FieldRecordSchema):
    """What somebody concerned said of a finding."""

    finding_id = fields.UUID(required=True)
    stance = fields.String(required=True, validate=validate.OneOf(rules.STANCES))
    text = fields.String(required=True)


class FindingSchema(Schema):
    """A finding. ``occurrence``: the how manieth time of its kind at the place or with the people within thirty days.
    One that was changed stays, and the one in its place names it in ``replaces_id``."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(rules.VERDICTS))
    officer_id = fields.UUID(required=True, allow_none=True)
    note = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(rules.STATES))
    replaces_id = fields.UUID(required=True, allow_none=True)
    decided_by = fields.UUID(required=True, allow_none=True)
    decided_at = Instant(required=True, allow_none=True)
    reason = fields.String(required=True)
    occurrence = fields.Integer(required=True)
    version = fields.Integer(required=True)
    answers = fields.List(fields.Nested(FindingAnswerSchema), required=True)


class InspectionSchema(PhotographedSchema):
    """An inspection: ``officer_id`` is the inspector, ``inspected_unit_id`` who was looked at. Who was looked at
    themself sees only what concerns them."""

    inspected_unit_id = fields.UUID(required=True)
    means = fields.String(required=True, validate=validate.OneOf(rules.MEANS))
    is_roll_call = fields.Boolean(required=True)
    is_dark = fields.Boolean(required=True)
    duty_day = fields.Date(required=True)
    post_id = fields.UUID(required=True, allow_none=True)
    section_id = fields.UUID(required=True, allow_none=True)
    requirement_id = fields.UUID(required=True, allow_none=True)
    place_text = fields.String(required=True)
    note = fields.String(required=True)
    officers = fields.List(fields.Nested(InspectedSchema), required=True)
    findings = fields.List(fields.Nested(FindingSchema), required=True)


class InspectionListSchema(Schema):
    """Inspections, newest first; ``next`` continues the list when there are more."""

    inspections = fields.List(fields.Nested(InspectionSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class InspectionQuerySchema(FilterSchema):
    """``GET /inspections``: narrowed by means, by a kind that was found, by a verdict that stands, by whom a finding
    waits for."""

    means = fields.String(validate=validate.OneOf(rules.MEANS))
    kind = fields.String(validate=_KIND)
    verdict = fields.String(validate=validate.OneOf(rules.VERDICTS))
    waiting = fields.String(validate=validate.OneOf(("answer", "decision")))
    before = fields.String(validate=validate.Length(1, 80))
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))


class FindingDecisionSchema(Schema):
    """``POST /findings/<id>/decision``: ``kind`` and ``verdict`` are what a changed finding says instead."""

    decision = fields.String(required=True, validate=validate.OneOf(rules.DECISIONS))
    reason = fields.String(required=True, validate=[validate.Length(1, 200), _WORDS])
    kind = fields.String(load_default="", validate=validate.Length(0, 24))
    verdict = fields.String(load_default="unseen", validate=validate.OneOf(rules.VERDICTS))


class FindingKindSchema(Schema):
    """A kind of finding; the rules are ids of the duty rules, empty where none says it."""

    code = fields.String(required=True)
    group = fields.String(required=True, validate=validate.OneOf(rules.GROUPS))
    name_zh = fields.String(required=True)
    name_en = fields.String(required=True)
    rule_day = fields.String(required=True)
    rule_night = fields.String(required=True)
    scored = fields.Boolean(required=True)
    source = fields.String(required=True)
    confidence = fields.String(required=True)


# -- rectification --------------------------------------------------------------------------------------------------


class NewRectificationSchema(Schema):
    """Something to be mended until a day, by an officer or by the whole unit, because of a finding or without one."""

    unit_id = fields.UUID(required=True)
    finding_id = fields.UUID(required=True, allow_none=True)
    officer_id = fields.UUID(required=True, allow_none=True)
    text = fields.String(required=True, validate=[validate.Length(1, 300), _WORDS])
    due_on = Day(required=True)


class RectificationStepSchema(Schema):
    """What becomes of a rectification; a return, another day and a cancellation need a note, another day the day."""

    step = fields.String(required=True, validate=validate.OneOf(rules.RECTIFICATION_STEPS))
    note = fields.String(load_default="", validate=validate.Length(0, 500))
    due_on = Day(load_default=None, allow_none=True)


class RectificationSchema(Schema):
    """Something to be mended. ``is_overdue`` says that nobody has reported it done in time."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    finding_id = fields.UUID(required=True, allow_none=True)
    officer_id = fields.UUID(required=True, allow_none=True)
    text = fields.String(required=True)
    due_on = fields.Date(required=True)
    state = fields.String(required=True, validate=validate.OneOf(rules.RECTIFICATION_STATES))
    is_overdue = fields.Boolean(required=True)
    created_by = fields.UUID(required=True)
    created_at = Instant(required=True)
    reported_by = fields.UUID(required=True, allow_none=True)
    reported_at = Instant(required=True, allow_none=True)
    report_text = fields.String(required=True)
    closed_by = fields.UUID(required=True, allow_none=True)
    closed_at = Instant(required=True, allow_none=True)
    version = fields.Integer(required=True)


class RectificationQuerySchema(Schema):
    """``GET /rectifications``: of one unit and those below, in one state."""

    unit = fields.UUID()
    state = fields.String(validate=validate.OneOf(rules.RECTIFICATION_STATES))


class InspectionDetailSchema(InspectionSchema):
    """One inspection, whole, with what is to be mended because of it; ``may_decide`` are the findings that the reader
    may decide about."""

    rectifications = fields.List(fields.Nested(RectificationSchema), required=True)
    may_decide = fields.List(fields.UUID(), required=True)
