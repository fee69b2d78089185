"""Shapes of rules on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

CONFIDENCES = ("high", "medium", "low")


def _text(least: int, most: int) -> fields.String:
    return fields.String(required=True, validate=[validate.Length(least, most), validate.Regexp(r"\A[^\x00-\x1f]*\Z")])


class LegalRuleChangeSchema(Schema):
    """Members of a rule to change; what isn't named stays. A rule has words and a source."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "partial": True})

    rule = _text(1, 300)
    value = _text(0, 60)
    unit = _text(0, 12)
    source = _text(1, 300)
    confidence = fields.String(required=True, validate=validate.OneOf(CONFIDENCES))


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
