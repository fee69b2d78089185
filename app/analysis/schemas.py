"""Shapes of analysis on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.kernel.fields import Day, Instant

from .crossing import MEASURES
from .cube import DIMENSIONS
from .rules import KINDS, STATES

#: Longer than this is no period that anybody compares with a year before.
MAX_DAYS = 3 * 366
_CODE = validate.Length(0, 64)
_REASON = [validate.Length(1, 200), validate.Regexp(r"(?s)\A.*\S.*\Z")]
_VERDICTS = ("more", "fewer", "unclear")


class DaysQuerySchema(Schema):
    """Days ``from`` to ``to``, both included; of one unit and those below (all that the reader oversees when left
    out)."""

    from_ = Day(required=True, data_key="from", attribute="from")
    to = Day(required=True)
    unit = fields.UUID()

    @validates_schema
    def check_period(self, data: dict[str, Any], **_options: Any) -> None:
        """The period goes forward and isn't without end."""
        if not 0 <= (data["to"] - data["from"]).days <= MAX_DAYS:
            raise ValidationError("not a period", "to")


class PeriodQuerySchema(DaysQuerySchema):
    """The same, of accidents that have a code, by dimension: ``?cause=12`` (an empty code is "unknown")."""

    measure = fields.String(load_default="accidents", validate=validate.OneOf(MEASURES))
    hour = fields.String(validate=_CODE)
    weekday = fields.String(validate=_CODE)
    month = fields.String(validate=_CODE)
    period = fields.String(validate=_CODE)
    section = fields.String(validate=_CODE)
    town = fields.String(validate=_CODE)
    cause = fields.String(validate=_CODE)
    form = fields.String(validate=_CODE)
    vehicle = fields.String(validate=_CODE)
    road_feature = fields.String(validate=_CODE)
    light = fields.String(validate=_CODE)
    weather = fields.String(validate=_CODE)
    procedure = fields.String(validate=_CODE)
    age = fields.String(validate=_CODE)


class CrossingQuerySchema(PeriodQuerySchema):
    """Two dimensions to be crossed."""

    rows = fields.String(required=True, validate=validate.OneOf(DIMENSIONS))
    columns = fields.String(required=True, validate=validate.OneOf(DIMENSIONS))

    @validates_schema
    def check_dimensions(self, data: dict[str, Any], **_options: Any) -> None:
        """A dimension isn't crossed with itself."""
        if data["rows"] == data["columns"]:
            raise ValidationError("the same as rows", "columns")


class BehindQuerySchema(PeriodQuerySchema):
    """The accidents behind a cell; ``limit`` of them are shown."""

    limit = fields.Integer(load_default=200, validate=validate.Range(1, 500))


class ClustersQuerySchema(Schema):
    """The last day that clusters are looked for on, and of which unit."""

    to = Day(required=True)
    unit = fields.UUID()


class ComparedSchema(Schema):
    """A count against the one before. ``percent``, ``low`` and ``high`` are text with two decimals; ``verdict``
    "unclear" says that chance may have made the difference."""

    now = fields.Integer(required=True)
    before = fields.Integer(required=True)
    percent = fields.String(required=True, allow_none=True)
    verdict = fields.String(required=True, validate=validate.OneOf(_VERDICTS))
    small = fields.Boolean(required=True)
    low = fields.String(required=True, allow_none=True)
    high = fields.String(required=True, allow_none=True)


class ComparedRowSchema(ComparedSchema):
    """A row of a table; code "" is unknown."""

    code = fields.String(required=True)


class MonthRowSchema(Schema):
    """A month (1 to 12) with its counts now and a year before."""

    code = fields.String(required=True)
    now = fields.Integer(required=True)
    before = fields.Integer(required=True)


class CellSchema(Schema):
    """A cell of two dimensions that has accidents."""

    row = fields.String(required=True)
    column = fields.String(required=True)
    count = fields.Integer(required=True)


class BusyHoursSchema(Schema):
    """Hours of the clock from ``starts`` that hold more than an even spread explains."""

    starts = fields.Integer(required=True)
    hours = fields.Integer(required=True)
    count = fields.Integer(required=True)
    total = fields.Integer(required=True)
    expected = fields.Float(required=True)
    chance = fields.Float(required=True)


class UnplacedSchema(Schema):
    """Of ``accidents`` those that have no place at all, and those that lie at no chainage of a section."""

    accidents = fields.Integer(required=True)
    unplaced = fields.Integer(required=True)
    off_sections = fields.Integer(required=True)


def _words() -> fields.Dict:
    """The Chinese name of each code, by dimension."""
    names = fields.Dict(keys=fields.String(), values=fields.String())
    return fields.Dict(keys=fields.String(), values=names, required=True)


class TotalsSchema(Schema):
    """The four measures."""

    accidents = fields.Nested(ComparedSchema, required=True)
    fatal = fields.Nested(ComparedSchema, required=True)
    deaths = fields.Nested(ComparedSchema, required=True)
    injuries = fields.Nested(ComparedSchema, required=True)


class PictureSchema(Schema):
    """The picture of a period. ``heat`` is seven weekdays, Monday first, of 24 hours; ``tables`` has a table for each
    dimension, ``words`` the Chinese names of codes."""

    from_ = Day(required=True, data_key="from", attribute="from")
    to = Day(required=True)
    before_from = Day(required=True)
    before_to = Day(required=True)
    measure = fields.String(required=True, validate=validate.OneOf(MEASURES))
    totals = fields.Nested(TotalsSchema, required=True)
    unplaced = fields.Nested(UnplacedSchema, required=True)
    heat = fields.List(fields.List(fields.Integer()), required=True)
    busy = fields.Nested(BusyHoursSchema, required=True, allow_none=True)
    section_periods = fields.List(fields.Nested(CellSchema), required=True)
    months = fields.List(fields.Nested(MonthRowSchema), required=True)
    tables = fields.Dict(keys=fields.String(), values=fields.List(fields.Nested(ComparedRowSchema)), required=True)
    words = _words()


class ComparedCallsSchema(ComparedSchema):
    """A count of calls; ``before`` null: nobody kept calls then."""

    before = fields.Integer(required=True, allow_none=True)


class ComparedCallsRowSchema(ComparedCallsSchema):
    """A row of a table of calls; code "" is unknown."""

    code = fields.String(required=True)


class CallTotalsSchema(Schema):
    """All calls, those that are valid, and those that were of an accident."""

    calls = fields.Nested(ComparedCallsSchema, required=True)
    valid = fields.Nested(ComparedCallsSchema, required=True)
    linked = fields.Nested(ComparedCallsSchema, required=True)


class CallPictureSchema(Schema):
    """The calls of a period, never added to accidents. ``now_known`` and ``before_known``: whether calls were kept on
    all of its days, and of those a year before; without both nothing is compared. ``tables`` by period, kind, outcome,
    section and town; ``words`` the names of kinds and outcomes, ``zh`` and ``en``."""

    from_ = Day(required=True, data_key="from", attribute="from")
    to = Day(required=True)
    before_from = Day(required=True)
    before_to = Day(required=True)
    now_known = fields.Boolean(required=True)
    before_known = fields.Boolean(required=True)
    totals = fields.Nested(CallTotalsSchema, required=True)
    heat = fields.List(fields.List(fields.Integer()), required=True)
    busy = fields.Nested(BusyHoursSchema, required=True, allow_none=True)
    section_periods = fields.List(fields.Nested(CellSchema), required=True)
    tables = fields.Dict(keys=fields.String(), values=fields.List(fields.Nested(ComparedCallsRowSchema)), required=True)
    words = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=fields.Dict(keys=fields.String(), values=fields.String())),
        required=True,
    )


class CrossingSchema(Schema):
    """Two dimensions crossed; cells without accidents are left out. A row's total may be less than its cells' sum,
    where an accident has several codes."""

    from_ = Day(required=True, data_key="from", attribute="from")
    to = Day(required=True)
    rows = fields.List(fields.String(), required=True)
    columns = fields.List(fields.String(), required=True)
    cells = fields.List(fields.Nested(CellSchema), required=True)
    row_totals = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    column_totals = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    total = fields.Integer(required=True)
    words = _words()


class StudiedAccidentSchema(Schema):
    """An accident as analysis shows it: when, where, what; nobody's name."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    number = fields.String(required=True, allow_none=True)
    occurred_at = Instant(required=True)
    procedure = fields.String(required=True)
    deaths = fields.Integer(required=True)
    injuries = fields.Integer(required=True, allow_none=True)
    form = fields.String(required=True, allow_none=True)
    cause = fields.String(required=True, allow_none=True)
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    placed = fields.String(required=True)
    place_text = fields.String(required=True)
    town = fields.String(required=True, allow_none=True)
    village = fields.String(required=True, allow_none=True)


class BehindSchema(Schema):
    """The accidents behind a cell, the latest first: how many, and those that are shown."""

    total = fields.Integer(required=True)
    accidents = fields.List(fields.Nested(StudiedAccidentSchema), required=True)
    words = _words()


class RuleSchema(Schema):
    """A rule as it stands: of the four "follows" or of clusters, with its settings and where they come from."""

    set = fields.String(required=True, validate=validate.OneOf(("follows", "clusters")))
    key = fields.String(required=True)
    name_zh = fields.String(required=True)
    name_en = fields.String(required=True)
    active = fields.Boolean(required=True)
    settings = fields.Dict(keys=fields.String(), required=True)
    source = fields.String(required=True)
    confidence = fields.String(required=True)
    makes = fields.List(fields.String(), required=True)
    version = fields.Integer(required=True)


class RuleChangeSchema(Schema):
    """Settings of a rule to change, or whether it is in use, and why."""

    settings = fields.Dict(keys=fields.String(), load_default=dict)
    active = fields.Boolean(load_default=None, allow_none=True, truthy={True}, falsy={False})
    reason = fields.String(required=True, validate=_REASON)


class ConditionSchema(Schema):
    """So many accidents: with ``min_deaths`` dead or more, or only of the general procedure."""

    count = fields.Integer(required=True)
    min_deaths = fields.Integer(required=True)
    general = fields.Boolean(required=True)


class StretchSchema(Schema):
    """A stretch that meets a rule; a cluster where ``beyond_chance``. ``line``: [longitude, latitude], WGS-84."""

    rule = fields.String(required=True)
    section_id = fields.UUID(required=True)
    first_day = Day(required=True)
    from_m = fields.Integer(required=True)
    to_m = fields.Integer(required=True)
    line = fields.List(fields.List(fields.Float()), required=True)
    accident_ids = fields.List(fields.UUID(), required=True)
    deaths = fields.Integer(required=True)
    condition = fields.Nested(ConditionSchema, required=True)
    most = fields.Integer(required=True)
    chance = fields.Float(required=True)
    beyond_chance = fields.Boolean(required=True)


class ClustersSchema(Schema):
    """What was found up to a day, and by which rules."""

    to = Day(required=True)
    rules = fields.List(fields.Nested(RuleSchema), required=True)
    stretches = fields.List(fields.Nested(StretchSchema), required=True)


class MadeSchema(Schema):
    """Something that adopting made: a plan, a post, a target or a planned talk."""

    kind = fields.String(required=True)
    id = fields.UUID(required=True)


class EffectSchema(Schema):
    """The accidents of the same place and hours since the adoption, against as many days before, and a year before."""

    days = fields.Integer(required=True)
    first = Day(required=True)
    last = Day(required=True)
    against_before = fields.Nested(ComparedSchema, required=True)
    against_last_year = fields.Nested(ComparedSchema, required=True)


class ProposalSchema(Schema):
    """A proposal. ``suggestion`` is what adopting makes, ``said`` what was made, ``changed`` where they differ."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    rule_key = fields.String(required=True)
    rule_version = fields.Integer(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    origin = fields.String(required=True)
    first_day = Day(required=True)
    last_day = Day(required=True)
    accident_ids = fields.List(fields.UUID(), required=True)
    reckoning = fields.Dict(required=True)
    suggestion = fields.Dict(required=True)
    cost_hours = fields.Float(required=True)
    cost_per = fields.String(required=True, validate=validate.OneOf(("week", "once")))
    made_at = Instant(required=True)
    made_by = fields.UUID(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    said = fields.Dict(required=True)
    changed = fields.List(fields.String(), required=True)
    decided_at = Instant(required=True, allow_none=True)
    decided_by = fields.UUID(required=True, allow_none=True)
    reason = fields.String(required=True)
    made = fields.List(fields.Nested(MadeSchema), required=True)
    version = fields.Integer(required=True)


class ProposalDetailSchema(Schema):
    """A proposal with its rule as it stands, its accidents, and what it did."""

    proposal = fields.Nested(ProposalSchema, required=True)
    rule = fields.Nested(RuleSchema, required=True)
    rule_settings = fields.Dict(required=True)
    accidents = fields.List(fields.Nested(StudiedAccidentSchema), required=True)
    effect = fields.Nested(EffectSchema, required=True, allow_none=True)
    words = _words()


class RunSchema(Schema):
    """That proposals were looked for, and how many new ones came of it; nobody (null) is the monthly search."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    last_day = Day(required=True)
    origin = fields.String(required=True)
    found = fields.Integer(required=True)
    made_at = Instant(required=True)
    made_by = fields.UUID(required=True, allow_none=True)


class ProposalListSchema(Schema):
    """Proposals, the latest first; ``open`` counts those that wait for a decision."""

    proposals = fields.List(fields.Nested(ProposalSchema), required=True)
    open = fields.Integer(required=True)
    runs = fields.List(fields.Nested(RunSchema), required=True)


class ProposalQuerySchema(Schema):
    """Of one unit and those below, in one state, or that made a record with this id."""

    unit = fields.UUID()
    state = fields.String(validate=validate.OneOf(STATES))
    made = fields.UUID()


class NewProposalsSchema(Schema):
    """Look for proposals in the days up to ``to``."""

    unit_id = fields.UUID(required=True)
    to = Day(required=True)


_TIME = validate.Regexp(r"\A([01][0-9]|2[0-3]):[0-5][0-9]\Z")


class ProposalChangesSchema(Schema):
    """What is to be otherwise than suggested. Times are local (``HH:MM``), days ISO, weekdays 1 (Monday) to 7."""

    name = fields.String(validate=validate.Length(1, 60))
    section_id = fields.UUID()
    starts = fields.String(validate=_TIME)
    ends = fields.String(validate=_TIME)
    weekdays = fields.List(fields.Integer(strict=True, validate=validate.Range(1, 7)), validate=validate.Length(1, 7))
    valid_from = Day()
    valid_to = Day()
    required_passes = fields.Integer(strict=True, validate=validate.Range(1, 50))
    radius_m = fields.Integer(strict=True, validate=validate.Range(10, 2000))
    target_id = fields.UUID()
    village = fields.String(validate=validate.Length(1, 60))
    starts_on = Day()
    ends_on = Day()


class AdoptionSchema(Schema):
    """Adopt a proposal, with changes where there are any."""

    changes = fields.Nested(ProposalChangesSchema, load_default=dict)
    reason = fields.String(load_default="", validate=validate.Length(0, 200))


class RejectionSchema(Schema):
    """Why a proposal isn't followed."""

    reason = fields.String(required=True, validate=_REASON)
