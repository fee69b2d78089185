"""Shapes of notices on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant

from .schemas import InspectionSchema

STATES = ("draft", "issued", "withdrawn")
_LINE = validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")
_TEXT = validate.Length(0, 8000)
_FINDINGS = validate.Length(1, 300)


class NewNoticeSchema(Schema):
    """A notice of a unit to be drafted from findings that are settled."""

    unit_id = fields.UUID(required=True)
    finding_ids = fields.List(fields.UUID(), required=True, validate=_FINDINGS)


class NoticeChangeSchema(Schema):
    """Members of a draft to change; what isn't named stays. Other findings compose lead, praise and problems anew."""

    title = fields.String(validate=[validate.Length(1, 80), _LINE])
    addressed = fields.String(validate=[validate.Length(1, 120), _LINE])
    lead = fields.String(validate=_TEXT)
    praise = fields.String(validate=_TEXT)
    problems = fields.String(validate=_TEXT)
    demands = fields.String(validate=_TEXT)
    finding_ids = fields.List(fields.UUID(), validate=_FINDINGS)


class NoticeWithdrawalSchema(Schema):
    """Why a notice is withdrawn, or its draft thrown away."""

    reason = fields.String(required=True, validate=[validate.Length(1, 200), _LINE])


class NoticeIssueSchema(Schema):
    """Nothing more is to be said when a draft is issued."""


class ComparisonSchema(Schema):
    """A unit beside others: how often it was looked at, how many things were good and bad."""

    unit_id = fields.UUID(required=True)
    inspections = fields.Integer(required=True)
    good = fields.Integer(required=True)
    bad = fields.Integer(required=True)


class NoticeSchema(Schema):
    """A notice. ``number`` is the 期 of its unit and year, null until it is issued; units stand in their own order."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    year = fields.Integer(required=True)
    number = fields.Integer(required=True, allow_none=True)
    title = fields.String(required=True)
    created_by = fields.UUID(required=True)
    created_at = Instant(required=True)
    issued_by = fields.UUID(required=True, allow_none=True)
    issued_at = Instant(required=True, allow_none=True)
    issued_on = fields.Date(required=True, allow_none=True)
    withdrawn_at = Instant(required=True, allow_none=True)
    withdrawn_reason = fields.String(required=True, allow_none=True)
    version = fields.Integer(required=True)


class NoticeDetailSchema(NoticeSchema):
    """One notice, whole. ``inspections`` are those behind it that the reader oversees, with the persons."""

    addressed = fields.String(required=True)
    lead = fields.String(required=True)
    praise = fields.String(required=True)
    problems = fields.String(required=True)
    demands = fields.String(required=True)
    comparison = fields.List(fields.Nested(ComparisonSchema), required=True)
    finding_ids = fields.List(fields.UUID(), required=True)
    inspections = fields.List(fields.Nested(InspectionSchema), required=True)
