"""Shapes of rules on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.reference import CONFIDENCES


class LegalRuleSchema(Schema):
    """A rule in the words of its source, with the article and how sure it is."""

    id = fields.String(required=True)
    area = fields.String(required=True)
    rule = fields.String(required=True)
    value = fields.String(required=True)
    unit = fields.String(required=True)
    source = fields.String(required=True)
    confidence = fields.String(required=True, validate=validate.OneOf(CONFIDENCES))
    position = fields.Integer(required=True)
    version = fields.Integer(required=True)
