"""Shapes of what is remembered of a brigade's files, and of what a file's headings are taken for."""

from __future__ import annotations

from collections.abc import Collection

from marshmallow import Schema, fields, validate

_HEADING = fields.String(validate=validate.Length(1, 60))


class FileMappingSchema(Schema):
    """What is remembered of the brigade's files: member by heading, code by word and list; "" passes over."""

    columns = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    words = fields.Dict(
        keys=fields.String(), values=fields.Dict(keys=fields.String(), values=fields.String()), required=True
    )
    version = fields.Integer(required=True)


def words_said(lists: Collection[str]) -> fields.Dict:
    """What a person says of words: by list, the code by word."""
    return fields.Dict(
        keys=fields.String(validate=validate.OneOf(tuple(lists))),
        values=fields.Dict(
            keys=_HEADING, values=fields.String(validate=validate.Length(0, 24)), validate=validate.Length(max=200)
        ),
        required=True,
    )


class NewFileMappingSchema(Schema):
    """What a person says of headings and words; it is added to what is remembered."""

    columns = fields.Dict(
        keys=_HEADING,
        values=fields.String(validate=validate.Length(0, 20)),
        required=True,
        validate=validate.Length(max=100),
    )


class FileHeadingSchema(Schema):
    """A heading of a file, what it is taken for (null: nothing), how that is known, and what stands below it."""

    title = fields.String(required=True)
    member = fields.String(required=True, allow_none=True)
    known_by = fields.String(required=True, allow_none=True, validate=validate.OneOf(("remembered", "name")))
    samples = fields.List(fields.String(), required=True)


class FileUnknownWordSchema(Schema):
    """A word of a column that no code table knows, and in how many rows it stands."""

    list = fields.String(required=True)
    word = fields.String(required=True)
    rows = fields.Integer(required=True)


class FileHeadingsSchema(Schema):
    """What a file's headings are taken for; ``missing`` are members without which it can't be taken in. ``sheet`` is
    the one that was read, of the workbook's ``sheets``."""

    sheet = fields.String(required=True)
    sheets = fields.List(fields.String(), required=True)
    line = fields.Integer(required=True)
    rows = fields.Integer(required=True)
    headings = fields.List(fields.Nested(FileHeadingSchema), required=True)
    missing = fields.List(fields.String(), required=True)
    unknown_words = fields.List(fields.Nested(FileUnknownWordSchema), required=True)
    mapping = fields.Nested(FileMappingSchema, required=True)


class FileHeadingsQuerySchema(Schema):
    """Which sheet of the file."""

    sheet = fields.String(load_default=None, validate=validate.Length(1, 60))
