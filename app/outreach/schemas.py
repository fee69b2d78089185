"""Shapes of outreach on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, missing, validate

from app.kernel.fields import Day, Instant
from app.photos.schemas import PhotoSchema
from app.records.filtering import FORMATS, FilterSchema
from app.records.schemas import RecordQuerySchema, ReviewedSchema, WithdrawalSchema

from .rules import KINDS, MAX_PHOTOS

COUNT_METHODS = ("counted", "estimated", "sign_in")
MAX_TARGETS = 20
MAX_PRESENTERS = 30
MAX_CHIPS = 20
MAX_NUMBER = 100_000

_name = [validate.Length(max=60), validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")]
KEY = validate.Regexp(r"\A[a-z]{1,16}\.[a-z0-9_]{1,24}\Z")
_CODE = validate.Regexp(r"\A[a-z0-9_]{1,24}\Z")


def unique(values: list[Any]) -> None:
    if len({str(value) for value in values}) < len(values):
        raise ValidationError("must not name the same twice")


def chips() -> fields.List[str]:
    return fields.List(fields.String(validate=_CODE), required=True, validate=[validate.Length(0, MAX_CHIPS), unique])


def _number(low: int = 0) -> fields.Integer:
    return fields.Integer(required=True, strict=True, validate=validate.Range(low, MAX_NUMBER))


def _text(most: int) -> fields.String:
    return fields.String(required=True, validate=validate.Length(0, most))


def _optional_number(low: int, high: int) -> fields.Integer:
    return fields.Integer(allow_none=True, load_default=None, strict=True, validate=validate.Range(low, high))


def _degrees(limit: int) -> fields.Float:
    return fields.Float(allow_none=True, load_default=None, validate=validate.Range(-limit, limit))


class ChangeSchema(Schema):
    """Members to change; what isn't named stays."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "partial": True})


class _ShownSchema(Schema):
    """What is shown is shown whole: nothing is left out for being the default."""

    def on_bind_field(self, _name: str, field: fields.Field[Any]) -> None:
        field.required, field.load_default = True, missing


class NewTargetSchema(Schema):
    """Whom outreach is for. Degrees WGS-84; a fair's lunar date as it is said; ``categories`` are keys of words."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    name = fields.String(required=True, validate=_name)
    aliases = fields.List(fields.String(validate=_name), load_default=list, validate=validate.Length(max=10))
    town_code = fields.String(allow_none=True, load_default=None, validate=validate.Regexp(r"\A[0-9]{6,12}\Z"))
    town_name = fields.String(load_default="", validate=validate.Length(max=30))
    latitude = _degrees(90)
    longitude = _degrees(180)
    lunar_month = _optional_number(1, 12)
    lunar_day = _optional_number(1, 30)
    lunar_is_leap = fields.Boolean(allow_none=True, load_default=None, truthy={True}, falsy={False})
    categories = fields.List(fields.String(validate=KEY), load_default=list, validate=validate.Length(max=MAX_CHIPS))
    external_key = fields.String(allow_none=True, load_default=None, validate=_name)
    unit_id = fields.UUID(required=True)


class TargetChangeSchema(ChangeSchema, NewTargetSchema):
    """Members of a target to change; an inactive one is offered no more, and what was done there stays."""

    active = fields.Boolean(truthy={True}, falsy={False})


class TargetSchema(_ShownSchema, NewTargetSchema):
    """A target."""

    id = fields.UUID(required=True)
    active = fields.Boolean(required=True)
    version = fields.Integer(required=True)


class NewCampaignSchema(Schema):
    """A period of outreach, without an end while it goes on; ``planned`` is a number by kind of target."""

    name = fields.String(required=True, validate=_name)
    starts_on = Day(required=True)
    ends_on = Day(allow_none=True, load_default=None)
    planned = fields.Dict(
        keys=fields.String(validate=validate.OneOf(KINDS)),
        values=_number(),
        required=True,
        validate=validate.Length(0, 7),
    )
    unit_id = fields.UUID(required=True)


class CampaignChangeSchema(ChangeSchema, NewCampaignSchema):
    """Members of a campaign to change."""


class CampaignSchema(_ShownSchema, NewCampaignSchema):
    """A campaign."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)


class OutreachWordSchema(Schema):
    """A word that talks or targets are described with; ``key`` is ``<list>.<code>``."""

    key = fields.String(required=True)
    list = fields.String(required=True)
    code = fields.String(required=True)
    name_zh = fields.String(required=True)
    name_en = fields.String(required=True)
    source = fields.String(required=True)
    confidence = fields.String(required=True)
    position = fields.Integer(required=True)


class MaterialSchema(Schema):
    """What was handed out: a word of the list ``material``, and how many."""

    kind = fields.String(required=True, validate=_CODE)
    count = _number(1)


def _materials(materials: list[dict[str, Any]]) -> None:
    unique([each["kind"] for each in materials])


class OutreachPhotoSchema(PhotoSchema):
    """A photo of a talk; one on which faces or minors can be seen is not for publishing."""

    faces_or_minors_visible = fields.Boolean(required=True, truthy={True}, falsy={False})


class OutreachSessionCloseSchema(Schema):
    """Payload of ``outreach.close_session``: a whole talk. Its place is the envelope's fix; chips are codes.

    ``plan_item_id`` and ``keep_photos`` may be left out: phones of earlier versions know neither. A correction that
    keeps photos shows those of the talk that it corrects, with their marks, behind its own."""

    started_at = Instant(required=True)
    ended_at = Instant(required=True)
    target_ids = fields.List(fields.UUID(), required=True, validate=[validate.Length(1, MAX_TARGETS), unique])
    head_count = _number()
    count_method = fields.String(required=True, validate=validate.OneOf(COUNT_METHODS))
    groups = chips()
    forms = chips()
    themes = chips()
    presenter_ids = fields.List(fields.UUID(), required=True, validate=[validate.Length(0, MAX_PRESENTERS), unique])
    materials = fields.List(
        fields.Nested(MaterialSchema), required=True, validate=[validate.Length(0, MAX_CHIPS), _materials]
    )
    hazards_heard = _text(1000)
    wishes = _text(1000)
    note = _text(500)
    plan_item_id = fields.UUID(load_default=None, allow_none=True)
    photos = fields.List(fields.Nested(OutreachPhotoSchema), required=True, validate=validate.Length(0, MAX_PHOTOS))
    keep_photos = fields.Boolean(load_default=False, truthy={True}, falsy={False})


class OutreachSessionWithdrawalSchema(WithdrawalSchema):
    """Payload of ``outreach.withdraw_session``."""


class OutreachSessionSchema(ReviewedSchema):
    """A talk as it is shown. Degrees WGS-84, metres; ``faces_visible`` are digests of its photos."""

    started_at = Instant(required=True)
    ended_at = Instant(required=True)
    held_on = Day(required=True)
    target_ids = fields.List(fields.UUID(), required=True)
    head_count = fields.Integer(required=True)
    count_method = fields.String(required=True, validate=validate.OneOf(COUNT_METHODS))
    groups = fields.List(fields.String(), required=True)
    forms = fields.List(fields.String(), required=True)
    themes = fields.List(fields.String(), required=True)
    presenter_ids = fields.List(fields.UUID(), required=True)
    materials = fields.List(fields.Nested(MaterialSchema), required=True)
    hazards_heard = fields.String(required=True)
    wishes = fields.String(required=True)
    note = fields.String(required=True)
    faces_visible = fields.List(fields.String(), required=True)
    plan_item_id = fields.UUID(required=True, allow_none=True)


class OutreachSessionListSchema(Schema):
    """Talks, newest first; ``next`` continues the list when there are more."""

    sessions = fields.List(fields.Nested(OutreachSessionSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class _OutreachSessionFilterSchema(FilterSchema):
    """What talks are narrowed by, beside unit, standing and words: the days on which they were held, one target, or
    targets of one kind."""

    target = fields.UUID()
    kind = fields.String(validate=validate.OneOf(KINDS))


class OutreachSessionQuerySchema(_OutreachSessionFilterSchema, RecordQuerySchema):
    """``GET /outreach/sessions``: what the reader reads, narrowed, before a place in the list."""


class OutreachSessionExportSchema(_OutreachSessionFilterSchema):
    """``GET /outreach/sessions/export``: the same, whole, as a file."""

    format = fields.String(load_default="xlsx", validate=validate.OneOf(FORMATS))


class ProgressQuerySchema(Schema):
    """``GET /outreach/progress``: of one campaign, the latest running one when left out."""

    campaign = fields.UUID()


class ProgressLineSchema(Schema):
    """A kind of target or a category: talks held, targets reached, targets on the list, targets planned."""

    key = fields.String(required=True)
    sessions = fields.Integer(required=True)
    reached = fields.Integer(required=True)
    known = fields.Integer(required=True)
    planned = fields.Integer(required=True, allow_none=True)


class OutreachProgressSchema(Schema):
    """How far a campaign has come. A talk counts once in ``sessions`` and once for each kind that it was for:
    ``several_kinds`` is by how much the kinds' sum exceeds the total. A target is reached once.

    ``whole`` is false where the reader reads only some of the campaign's units."""

    campaign = fields.Nested(CampaignSchema, required=True)
    counted_at = Instant(required=True)
    whole = fields.Boolean(required=True)
    sessions = fields.Integer(required=True)
    several_kinds = fields.Integer(required=True)
    people = fields.Integer(required=True)
    people_by_method = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    kinds = fields.List(fields.Nested(ProgressLineSchema), required=True)
    categories = fields.List(fields.Nested(ProgressLineSchema), required=True)
