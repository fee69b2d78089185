"""Shapes of the daily report on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Day, Instant

STATES = ("draft", "final", "amending")
SOURCES = ("shift", "plan", "track", "tally", "record")
MAX_TEXT = 4000
_REASON = [validate.Length(2, 200), validate.Regexp(r"(?s)\A.*\S.*\Z")]
_KEY = validate.Regexp(r"\A[a-z0-9_]{1,40}\Z")


class ReportQuerySchema(Schema):
    """Which report: a unit, and a duty day (today's by default)."""

    unit = fields.UUID(required=True)
    day = Day()


class EvidenceQuerySchema(ReportQuerySchema):
    """The records behind one figure."""

    key = fields.String(required=True, validate=_KEY)


class ReportUnitQuerySchema(Schema):
    """Whose forms."""

    unit = fields.UUID(required=True)


class ReportChangePayloadSchema(Schema):
    """Say a figure differently: ``number``, or ``text`` for the remarks; neither: as drafted again."""

    unit_id = fields.UUID(required=True)
    day = Day(required=True)
    key = fields.String(required=True, validate=_KEY)
    number = fields.Float(required=True, allow_none=True, validate=validate.Range(0, 1_000_000))
    text = fields.String(required=True, allow_none=True, validate=validate.Length(0, 500))
    reason = fields.String(required=True, validate=_REASON)


class ReportFinishPayloadSchema(Schema):
    """Make it final as it was seen: ``digest`` is that of the report looked at. A correction needs a ``reason``."""

    unit_id = fields.UUID(required=True)
    day = Day(required=True)
    digest = fields.String(required=True, validate=validate.Regexp(r"\A[0-9a-f]{64}\Z"))
    reason = fields.String(required=True, validate=validate.Length(0, 200))


class ReportTextPayloadSchema(Schema):
    """A unit's text template; empty: the product's again."""

    unit_id = fields.UUID(required=True)
    text = fields.String(required=True, validate=validate.Length(0, MAX_TEXT))


class ReportPreviewPayloadSchema(ReportTextPayloadSchema):
    """A text template to be tried on a day's report; nothing is written."""

    day = Day(required=True)


class ReportPreviewSchema(Schema):
    """What would go out; ``unfilled`` are placeholders that nothing fills."""

    text = fields.String(required=True)
    unfilled = fields.List(fields.String(), required=True)


class ReportWorkbookQuerySchema(Schema):
    """Whose workbook it is, and what the file was called."""

    unit = fields.UUID(required=True)
    name = fields.String(required=True, validate=validate.Length(1, 80))


class ReportWorkbookPayloadSchema(Schema):
    """A workbook that was tried out."""

    unit_id = fields.UUID(required=True)
    name = fields.String(required=True)
    file = fields.Raw(required=True)


class ReportChangeSchema(Schema):
    """Who said what instead of the draft, when and why; no value: as drafted again."""

    key = fields.String(required=True)
    number = fields.Float(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    drafted = fields.Float(required=True, allow_none=True)
    reason = fields.String(required=True)
    officer_name = fields.String(required=True)
    at = Instant(required=True)


class ReportFigureSchema(Schema):
    """A figure. ``number`` null: nothing could be recorded; ``text`` only for remarks. ``records`` is how many stand
    behind it, ``changed`` whether people said it differently from ``drafted``, ``planned`` how much of it only plans
    speak for."""

    key = fields.String(required=True)
    name_zh = fields.String(required=True)
    name_en = fields.String(required=True)
    measure_zh = fields.String(required=True)
    measure_en = fields.String(required=True)
    number = fields.Float(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    drafted = fields.Float(required=True, allow_none=True)
    previous = fields.Float(required=True, allow_none=True)
    sources = fields.List(fields.String(validate=validate.OneOf(SOURCES)), required=True)
    planned = fields.Float(required=True)
    records = fields.Integer(required=True)
    changed = fields.Boolean(required=True)


class ReportFinalSchema(Schema):
    """A final version: its text, and why it was corrected."""

    text = fields.String(required=True)
    reason = fields.String(required=True)
    officer_name = fields.String(required=True)
    at = Instant(required=True)


class ReportSquadSchema(Schema):
    """A squad in its brigade's report."""

    unit_id = fields.UUID(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    figures = fields.List(fields.Nested(ReportFigureSchema), required=True)


class DailyReportSchema(Schema):
    """The report of a unit's duty day, of its work and of nobody's own; ``version`` is what ``If-Match`` names."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    unit_name = fields.String(required=True)
    duty_day = Day(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    version = fields.Integer(required=True)
    digest = fields.String(required=True)
    figures = fields.List(fields.Nested(ReportFigureSchema), required=True)
    squads = fields.List(fields.Nested(ReportSquadSchema), required=True)
    text = fields.String(required=True)
    changes = fields.List(fields.Nested(ReportChangeSchema), required=True)
    finals = fields.List(fields.Nested(ReportFinalSchema), required=True)


class ReportEvidenceSchema(Schema):
    """A record behind a figure."""

    kind = fields.String(required=True)
    id = fields.UUID(required=True)
    title = fields.String(required=True)


class ReportTemplateVersionSchema(Schema):
    """One version of a unit's form."""

    kind = fields.String(required=True)
    number = fields.Integer(required=True)
    name = fields.String(required=True)
    officer_name = fields.String(required=True)
    at = Instant(required=True)


class ReportTemplatesSchema(Schema):
    """The forms in force for a unit; null where the product's own is. ``placeholders`` are what a text may ask for."""

    text = fields.String(required=True)
    text_unit_id = fields.UUID(required=True, allow_none=True)
    workbook_name = fields.String(required=True, allow_none=True)
    workbook_unit_id = fields.UUID(required=True, allow_none=True)
    placeholders = fields.List(fields.String(), required=True)
    versions = fields.List(fields.Nested(ReportTemplateVersionSchema), required=True)
