"""Shapes of the phone's door. What is inside a command's body is read by ``app.kernel.envelope``, not here."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.problems import ProblemSchema

_COUNT = validate.Range(0, 1_000_000)


class UnsentSchema(Schema):
    """What the phone still holds."""

    commands = fields.Integer(required=True, strict=True, validate=_COUNT)
    photos = fields.Integer(required=True, strict=True, validate=_COUNT)


class SignedCommandSchema(Schema):
    """The exact signed text and its signature."""

    body = fields.String(required=True)
    signature = fields.String(required=True, validate=validate.Length(max=200))


class BatchSchema(Schema):
    """``POST /commands``."""

    device_time = fields.AwareDateTime(required=True, format="iso")
    unsent = fields.Nested(UnsentSchema, required=True)
    app = fields.String(required=True, validate=validate.Length(1, 64))
    commands = fields.List(fields.Nested(SignedCommandSchema), required=True)


class CommandResultSchema(Schema):
    """One command's answer: ``state`` is "receipt" (with receipt, signature, replayed) or "problem"."""

    id = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(["receipt", "problem"]))
    receipt = fields.String()
    signature = fields.String()
    replayed = fields.Boolean()
    problem = fields.Nested(ProblemSchema)


class GapSchema(Schema):
    """Holes of one enrolment's sequence, as inclusive ranges."""

    enrolment_id = fields.String(required=True)
    missing = fields.List(fields.List(fields.Integer()), required=True)


class BatchAnswerSchema(Schema):
    """The answer to a batch; results stand in the order of the commands."""

    server_time = fields.String(required=True)
    ticket = fields.String(required=True)
    results = fields.List(fields.Nested(CommandResultSchema), required=True)
    gaps = fields.List(fields.Nested(GapSchema), required=True)


class ChangesQuerySchema(Schema):
    """``GET /changes``."""

    cursor = fields.String(validate=validate.Length(1, 80))
    limit = fields.Integer(load_default=500, validate=validate.Range(1, 500))


class ChangeSchema(Schema):
    """A record to put or to drop."""

    kind = fields.String(required=True)
    id = fields.String(required=True)
    op = fields.String(required=True, validate=validate.OneOf(["put", "drop"]))
    data = fields.Dict(required=True, allow_none=True)


class ChangesSchema(Schema):
    """Changes since a cursor."""

    cursor = fields.String(required=True)
    cursor_reset = fields.Boolean(required=True)
    more = fields.Boolean(required=True)
    ticket = fields.String(required=True)
    server_time = fields.String(required=True)
    changes = fields.List(fields.Nested(ChangeSchema), required=True)


class AbandonSchema(Schema):
    """Payload of ``sync.abandon``."""

    seq = fields.Integer(required=True, strict=True, validate=validate.Range(1, 2**31 - 1))
    digest = fields.String(required=True, validate=validate.Regexp(r"^[0-9a-f]{64}\Z"))
    reason = fields.String(required=True, validate=validate.Length(1, 200))
