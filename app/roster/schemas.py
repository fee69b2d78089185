"""Shapes of rosters on the wire."""

from __future__ import annotations

from functools import partial
from typing import Any

from marshmallow import Schema, ValidationError, fields, missing, validate, validates_schema

from app.kernel.fields import Day, Instant

from .rules import KINDS, LEAVE_KINDS, MAX_LEAVE_DAYS

MAX_CELLS, MAX_CREW = 2_000, 12
STATES = ("asked", "agreed", "approved", "refused", "withdrawn")
ANSWERS = ("agree", "refuse", "withdraw", "approve")
LEAVE_ANSWERS = ("refuse", "withdraw", "approve")
HINDRANCES = ("swap_outdated", "swap_double")
WARNINGS = (
    "empty_day", "nobody", "staffing", "two_nights", "auxiliary_alone", "leave_named", "named_off", "standby_double",
    "leave_double", "no_rest",
)  # fmt: skip
DAY_KINDS = ("workday", "makeup", "weekend", "holiday")

_MONTH = validate.Regexp(r"\A20[0-9]{2}-(0[1-9]|1[0-2])\Z")
_kind = validate.OneOf(KINDS)
_reason = partial(fields.String, required=True, validate=validate.Length(1, 200))
_name = [validate.Length(1, 20), validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")]


def _shifts(least: int) -> fields.List[str]:
    return fields.List(fields.String(validate=_kind), required=True, validate=validate.Length(least, len(KINDS)))


def is_month(text: str) -> bool:
    """Whether a text is a month as rosters name them."""
    try:
        _MONTH(text)
    except ValidationError:
        return False
    return True


class RosterShiftSchema(Schema):
    """One shift: day, night, standby, on call, leave or duty leader, with car and crew where there are any."""

    kind = fields.String(required=True, validate=_kind)
    vehicle_id = fields.UUID(allow_none=True, load_default=None)
    crew_id = fields.UUID(allow_none=True, load_default=None)


class RosterCellSchema(Schema):
    """All that one person does on one duty day; nothing where ``shifts`` is empty."""

    officer_id = fields.UUID(required=True)
    day = Day(required=True)
    shifts = fields.List(fields.Nested(RosterShiftSchema), required=True, validate=validate.Length(max=len(KINDS)))


class RosterChangeSchema(Schema):
    """The cells that are another now; all others stay."""

    cells = fields.List(fields.Nested(RosterCellSchema), required=True, validate=validate.Length(1, MAX_CELLS))


class RosterEntrySchema(Schema):
    """One shift that stands."""

    officer_id = fields.UUID(required=True)
    day = Day(required=True)
    kind = fields.String(required=True, validate=_kind)
    vehicle_id = fields.UUID(required=True, allow_none=True)
    crew_id = fields.UUID(required=True, allow_none=True)


class RosterDaySchema(Schema):
    """A day of the month."""

    day = Day(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(DAY_KINDS))
    festival = fields.String(required=True)


class RosterWarningSchema(Schema):
    """Something to look at. ``staffing`` comes with its rule (R01 to R03), how many are on and how many posts have to
    be stood at at the same time."""

    day = Day(required=True, attribute="warning.day")
    code = fields.String(required=True, attribute="warning.code", validate=validate.OneOf(WARNINGS))
    officer_id = fields.UUID(required=True, allow_none=True, attribute="warning.officer_id")
    plan_id = fields.UUID(required=True, allow_none=True, attribute="warning.plan_id")
    plan_name = fields.String(required=True, allow_none=True)
    shift = fields.String(required=True, allow_none=True, attribute="warning.shift", validate=_kind)
    params = fields.Dict(keys=fields.String(), required=True, attribute="warning.params")


class RosterSchema(Schema):
    """A unit's month, with the version to be named in ``If-Match``."""

    unit_id = fields.UUID(required=True)
    month = fields.String(required=True)
    version = fields.Integer(required=True)
    officer_ids = fields.List(fields.UUID(), required=True)
    days = fields.List(fields.Nested(RosterDaySchema), required=True)
    entries = fields.List(fields.Nested(RosterEntrySchema), required=True)
    warnings = fields.List(fields.Nested(RosterWarningSchema), required=True)


class NewCrewSchema(Schema):
    """People who go out together, with their usual car."""

    unit_id = fields.UUID(required=True)
    name = fields.String(required=True, validate=_name)
    officer_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, MAX_CREW))
    vehicle_id = fields.UUID(allow_none=True, load_default=None)


class CrewChangeSchema(Schema):
    """Members of a crew to change."""

    name = fields.String(validate=_name)
    officer_ids = fields.List(fields.UUID(), validate=validate.Length(1, MAX_CREW))
    vehicle_id = fields.UUID(allow_none=True)


class CrewSchema(NewCrewSchema):
    """A crew."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    ended_at = Instant(required=True, allow_none=True)

    def on_bind_field(self, _name: str, field: fields.Field[Any]) -> None:
        """What is shown is shown whole."""
        field.required, field.load_default = True, missing


class CrewQuerySchema(Schema):
    """Whose crews: of one unit, of all that one sees when left out."""

    unit = fields.UUID()


class NewSwapSchema(Schema):
    """The asker's shifts of ``day`` for the other's of ``other_day``; without one the other takes them over."""

    unit_id = fields.UUID(required=True)
    asker_id = fields.UUID(required=True)
    other_id = fields.UUID(required=True)
    day = Day(required=True)
    other_day = Day(required=True, allow_none=True)
    reason = _reason()


class SwapRequestPayloadSchema(Schema):
    """Payload of ``roster.request_swap``: ``shifts`` and ``other_shifts`` are what the phone showed on the two days."""

    other_id = fields.UUID(required=True)
    day = Day(required=True)
    other_day = Day(required=True, allow_none=True)
    shifts = _shifts(1)
    other_shifts = _shifts(0)
    reason = _reason()

    @validates_schema
    def _each_gives_something(self, said: dict[str, Any], **_options: Any) -> None:
        if (said["other_day"] is None) is bool(said["other_shifts"]):
            raise ValidationError("goes with other_day", "other_shifts")


class RequestAnswerSchema(Schema):
    """What one side, or whoever plans, says to a swap or a leave."""

    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))
    note = fields.String(load_default="", validate=validate.Length(max=200))


class SwapResponsePayloadSchema(RequestAnswerSchema):
    """Payload of ``roster.respond_swap``."""

    swap_id = fields.UUID(required=True)


class LeaveRequestPayloadSchema(Schema):
    """Payload of ``roster.request_leave``: from the first duty day to the last."""

    first_day = Day(required=True)
    last_day = Day(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(LEAVE_KINDS))
    reason = fields.String(required=True, validate=validate.Length(max=200))

    @validates_schema
    def _is_a_span(self, said: dict[str, Any], **_options: Any) -> None:
        if not 0 <= (said["last_day"] - said["first_day"]).days < MAX_LEAVE_DAYS:
            raise ValidationError(f"lies at most {MAX_LEAVE_DAYS - 1} days after first_day", "last_day")


class LeaveResponsePayloadSchema(Schema):
    """Payload of ``roster.respond_leave``."""

    leave_id = fields.UUID(required=True)
    answer = fields.String(required=True, validate=validate.OneOf(LEAVE_ANSWERS))
    note = fields.String(load_default="", validate=validate.Length(max=200))


class LeaveAnswerSchema(Schema):
    """What whoever plans, or the asker, says to a leave."""

    answer = fields.String(required=True, validate=validate.OneOf(LEAVE_ANSWERS))
    note = fields.String(load_default="", validate=validate.Length(max=200))


class RosterRequestSchema(Schema):
    """What a swap and a leave have in common. ``hindrance`` says why an open one can't be approved any more;
    ``is_past`` that one of its days is over; ``warnings`` are what approving would add to those of the roster."""

    id = fields.UUID(required=True, attribute="request.id")
    unit_id = fields.UUID(required=True, attribute="request.unit_id")
    reason = fields.String(required=True, attribute="request.reason")
    state = fields.String(required=True, attribute="request.state", validate=validate.OneOf(STATES))
    note = fields.String(required=True, attribute="request.note")
    asked_at = Instant(required=True, attribute="request.asked_at")
    decided_by = fields.UUID(required=True, allow_none=True, attribute="request.decided_by")
    decided_at = Instant(required=True, allow_none=True, attribute="request.decided_at")
    version = fields.Integer(required=True, attribute="request.version")
    hindrance = fields.String(required=True, allow_none=True, validate=validate.OneOf(HINDRANCES))
    is_past = fields.Boolean(required=True)
    warnings = fields.List(fields.Nested(RosterWarningSchema), required=True)


class SwapSchema(RosterRequestSchema):
    """A swap. ``agreed_at`` is empty where the other side said nothing here."""

    asker_id = fields.UUID(required=True, attribute="request.asker_id")
    other_id = fields.UUID(required=True, attribute="request.other_id")
    day = Day(required=True, attribute="request.day")
    other_day = Day(required=True, allow_none=True, attribute="request.other_day")
    shifts = fields.List(fields.String(validate=_kind), required=True, attribute="request.shifts")
    other_shifts = fields.List(fields.String(validate=_kind), required=True, attribute="request.other_shifts")
    asked_by = fields.UUID(required=True, attribute="request.asked_by")
    agreed_at = Instant(required=True, allow_none=True, attribute="request.agreed_at")


class LeaveSchema(RosterRequestSchema):
    """A request for leave."""

    officer_id = fields.UUID(required=True, attribute="request.officer_id")
    first_day = Day(required=True, attribute="request.first_day")
    last_day = Day(required=True, attribute="request.last_day")
    kind = fields.String(required=True, attribute="request.kind", validate=validate.OneOf(LEAVE_KINDS))
