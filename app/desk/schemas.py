"""Shapes of what the desk asks of any feature."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant


class HistoryQuerySchema(Schema):
    """Where in a history to go on, and how far."""

    before = fields.Integer(load_default=None, validate=validate.Range(1, 2**53 - 1))
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))


class HistoryEntrySchema(Schema):
    """One change of a record: who, when, what was before and after, and why.

    ``actor_name`` is null for the system itself."""

    seq = fields.Integer(required=True)
    at = Instant(required=True)
    actor_id = fields.UUID(required=True, allow_none=True)
    actor_name = fields.String(required=True, allow_none=True)
    action = fields.String(required=True)
    before = fields.Dict(keys=fields.String(), required=True, allow_none=True)
    after = fields.Dict(keys=fields.String(), required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)


class RecordHistorySchema(Schema):
    """The latest changes of a record first; ``next`` goes on with the earlier ones."""

    entries = fields.List(fields.Nested(HistoryEntrySchema), required=True)
    next = fields.Integer(required=True, allow_none=True)
