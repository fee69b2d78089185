"""Shapes of plan and ledger on the wire, and of what was heard at talks and handed out."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.kernel.fields import Day, Instant
from app.records.schemas import RecordQuerySchema

from .heard import STATES, WORDS
from .rules import KINDS
from .schemas import KEY, MAX_TARGETS, ChangeSchema, OutreachSessionSchema, chips, unique

MAX_TEAM = 50
MAX_BATCH = 300
#: A campaign is one period however many years it lasts; this one began in 2023.
MAX_DAYS = 10 * 366
STANDINGS = ("open", "held", "cancelled")

_REASON = [validate.Length(1, 200), validate.Regexp(r"(?s)\A.*\S.*\Z")]


def _ids(least: int, most: int) -> fields.List[Any]:
    return fields.List(fields.UUID(), required=True, validate=[validate.Length(least, most), unique])


class _PlanMembersSchema(Schema):
    """Days are the county's; ``begins_at`` is a local time (``HH:MM``) where one was agreed, ``category`` the key of
    the must that it serves."""

    unit_id = fields.UUID(required=True)
    starts_on = Day(required=True)
    ends_on = Day(required=True)
    begins_at = fields.Time(format="%H:%M", required=True, allow_none=True)
    target_ids = _ids(1, MAX_TARGETS)
    team_ids = _ids(0, MAX_TEAM)
    forms = chips()
    themes = chips()
    category = fields.String(required=True, allow_none=True, validate=KEY)
    note = fields.String(required=True, validate=validate.Length(0, 500))


class NewPlanItemsSchema(_PlanMembersSchema):
    """Talks to plan: one for all the targets, or with ``one_each`` one for each."""

    target_ids = _ids(1, MAX_BATCH)
    one_each = fields.Boolean(required=True, truthy={True}, falsy={False})

    @validates_schema
    def check_targets(self, data: dict[str, Any], **_options: Any) -> None:
        """One talk has room for so many targets only."""
        if not data["one_each"] and len(data["target_ids"]) > MAX_TARGETS:
            raise ValidationError("too many for one talk", "target_ids")


class PlanItemChangeSchema(ChangeSchema, _PlanMembersSchema):
    """Members of a planned talk to change."""


class PlanItemCancellationSchema(Schema):
    """Why a planned talk is called off."""

    reason = fields.String(required=True, validate=_REASON)


class PlanItemSchema(_PlanMembersSchema):
    """A planned talk; ``session_ids`` are the talks that stand and carried it out."""

    id = fields.UUID(required=True)
    batch_id = fields.UUID(required=True)
    created_by = fields.UUID(required=True, allow_none=True)
    cancelled_at = Instant(required=True, allow_none=True)
    cancelled_reason = fields.String(required=True, allow_none=True)
    standing = fields.String(required=True, validate=validate.OneOf(STANDINGS))
    session_ids = fields.List(fields.UUID(), required=True)
    version = fields.Integer(required=True)


class PeriodQuerySchema(Schema):
    """Days ``from`` to ``to``, both included, at most ten years; of one unit (all that the reader reads when left
    out)."""

    from_ = Day(required=True, data_key="from", attribute="from")
    to = Day(required=True)
    unit = fields.UUID()

    @validates_schema
    def check_period(self, data: dict[str, Any], **_options: Any) -> None:
        """The period goes forward and isn't without end."""
        if not 0 <= (data["to"] - data["from"]).days <= MAX_DAYS:
            raise ValidationError("not a period", "to")


class LedgerQuerySchema(PeriodQuerySchema):
    """``GET /outreach/ledger``: also for one target, or for targets of one kind."""

    target = fields.UUID()
    kind = fields.String(validate=validate.OneOf(KINDS))


class LedgerRowSchema(Schema):
    """A planned talk with the talks that carried it out, or (``item`` null) a talk that nobody had planned."""

    item = fields.Nested(PlanItemSchema, required=True, allow_none=True)
    sessions = fields.List(fields.Nested(OutreachSessionSchema), required=True)


class ReachQuerySchema(Schema):
    """``GET /outreach/reach``: in one campaign, the latest running one when left out."""

    campaign = fields.UUID()


class ReachSchema(Schema):
    """A target where talks were held in the campaign, or are still planned: how many, the last and the next day."""

    target_id = fields.UUID(required=True)
    sessions = fields.Integer(required=True)
    last_held_on = Day(required=True, allow_none=True)
    planned_on = Day(required=True, allow_none=True)


class HandedOutLineSchema(Schema):
    """How many of one kind, a code of the list ``material``, and at how many talks."""

    kind = fields.String(required=True)
    count = fields.Integer(required=True)
    sessions = fields.Integer(required=True)


class HandedOutSchema(Schema):
    """What was handed out at all talks of a period that stand."""

    sessions = fields.Integer(required=True)
    lines = fields.List(fields.Nested(HandedOutLineSchema), required=True)


class HeardQuerySchema(RecordQuerySchema):
    """``GET /outreach/heard``: of one unit, what nobody has seen to, what somebody has, or both; ``limit`` is a number
    of talks."""

    state = fields.String(load_default="open", validate=validate.OneOf(STATES))


class HeardSchema(Schema):
    """Something heard at a talk, and what became of it. Degrees WGS-84, where the talk was held."""

    session_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(tuple(WORDS)))
    text = fields.String(required=True)
    unit_id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True)
    held_on = Day(required=True)
    target_ids = fields.List(fields.UUID(), required=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    settled_at = Instant(required=True, allow_none=True)
    settled_by = fields.UUID(required=True, allow_none=True)
    note = fields.String(required=True)
    task_id = fields.UUID(required=True, allow_none=True)
    version = fields.Integer(required=True)


class HeardListSchema(Schema):
    """What was heard, the latest talk first; ``next`` continues the list when there is more."""

    heard = fields.List(fields.Nested(HeardSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class HeardSettlementSchema(Schema):
    """Whether it was seen to; how, in words; and the task that was made of it."""

    settled = fields.Boolean(required=True, truthy={True}, falsy={False})
    note = fields.String(required=True, validate=validate.Length(0, 200))
    task_id = fields.UUID(required=True, allow_none=True)
