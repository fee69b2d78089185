"""Uploading photos in pieces, and looking at those that a record shows (``docs/wire.md``, section 4)."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from flask import Response, g, request, send_file
from flask.views import MethodView

from app.accounts.service import enrolments_by_ids
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.receipts import SignedText
from app.kernel.web import current_actor

from . import images, uploads
from .partials import Upload
from .rules import RENDERINGS, is_digest
from .schemas import PhotoReceiptSchema, RenderingSchema, UploaderSchema, UploadSchema
from .service import visible_link

CONTENT_TYPE = "application/offset+octet-stream"
BYTES = {"type": "string", "format": "binary"}
#: A file that somebody uploaded never gets to act as a page of ours, whatever hides in it.
SANDBOX = "sandbox; default-src 'none'"
_OFFSETS = {
    "Upload-Offset": {"schema": {"type": "integer"}, "description": "Bytes that are here"},
    "Upload-Length": {"schema": {"type": "integer"}, "description": "Bytes of the whole photo"},
}
_DIGEST = {"in": "path", "name": "digest", "required": True, "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}
_BODY = {"required": True, "content": {CONTENT_TYPE: {"schema": BYTES}}}

blp = Blueprint("photos", __name__, url_prefix="/api/v1", description="Photos: uploaded in pieces, shown by records.")


@blp.route("/photos/<digest>", parameters=[_DIGEST])
class Photos(MethodView):
    @blp.arguments(UploaderSchema, location="headers")
    @blp.response(200, headers=_OFFSETS)
    def head(self, uploader: dict[str, Any], digest: str) -> Response:
        """How far the upload of a photo has come."""
        enrolment_id = _own_enrolment(uploader["enrolment_id"])
        if not is_digest(digest):
            raise DomainError("photo_unknown")
        return _standing(Response(status=200), uploads.progress(house(), db.session(), enrolment_id, digest))

    @blp.doc(requestBody=_BODY)
    @blp.arguments(UploadSchema, location="headers")
    @blp.response(200, PhotoReceiptSchema, description="All bytes are stored")
    @blp.alt_response(204, description="More bytes are wanted", headers=_OFFSETS, success=True)
    def patch(self, asked: dict[str, Any], digest: str) -> Response | SignedText:
        """Go on with the upload of a photo; an empty body at its end asks for the receipt again."""
        enrolment_id = _own_enrolment(asked["enrolment_id"])
        if request.mimetype != CONTENT_TYPE:
            raise DomainError("media_type_unsupported")
        if not is_digest(digest):
            raise DomainError("photo_digest_mismatch")
        upload = Upload(enrolment_id, digest, asked["length"])
        progress = uploads.receive(house(), db.session(), upload, asked["offset"], request.stream)
        return progress.receipt or _standing(Response(status=204), progress)


@blp.route("/photo-links/<uuid:link_id>")
class PhotoLinks(MethodView):
    @blp.arguments(RenderingSchema, location="query")
    @blp.response(200, BYTES, content_type="image/*")
    def get(self, wanted: dict[str, str], link_id: UUID) -> Response:
        """The picture: upright, without EXIF."""
        link, rendering = visible_link(db.session(), current_actor(), link_id), RENDERINGS[wanted["size"]]
        image = images.derived_image(uploads.blob_store(house()), link.digest, rendering)
        return send_file(BytesIO(image), rendering.media_type)


@blp.route("/photo-links/<uuid:link_id>/original")
class Originals(MethodView):
    @blp.response(200, BYTES, content_type="image/*")
    def get(self, link_id: UUID) -> Response:
        """The bytes as they were uploaded, as a file to keep; who asks is written down."""
        actor = current_actor()
        link = visible_link(db.session(), actor, link_id)
        name = f"{link.digest}.{link.media_type.removeprefix('image/')}"
        file = images.open_original(house(), actor, link)
        response = send_file(file, link.media_type, as_attachment=True, download_name=name)
        response.content_length = link.size_bytes
        response.headers["Content-Security-Policy"] = SANDBOX
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def _own_enrolment(enrolment_id: UUID) -> UUID:
    """Check that the enrolment is one of the session's own phone and still valid."""
    current_actor()
    enrolment = enrolments_by_ids(db.session(), [enrolment_id]).get(enrolment_id)
    if enrolment is None:
        raise DomainError("enrolment_unknown")
    if enrolment.device_id != g.sign_in.device_id:
        raise DomainError("enrolment_foreign")
    if enrolment.revoked_at is not None:
        raise DomainError("enrolment_revoked")
    return enrolment_id


def _standing(response: Response, progress: uploads.Progress) -> Response:
    response.headers["Upload-Offset"] = str(progress.offset)
    response.headers["Upload-Length"] = str(progress.length)
    return response
