"""Shapes of duty on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, missing, validate

from app.kernel.fields import Day, Instant

POST_KINDS = ("fixed", "interception", "lit_standing")
LEVELS = ("national", "provincial", "county")
ATTRIBUTES = ("through_village", "level_crossing", "freight")
PLAN_KINDS = ("post", "section")
MANNERS = ("standing", "lit", "patrol", "spot")
MODES = ("day", "night", "key")
DAY_RULES = ("weekdays", "workdays", "rest_days", "holidays")
DAY_KINDS = ("workday", "makeup", "weekend", "holiday")
PURPOSES = ("ordinary", "security", "emergency")
REASONS = ("task", "leave", "vehicle_down", "no_signal")

MAX_CHAINAGE_M = 9_999_999
MAX_LINE_POINTS = 5000
MAX_CREW = 30
MAX_SPOT_CHECKS = 24

_name = [validate.Length(max=60), validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")]


def _chainage(**options: Any) -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(0, MAX_CHAINAGE_M), **options)


def _degrees(limit: int) -> fields.Float:
    return fields.Float(required=True, validate=validate.Range(-limit, limit))


class _ChangeSchema(Schema):
    """Members to change; what isn't named stays."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "partial": True})


class _ShownSchema(Schema):
    """What is shown is shown whole: nothing is left out for being the default."""

    def on_bind_field(self, _name: str, field: fields.Field[Any]) -> None:
        field.required, field.load_default = True, missing


class NewPostSchema(Schema):
    """A point with a radius, WGS-84 degrees and metres; ``chainage_m`` only with a ``section_id``."""

    name = fields.String(required=True, validate=_name)
    kind = fields.String(required=True, validate=validate.OneOf(POST_KINDS))
    latitude = _degrees(90)
    longitude = _degrees(180)
    radius_m = fields.Integer(required=True, strict=True, validate=validate.Range(10, 2000))
    section_id = fields.UUID(allow_none=True, load_default=None)
    chainage_m = _chainage(allow_none=True, load_default=None)
    unit_id = fields.UUID(required=True)


class PostChangeSchema(_ChangeSchema, NewPostSchema):
    """Members of a post to change."""


class PostSchema(_ShownSchema, NewPostSchema):
    """A post; ``ended_at`` once it was given up."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    ended_at = Instant(required=True, allow_none=True)


class NewSectionSchema(Schema):
    """A stretch of road: [longitude, latitude] pairs in WGS-84, in rising chainage from ``from_chainage_m``."""

    name = fields.String(required=True, validate=_name)
    road_code = fields.String(required=True, validate=validate.Regexp(r"\A[A-Z0-9]{1,12}\Z"))
    level = fields.String(required=True, validate=validate.OneOf(LEVELS))
    line = fields.List(
        fields.List(fields.Float(validate=validate.Range(-180, 180)), validate=validate.Length(equal=2)),
        required=True,
        validate=validate.Length(2, MAX_LINE_POINTS),
    )
    from_chainage_m = _chainage(required=True)
    attributes = fields.List(
        fields.String(validate=validate.OneOf(ATTRIBUTES)),
        load_default=list,
        validate=validate.Length(max=len(ATTRIBUTES)),
    )
    unit_id = fields.UUID(required=True)


class SectionChangeSchema(_ChangeSchema, NewSectionSchema):
    """Members of a section to change."""


class SectionSchema(_ShownSchema, NewSectionSchema):
    """A section; ``to_chainage_m`` follows from the line's length."""

    id = fields.UUID(required=True)
    to_chainage_m = fields.Integer(required=True)
    version = fields.Integer(required=True)
    ended_at = Instant(required=True, allow_none=True)


class _PlanMembersSchema(Schema):
    """What a plan may say differently later. ``starts`` and ``ends`` are local, ``weekdays`` ISO (Monday is 1).

    ``manner`` is standing for a post and patrol for a section if it isn't said, and ``mode`` what the hours suggest."""

    name = fields.String(required=True, validate=_name)
    post_id = fields.UUID(allow_none=True, load_default=None)
    section_id = fields.UUID(allow_none=True, load_default=None)
    starts = fields.Time(format="%H:%M", required=True)
    ends = fields.Time(format="%H:%M", required=True)
    weekdays = fields.List(
        fields.Integer(strict=True, validate=validate.Range(1, 7)), required=True, validate=validate.Length(1, 7)
    )
    day_rule = fields.String(validate=validate.OneOf(DAY_RULES))
    valid_from = Day(required=True)
    valid_to = Day(allow_none=True, load_default=None)
    officer_ids = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MAX_CREW))
    vehicle_id = fields.UUID(allow_none=True, load_default=None)
    purpose = fields.String(load_default="ordinary", validate=validate.OneOf(PURPOSES))
    manner = fields.String(validate=validate.OneOf(MANNERS))
    mode = fields.String(validate=validate.OneOf(MODES))
    spot_checks = fields.Integer(allow_none=True, strict=True, validate=validate.Range(1, MAX_SPOT_CHECKS))
    demands_check_in = fields.Boolean(load_default=False, truthy={True}, falsy={False})
    required_passes = fields.Integer(allow_none=True, load_default=None, strict=True, validate=validate.Range(1, 50))
    required_share = fields.Float(
        allow_none=True, load_default=None, validate=validate.Range(0, 1, min_inclusive=False)
    )


class NewPlanSchema(_PlanMembersSchema):
    """A plan for a post or a section by a squad; its kind and its unit never change."""

    kind = fields.String(required=True, validate=validate.OneOf(PLAN_KINDS))
    unit_id = fields.UUID(required=True)


class PlanChangeSchema(_ChangeSchema, _PlanMembersSchema):
    """Members of a plan to change."""


class PlanSchema(_ShownSchema, NewPlanSchema):
    """A plan in its present version."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    announced_at = Instant(required=True)
    ended_at = Instant(required=True, allow_none=True)


class PlanQuerySchema(Schema):
    """Whether plans that were ended are wanted too."""

    ended = fields.Boolean(load_default=False)


class PlanDaysQuerySchema(Schema):
    """The hours, weekdays and validity of a plan that is being written."""

    starts = fields.Time(format="%H:%M", required=True)
    ends = fields.Time(format="%H:%M", required=True)
    weekdays = fields.String(required=True, validate=validate.Regexp(r"\A[1-7](,[1-7]){0,6}\Z"))
    day_rule = fields.String(load_default="weekdays", validate=validate.OneOf(DAY_RULES))
    valid_from = Day(required=True)
    valid_to = Day(load_default=None)


class PlanDaySchema(Schema):
    """When a plan would demand police on a duty day; ``begun`` where a change comes too late for it.

    ``festival`` names the holiday that the day belongs to or makes up for."""

    duty_day = Day(required=True)
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)
    begun = fields.Boolean(required=True)
    day_kind = fields.String(required=True, validate=validate.OneOf(DAY_KINDS))
    festival = fields.String(required=True)


class ListedDaySchema(Schema):
    """A day that isn't as its weekday says: off (放假) or worked (调休上班), and for which festival."""

    day = Day(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(("off", "work")))
    name = fields.String(required=True, validate=validate.Length(max=20))


class CalendarChangeSchema(Schema):
    """All days of a year that aren't as their weekday says, each once, and where that was read."""

    days = fields.List(fields.Nested(ListedDaySchema), required=True, validate=validate.Length(max=120))
    source = fields.String(load_default="", validate=validate.Length(max=200))


class CalendarSchema(CalendarChangeSchema):
    """A year's list; ``version`` 0 is what the product brings, ``known`` false where that is nothing."""

    year = fields.Integer(required=True)
    version = fields.Integer(required=True)
    known = fields.Boolean(required=True)
    source = fields.String(required=True)


class NewExemptionSchema(Schema):
    """Why a requirement doesn't count; without times for the whole of it."""

    reason = fields.String(required=True, validate=validate.OneOf(REASONS))
    note = fields.String(load_default="", validate=validate.Length(max=200))
    starts_at = Instant(allow_none=True, load_default=None)
    ends_at = Instant(allow_none=True, load_default=None)


class ExemptionSchema(Schema):
    """An exemption."""

    id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=validate.OneOf(REASONS))
    note = fields.String(required=True)
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)
    granted_by = fields.UUID(required=True)
    granted_at = Instant(required=True)
    withdrawn_at = Instant(required=True, allow_none=True)


class RequirementSchema(Schema):
    """One dated thing to do; an empty ``officer_ids`` means the whole squad ``unit_id``.

    Of several spot checks it is the ``slice_no``-th of ``slices``."""

    id = fields.UUID(required=True)
    plan_id = fields.UUID(required=True)
    plan_version = fields.Integer(required=True)
    duty_day = Day(required=True)
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(PLAN_KINDS))
    post_id = fields.UUID(required=True, allow_none=True)
    section_id = fields.UUID(required=True, allow_none=True)
    unit_id = fields.UUID(required=True)
    officer_ids = fields.List(fields.UUID(), required=True)
    vehicle_id = fields.UUID(required=True, allow_none=True)
    purpose = fields.String(required=True, validate=validate.OneOf(PURPOSES))
    manner = fields.String(required=True, validate=validate.OneOf(MANNERS))
    mode = fields.String(required=True, validate=validate.OneOf(MODES))
    slice_no = fields.Integer(required=True, allow_none=True)
    slices = fields.Integer(required=True, allow_none=True)
    demands_check_in = fields.Boolean(required=True)
    required_passes = fields.Integer(required=True, allow_none=True)
    required_share = fields.Float(required=True, allow_none=True)
    exemptions = fields.List(fields.Nested(ExemptionSchema), required=True)


class RequirementQuerySchema(Schema):
    """A duty day (today's by default), and a unit with those below it (all that one sees by default)."""

    day = Day()
    unit = fields.UUID()


class NoBodySchema(Schema):
    """A command that says all by its address."""
