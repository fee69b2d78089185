"""Shapes of imports on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

DATUMS = ("wgs84", "gcj02")
ACTIONS = ("added", "changed", "same")
MAX_TABLE = 10_000


class ImportColumnSchema(Schema):
    """A column of a list; ``names`` are the headers by which it is known, the first is the template's."""

    key = fields.String(required=True)
    names = fields.List(fields.String(), required=True)
    required = fields.Boolean(required=True)
    allowed = fields.List(fields.String(), required=True)
    note = fields.String(required=True)


class ImportKindSchema(Schema):
    """A list that may be taken in; ``places`` if it has coordinates, and so may come as GeoJSON."""

    key = fields.String(required=True)
    title = fields.String(required=True)
    places = fields.Boolean(required=True)
    columns = fields.List(fields.Nested(ImportColumnSchema), required=True)


class ImportQuerySchema(Schema):
    """How a file is to be read: the sheet, the datum of its places, and the unit of rows that name none."""

    sheet = fields.String(load_default=None, validate=validate.Length(1, 60))
    datum = fields.String(load_default="wgs84", validate=validate.OneOf(DATUMS))
    unit = fields.UUID(load_default=None)


class CommitQuerySchema(ImportQuerySchema):
    """The same, and the seal that the dry run gave."""

    seal = fields.String(required=True, validate=validate.Regexp(r"\A[0-9a-f]{64}\Z"))


class ImportProblemSchema(Schema):
    """A row that can't be taken, or a hint; ``key`` is the column's, ``code`` a stable word with its ``params``."""

    line = fields.Integer(required=True)
    key = fields.String(required=True, allow_none=True)
    code = fields.String(required=True)
    value = fields.String(required=True)
    params = fields.Dict(keys=fields.String(), required=True)


class ImportChangeSchema(Schema):
    """A member that changes, as people read it."""

    key = fields.String(required=True)
    before = fields.String(required=True)
    after = fields.String(required=True)


class ImportStepSchema(Schema):
    """What one record of the list does."""

    line = fields.Integer(required=True)
    action = fields.String(required=True, validate=validate.OneOf(ACTIONS))
    label = fields.String(required=True)
    changes = fields.List(fields.Nested(ImportChangeSchema), required=True)


class ImportReportSchema(Schema):
    """What a file would do. ``seal`` is null while there are problems; the commit asks for it. ``sheet`` is the one
    that was read, of the workbook's ``sheets``."""

    sheet = fields.String(required=True)
    sheets = fields.List(fields.String(), required=True)
    added = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    same = fields.Integer(required=True)
    problems = fields.List(fields.Nested(ImportProblemSchema), required=True)
    hints = fields.List(fields.Nested(ImportProblemSchema), required=True)
    steps = fields.List(fields.Nested(ImportStepSchema), required=True)
    unknown_titles = fields.List(fields.String(), required=True)
    note_lines = fields.List(fields.Integer(), required=True)
    hidden_lines = fields.List(fields.Integer(), required=True)
    seal = fields.String(required=True, allow_none=True)


class TakenSchema(Schema):
    """A list that was taken in."""

    id = fields.UUID(required=True)


class MadeFileSchema(Schema):
    """An XLSX file in base64."""

    content = fields.String(required=True)


class ProblemTableSchema(Schema):
    """A table of problems in the words of the page, to be had as XLSX."""

    titles = fields.List(
        fields.String(validate=validate.Length(max=60)), required=True, validate=validate.Length(1, 10)
    )
    rows = fields.List(
        fields.List(fields.String(validate=validate.Length(max=2000)), validate=validate.Length(max=10)),
        required=True,
        validate=validate.Length(max=MAX_TABLE),
    )
