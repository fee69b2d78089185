"""Shapes of calls on the wire. Degrees WGS-84, metres, local days. Nothing of who called has a place here."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.accident.rules import PLACED
from app.accident.schemas import AccidentPlaceSchema
from app.kernel.fields import Day, Instant
from app.records.filtering import FORMATS, FilterSchema
from app.records.mapping_schemas import NewFileMappingSchema, words_said
from app.records.schemas import RecordQuerySchema

from .rules import OUTCOMES, SOURCES
from .words import LISTS

_LINE = validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")
_CODE = validate.Regexp(r"\A[a-z0-9_]{1,24}\Z")
_REASON = [validate.Length(1, 200), _LINE]
STATES = ("stands", "withdrawn")


class CallChangesSchema(Schema):
    """What may be said of a call; what isn't named stays."""

    number = fields.String(allow_none=True, validate=[validate.Length(1, 40), _LINE])
    received_at = Instant()
    kind = fields.String(validate=_CODE)
    outcome = fields.String(validate=validate.OneOf(OUTCOMES))
    place_text = fields.String(validate=validate.Length(0, 200))
    town = fields.String(allow_none=True, validate=[validate.Length(1, 30), _LINE])
    summary = fields.String(validate=validate.Length(0, 500))
    handled_by = fields.UUID(allow_none=True)
    unit_id = fields.UUID()
    section_id = fields.UUID(allow_none=True)
    chainage_m = fields.Integer(allow_none=True, strict=True, validate=validate.Range(0, 5_000_000))
    latitude = fields.Float(allow_none=True, validate=validate.Range(-90, 90))
    longitude = fields.Float(allow_none=True, validate=validate.Range(-180, 180))


class NewCallSchema(CallChangesSchema, AccidentPlaceSchema):
    """A call added by hand."""

    received_at = Instant(required=True)
    kind = fields.String(required=True, validate=_CODE)
    unit_id = fields.UUID(required=True)


class CallCorrectionSchema(Schema):
    """``PATCH /calls/<id>``: what is said otherwise, and why. A place replaces the place whole."""

    changes = fields.Nested(CallChangesSchema, required=True)
    reason = fields.String(required=True, validate=_REASON)


class CallWithdrawalSchema(Schema):
    """``POST /calls/<id>/withdrawal``: why it is none, or none of ours."""

    reason = fields.String(required=True, validate=_REASON)


class CallLinkSchema(Schema):
    """``PUT /calls/<id>/accident``: the accident that the call was about, null for none, and how that is known."""

    accident_id = fields.UUID(required=True, allow_none=True)
    reason = fields.String(required=True, validate=_REASON)


class CallTaskLinkSchema(Schema):
    """``POST /calls/<id>/tasks``: a task that was sent for the call."""

    task_id = fields.UUID(required=True)


class CallSchema(Schema):
    """A call. ``valid``: neither repeated nor false. ``placed``: whence its place is known; ``hour`` 0–23 and
    ``weekday`` 1–7 (Monday first) are local, like ``day``."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    number = fields.String(required=True, allow_none=True)
    source = fields.String(required=True, validate=validate.OneOf(SOURCES))
    received_at = Instant(required=True)
    day = Day(required=True)
    hour = fields.Integer(required=True)
    weekday = fields.Integer(required=True)
    kind = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    valid = fields.Boolean(required=True)
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    placed = fields.String(required=True, validate=validate.OneOf(PLACED))
    place_text = fields.String(required=True)
    town = fields.String(required=True, allow_none=True)
    summary = fields.String(required=True)
    handled_by = fields.UUID(required=True, allow_none=True)
    accident_id = fields.UUID(required=True, allow_none=True)
    version = fields.Integer(required=True)
    recorded_at = Instant(required=True)
    withdrawn_at = Instant(required=True, allow_none=True)
    withdrawn_reason = fields.String(required=True, allow_none=True)


class CallAccidentSchema(Schema):
    """An accident that a call was or may be about."""

    id = fields.UUID(required=True)
    number = fields.String(required=True, allow_none=True)
    occurred_at = Instant(required=True)
    procedure = fields.String(required=True)
    deaths = fields.Integer(required=True)
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True)
    place_text = fields.String(required=True)
    stands = fields.Boolean(required=True)


class CallTaskSchema(Schema):
    """A task that was or may have been sent for a call."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    created_at = Instant(required=True)
    standing = fields.String(required=True)
    place_text = fields.String(required=True)


class CallDetailSchema(CallSchema):
    """One call, whole: what it was about, and what it may have been about while nobody said; sections that its text
    speaks of, while it has no place."""

    accident = fields.Nested(CallAccidentSchema, required=True, allow_none=True)
    tasks = fields.List(fields.Nested(CallTaskSchema), required=True)
    proposed_accidents = fields.List(fields.Nested(CallAccidentSchema), required=True)
    proposed_tasks = fields.List(fields.Nested(CallTaskSchema), required=True)
    suggested_sections = fields.List(fields.UUID(), required=True)


class CallQuerySchema(FilterSchema, RecordQuerySchema):
    """``GET /calls``: by period, kind, outcome, section, place, validity, accident, words in its texts; ``hours``
    of the clock, ``19-21`` or ``23-3`` over midnight, the last one not included."""

    kind = fields.String(validate=_CODE)
    outcome = fields.String(validate=validate.OneOf(OUTCOMES))
    valid = fields.Boolean(truthy={"true"}, falsy={"false"})
    section = fields.UUID()
    placed = fields.Boolean(truthy={"true"}, falsy={"false"})
    linked = fields.Boolean(truthy={"true"}, falsy={"false"})
    accident = fields.UUID()
    hours = fields.String(validate=validate.Regexp(r"\A(?:[01]?[0-9]|2[0-3])-(?:[01]?[0-9]|2[0-4])\Z"))
    weekday = fields.Integer(validate=validate.Range(1, 7))
    town = fields.String(validate=validate.Length(1, 30))
    source = fields.String(validate=validate.OneOf(SOURCES))
    state = fields.String(load_default="stands", validate=validate.OneOf(STATES))


class CallExportSchema(CallQuerySchema):
    """The same list as a file."""

    format = fields.String(required=True, validate=validate.OneOf(FORMATS))


class CallSummarySchema(Schema):
    """What a list sums up to. ``unlinked`` are valid calls of an accident that nobody linked to one yet."""

    calls = fields.Integer(required=True)
    valid = fields.Integer(required=True)
    linked = fields.Integer(required=True)
    unlinked = fields.Integer(required=True)
    open = fields.Integer(required=True)
    unplaced = fields.Integer(required=True)


class CallListSchema(Schema):
    """Calls, latest first; ``next`` continues the list when there are more; ``summary`` is of the whole list."""

    calls = fields.List(fields.Nested(CallSchema), required=True)
    next = fields.String(required=True, allow_none=True)
    summary = fields.Nested(CallSummarySchema, required=True)


class AccidentCallsSchema(Schema):
    """The calls about an accident, and those that may be."""

    linked = fields.List(fields.Nested(CallSchema), required=True)
    proposed = fields.List(fields.Nested(CallSchema), required=True)


class CallWordSchema(Schema):
    """A kind of call or an outcome."""

    list = fields.String(required=True, validate=validate.OneOf(LISTS))
    code = fields.String(required=True)
    name_zh = fields.String(required=True)
    name_en = fields.String(required=True)


class NewCallMappingSchema(NewFileMappingSchema):
    """What a person says of headings and words of files of calls."""

    words = words_said(LISTS)
