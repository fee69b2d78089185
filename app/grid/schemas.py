"""Shapes of the grid on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Day, Instant

from .rules import MARKS

_SHARE = "0..1 with four decimal places"


class GridQuerySchema(Schema):
    """Which grid: a unit (one's own by default) with those below it, and a duty day (today's by default)."""

    unit = fields.UUID()
    day = Day()


class GridItemSchema(Schema):
    """One requirement of a cell. ``value`` is its credit where there is one; ``reason_code`` says why it is so."""

    requirement_id = fields.UUID(required=True)
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)
    mark = fields.String(required=True, validate=validate.OneOf(MARKS))
    value = fields.String(required=True, allow_none=True, metadata={"description": _SHARE})
    reason_code = fields.String(required=True)
    manner = fields.String(required=True)


class GridCellSchema(Schema):
    """What one plan demands of one place in one period; the worst of its items marks it."""

    period = fields.String(required=True)
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)
    mark = fields.String(required=True, validate=validate.OneOf(MARKS))
    value = fields.String(required=True, allow_none=True, metadata={"description": _SHARE})
    items = fields.List(fields.Nested(GridItemSchema), required=True)


class GridRowSchema(Schema):
    """A section or a post."""

    place_id = fields.UUID(required=True)
    name = fields.String(required=True)
    road_code = fields.String(required=True)
    unit_id = fields.UUID(required=True)
    cells = fields.List(fields.Nested(GridCellSchema), required=True)


class PresenceRateSchema(Schema):
    """A presence rate (见警率): Σ(value × time) ÷ Σ time, over what has ended and is credited; and how many did."""

    value = fields.String(required=True, allow_none=True, metadata={"description": _SHARE})
    credited = fields.Integer(required=True)
    unknowns = fields.Integer(required=True)
    exempt = fields.Integer(required=True)
    open = fields.Integer(required=True)
    credited_s = fields.Integer(required=True)


class GridSchema(Schema):
    """A duty day's grid as it stood ``at``; ``periods`` are the columns, local time."""

    unit_id = fields.UUID(required=True)
    unit_name = fields.String(required=True)
    duty_day = Day(required=True)
    at = Instant(required=True)
    periods = fields.List(fields.String(), required=True)
    sections = fields.List(fields.Nested(GridRowSchema), required=True)
    posts = fields.List(fields.Nested(GridRowSchema), required=True)
    of_sections = fields.Nested(PresenceRateSchema, required=True)
    of_posts = fields.Nested(PresenceRateSchema, required=True)
    of_all = fields.Nested(PresenceRateSchema, required=True)


class GridReachSchema(Schema):
    """A stretch of chainage in metres."""

    what = fields.String(required=True, validate=validate.OneOf(("passed", "missed", "unknown")))
    from_m = fields.Integer(required=True)
    to_m = fields.Integer(required=True)


class GridPassSchema(Schema):
    """A car's unbroken way; ``from_m`` above ``to_m`` is against the chainage."""

    plate = fields.String(required=True)
    from_m = fields.Integer(required=True)
    to_m = fields.Integer(required=True)
    started_at = Instant(required=True)
    ended_at = Instant(required=True)
    whole = fields.Boolean(required=True)


class GridPieceSchema(Schema):
    """About a kilometre: when somebody came through its middle, and the longest time between two of these."""

    from_m = fields.Integer(required=True)
    to_m = fields.Integer(required=True)
    covered_m = fields.Integer(required=True)
    passed_at = fields.List(Instant(), required=True)
    longest_interval_s = fields.Integer(required=True, allow_none=True)


class GridVisitSchema(Schema):
    """What a post saw of a car: ``left`` stood there first, ``passed_through`` was there too briefly for that, and
    ``inside`` was still there when it was last heard."""

    plate = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(("approaching", "inside", "passed_through", "left")))
    since = Instant(required=True)
    until = Instant(required=True)


class GridCarSchema(Schema):
    """A tracked car that could have come; no fix is silence, not absence."""

    vehicle_id = fields.UUID(required=True)
    plate = fields.String(required=True)
    fixes = fields.Integer(required=True)


class GridSectionSchema(Schema):
    """The section and its chainage, metres."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    road_code = fields.String(required=True)
    from_chainage_m = fields.Integer(required=True)
    to_chainage_m = fields.Integer(required=True)


class GridLightsSchema(Schema):
    """For how long of the presence the warning lights were on, off, or not told."""

    lights_on_s = fields.Integer(required=True)
    lights_off_s = fields.Integer(required=True)
    lights_unknown_s = fields.Integer(required=True)


class GridOpenedSchema(Schema):
    """What stands behind a requirement. Its credit is ``<requirement_id>:coverage_sections``, or ``:presence_posts`` of
    a post, which has no section and ``visits`` instead."""

    requirement_id = fields.UUID(required=True)
    required_share = fields.Float(required=True, allow_none=True)
    required_passes = fields.Integer(required=True, allow_none=True)
    item = fields.Nested(GridItemSchema, required=True)
    place_name = fields.String(required=True)
    section = fields.Nested(GridSectionSchema, required=True, allow_none=True)
    reaches = fields.List(fields.Nested(GridReachSchema), required=True)
    passes = fields.List(fields.Nested(GridPassSchema), required=True)
    pieces = fields.List(fields.Nested(GridPieceSchema), required=True)
    visits = fields.List(fields.Nested(GridVisitSchema), required=True)
    cars = fields.List(fields.Nested(GridCarSchema), required=True)
    people = fields.List(fields.String(), required=True)
    tracks_gone = fields.Boolean(required=True)
    lights = fields.Nested(GridLightsSchema, required=True, allow_none=True)


class SheetAccidentSchema(Schema):
    """An accident of the day, or one with dead or injured whose seven days have not passed."""

    id = fields.UUID(required=True)
    occurred_at = Instant(required=True)
    procedure = fields.String(required=True)
    deaths = fields.Integer(required=True)
    injuries = fields.Integer(required=True, allow_none=True)
    place = fields.String(required=True)


class SheetCallKindSchema(Schema):
    """A kind of call and how many there were."""

    name_zh = fields.String(required=True)
    count = fields.Integer(required=True)


class SheetCallsSchema(Schema):
    """The day's calls by number; accidents stand apart."""

    calls = fields.Integer(required=True)
    valid = fields.Integer(required=True)
    open = fields.Integer(required=True)
    kinds = fields.List(fields.Nested(SheetCallKindSchema), required=True)


class SheetTaskSchema(Schema):
    """A task that stands, and how far its recipients are."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    urgency = fields.String(required=True)
    created_at = Instant(required=True)
    due_at = Instant(required=True, allow_none=True)
    hands = fields.Integer(required=True)
    acknowledged = fields.Integer(required=True)
    done = fields.Integer(required=True)


class SheetTalkSchema(Schema):
    """A talk that is planned for the day."""

    id = fields.UUID(required=True)
    begins_at = fields.Time(required=True, allow_none=True)
    targets = fields.List(fields.String(), required=True)
    standing = fields.String(required=True)


class SheetSchema(Schema):
    """The commander's page. ``calls`` null: the register of calls doesn't reach this day yet."""

    grid = fields.Nested(GridSchema, required=True)
    calls = fields.Nested(SheetCallsSchema, required=True, allow_none=True)
    accidents = fields.List(fields.Nested(SheetAccidentSchema), required=True)
    tasks = fields.List(fields.Nested(SheetTaskSchema), required=True)
    talks = fields.List(fields.Nested(SheetTalkSchema), required=True)
