"""Photos on the wire (``docs/wire.md``, sections 2 and 4)."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.kernel.fields import Instant

from .rules import MEDIA_TYPES, RENDERINGS

_MAX_INT = 2**31 - 1
_DIGEST = validate.Regexp(r"^[0-9a-f]{64}\Z")
_SIZE = validate.Range(1, _MAX_INT)


class CameraSchema(Schema):
    """The file that the camera made, before the phone shrank it; EXIF as the phone read it."""

    digest = fields.String(required=True, validate=_DIGEST)
    size_bytes = fields.Integer(required=True, strict=True, validate=_SIZE)
    exif_time = fields.String(required=True, allow_none=True, validate=validate.Length(max=40))
    exif_latitude = fields.Float(required=True, allow_none=True, validate=validate.Range(-90, 90))
    exif_longitude = fields.Float(required=True, allow_none=True, validate=validate.Range(-180, 180))
    exif_orientation = fields.Integer(required=True, strict=True, allow_none=True, validate=validate.Range(0, 65535))


class PhotoSchema(Schema):
    """A photo as a command names it. ``digest`` is that of the bytes that will be uploaded."""

    digest = fields.String(required=True, validate=_DIGEST)
    size_bytes = fields.Integer(required=True, strict=True, validate=_SIZE)
    media_type = fields.String(required=True, validate=validate.OneOf(MEDIA_TYPES))
    source = fields.String(required=True, validate=validate.OneOf(("camera", "album")))
    camera = fields.Nested(CameraSchema, required=True, allow_none=True)


class PhotoLinkSchema(Schema):
    """A photo as its record shows it; ``/photo-links/<id>`` has the picture while it is ``opened``. One that was
    removed by its age says when (``removed_at``) and by which rule: a key of ``/retention``."""

    id = fields.UUID(required=True)
    digest = fields.String(required=True)
    opened = fields.Boolean(required=True)
    position = fields.Integer(required=True)
    source = fields.String(required=True)
    camera = fields.Nested(CameraSchema, required=True, allow_none=True)
    removed_at = Instant(required=True, allow_none=True)
    removed_rule = fields.String(required=True, allow_none=True)


class UploaderSchema(Schema):
    """For which enrolment a photo is uploaded."""

    enrolment_id = fields.UUID(required=True, data_key="Xunlu-Enrolment")


class UploadSchema(UploaderSchema):
    """Where an upload goes on, and how many bytes it will have."""

    offset = fields.Integer(required=True, data_key="Upload-Offset", validate=validate.Range(0, _MAX_INT))
    length = fields.Integer(required=True, data_key="Upload-Length", validate=validate.Range(0, _MAX_INT))


class PhotoReceiptSchema(Schema):
    """The server's signed word that all bytes are stored."""

    receipt = fields.String(required=True, attribute="text")
    signature = fields.String(required=True)


class RenderingSchema(Schema):
    """Which derived image is wanted."""

    size = fields.String(load_default="thumbnail", validate=validate.OneOf(tuple(RENDERINGS)))
