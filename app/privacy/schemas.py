"""Shapes of retention on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from app.kernel.fields import Instant


class RetainedSchema(Schema):
    """A kind of data: kept for ``days``; ``count`` of it are older and go with the next run, ``held`` of it stay, by
    reason."""

    key = fields.String(required=True)
    days = fields.Integer(required=True)
    before = Instant(required=True)
    count = fields.Integer(required=True)
    held = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class RetentionSchema(Schema):
    """What a run would remove now, and when the last one was through; null before the first."""

    categories = fields.List(fields.Nested(RetainedSchema), required=True)
    last_run_at = Instant(required=True, allow_none=True)
