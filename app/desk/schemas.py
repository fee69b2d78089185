"""Shapes of what the desk asks of any feature."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant

_one_line = validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")
PAGES = (
    *("violations", "check_ins", "tasks", "hazards", "accidents", "inspections"),
    *("outreach_sessions", "ledger", "heard", "targets", "calls"),
)


class NewViewSchema(Schema):
    """A list as somebody narrowed it; ``query`` is its page's address behind the question mark."""

    page = fields.String(required=True, validate=validate.OneOf(PAGES))
    name = fields.String(required=True, validate=[validate.Length(max=30), _one_line])
    query = fields.String(required=True, validate=validate.Length(max=600))
    shared = fields.Boolean(required=True, truthy={True}, falsy={False})


class SavedViewSchema(NewViewSchema):
    """A saved view; ``officer_id`` is whose it is."""

    id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True)


class ViewQuerySchema(Schema):
    """The page whose views are wanted."""

    page = fields.String(required=True, validate=validate.OneOf(PAGES))


class NoBodySchema(Schema):
    """A command that the address says whole."""


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


class ReferenceColumnSchema(Schema):
    """A column of a reference table; ``nullable`` where null says unknown, ``blank`` where a text may be empty,
    ``asked`` where a new row has to say it, ``choices`` where only these are taken."""

    name = fields.String(required=True)
    type = fields.String(required=True, validate=validate.OneOf(("text", "number", "flag")))
    editable = fields.Boolean(required=True)
    nullable = fields.Boolean(required=True)
    blank = fields.Boolean(required=True)
    asked = fields.Boolean(required=True)
    max_length = fields.Integer(required=True, allow_none=True)
    choices = fields.List(fields.String(), required=True, allow_none=True)


class ReferenceTableSchema(Schema):
    """A reference table; ``may_edit`` and ``may_add`` are about who asks. Its name is also the kind of its rows'
    history."""

    table = fields.String(required=True)
    columns = fields.List(fields.Nested(ReferenceColumnSchema), required=True)
    may_edit = fields.Boolean(required=True)
    may_add = fields.Boolean(required=True)


class ReferenceRowSchema(Schema):
    """A row. ``edited`` says that the brigade changed it, ``unsure`` (待核) that some confidence is medium or low."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    edited = fields.Boolean(required=True)
    unsure = fields.Boolean(required=True)
    values = fields.Dict(keys=fields.String(), values=fields.Raw(allow_none=True), required=True)
