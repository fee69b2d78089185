"""Taking in the bytes of a photo, in as many pieces as it takes, until there is a receipt for them.

A finished upload is judged (digest, then pixels), stored, and only then written into the database with its receipt.
If the process dies in between, the phone finds nothing and sends again; what lies stored already is recognised by its
digest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, select
from sqlalchemy.orm import Session

from app.kernel.clock import format_instant
from app.kernel.command import Context
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError
from app.kernel.execute import lock_for
from app.kernel.house import House
from app.kernel.jobs import enqueue
from app.kernel.receipts import SignedText
from app.kernel.signing import sha256_hex
from app.kernel.upsert import Upsert

from .gateway import BlobStore, FolderStore
from .models import Photo, PhotoUpload
from .partials import Partial, Partials, TurnLost, Upload
from .rules import Limits, Picture, inspect
from .service import open_links

CHUNK_BYTES = 64 * 1024  # what a cut connection may cost at most
THUMBNAIL_JOB = "photos.thumbnail"

# Every upload needs these: built once, and on tables.
_PHOTO, _UPLOAD = cast(Table, Photo.__table__), cast(Table, PhotoUpload.__table__)
_COMPLETED = (
    select(_PHOTO.c.size_bytes, _UPLOAD.c.receipt, _UPLOAD.c.receipt_signature)
    .join(_PHOTO, _PHOTO.c.digest == _UPLOAD.c.digest)
    .where(_UPLOAD.c.enrolment_id == bindparam("enrolment_id"), _UPLOAD.c.digest == bindparam("digest"))
)
_PHOTOS, _INSERT_UPLOAD = Upsert(Photo, ["digest"]), insert(_UPLOAD)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an upload has come, in bytes; ``receipt`` once it is complete."""

    offset: int
    length: int
    receipt: SignedText | None = None


def blob_store(house: House) -> BlobStore:
    """Where this installation keeps its photos."""
    return FolderStore(house.settings.photo_dir)


def partials(house: House) -> Partials:
    """Where this machine keeps uploads under way."""
    return Partials(house.settings.photo_dir / "partial")


def progress(house: House, session: Session, enrolment_id: UUID, digest: str) -> Progress:
    """How far the enrolment's upload has come. Raises ``photo_unknown`` when nothing of it is here."""
    found = _completed(session, enrolment_id, digest) or _begun(house, enrolment_id, digest)
    if found is None:
        raise DomainError("photo_unknown")
    return found


def receive(house: House, session: Session, upload: Upload, offset: int, body: IO[bytes]) -> Progress:
    """Go on with ``upload`` at ``offset`` from ``body``; what has arrived stays when the body is cut.

    Raises ``upload_offset_mismatch`` (params.offset: where it stands), ``photo_too_large``, and once all is here
    ``photo_digest_mismatch`` or a code of ``rules.inspect``: then nothing of it is kept, the phone may begin again."""
    done = _completed(session, upload.enrolment_id, upload.digest)
    session.rollback()  # no transaction stays open while a slow phone sends
    if done is not None:
        return _said_again(done, offset)
    if upload.length > house.settings.photo_max_bytes:
        raise DomainError("photo_too_large")
    try:
        return _go_on(house, upload, offset, body)
    except TurnLost:
        found = _completed(session, upload.enrolment_id, upload.digest)
        found = found or _begun(house, upload.enrolment_id, upload.digest)
        raise DomainError("upload_offset_mismatch", offset=found.offset if found else 0) from None


def _said_again(done: Progress, offset: int) -> Progress:
    if offset != done.length:
        raise DomainError("upload_offset_mismatch", offset=done.length)
    return done


def _completed(session: Session, enrolment_id: UUID, digest: str) -> Progress | None:
    row = session.execute(_COMPLETED, {"enrolment_id": enrolment_id, "digest": digest}).first()
    return row and Progress(row.size_bytes, row.size_bytes, SignedText(row.receipt, row.receipt_signature))


def _begun(house: House, enrolment_id: UUID, digest: str) -> Progress | None:
    found = partials(house).progress(enrolment_id, digest)
    return found and Progress(*found)


def _go_on(house: House, upload: Upload, offset: int, body: IO[bytes]) -> Progress:
    with partials(house).opened(upload, offset) as partial:
        _take(partial, upload.length, body)
        if partial.offset < upload.length:
            return Progress(partial.offset, upload.length)
        with partial.turn():
            picture = _settle(house, upload, partial)
    return Progress(upload.length, upload.length, _record(house, upload, picture))


def _take(partial: Partial, length: int, body: IO[bytes]) -> None:
    """Append the body piece by piece. Raises ``photo_too_large`` at the first byte beyond ``length``."""
    while chunk := body.read(CHUNK_BYTES):
        if partial.offset + len(chunk) > length:
            raise DomainError("photo_too_large")
        partial.append(chunk)


def _settle(house: House, upload: Upload, partial: Partial) -> Picture:
    """Judge the whole; hand it to the store, or drop it."""
    data = partial.path.read_bytes()
    try:
        if sha256_hex(data) != upload.digest:
            raise DomainError("photo_digest_mismatch")
        picture = inspect(data, Limits(house.settings.photo_max_bytes, house.settings.photo_max_pixels))
    except DomainError:
        partials(house).drop(upload.enrolment_id, upload.digest)
        raise
    blob_store(house).put(upload.digest, partial.path)
    return picture


def _record(house: House, upload: Upload, picture: Picture) -> SignedText:
    """Write down that it is stored, sign for it, open the links that waited for it."""
    with system_transaction(house.bus, house.clock) as context:
        # Commands of this enrolment take the same lock: a link is written either before this and opened here, or after.
        lock_for(context.session, [upload.enrolment_id])
        earlier = _completed(context.session, upload.enrolment_id, upload.digest)
        if earlier is not None and earlier.receipt is not None:
            return earlier.receipt
        receipt = _sign(house, context, upload, picture)
        _store(context, upload, picture, receipt)
        open_links(context, upload.enrolment_id, upload.digest)
        enqueue(
            context.session,
            context.now,
            THUMBNAIL_JOB,
            {"digest": upload.digest},
            key=f"{THUMBNAIL_JOB}:{upload.digest}",
        )
    return receipt


def _sign(house: House, context: Context, upload: Upload, picture: Picture) -> SignedText:
    return house.signer.sign(
        {
            "kind": "photo",
            "digest": upload.digest,
            "enrolment": str(upload.enrolment_id),
            "size_bytes": upload.length,
            "media_type": picture.media_type,
            "received_at": format_instant(context.now),
        }
    )


def _store(context: Context, upload: Upload, picture: Picture, receipt: SignedText) -> None:
    photo = {
        "digest": upload.digest,
        "size_bytes": upload.length,
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "stored_at": context.now,
    }
    _PHOTOS.put(context.session, [photo])
    sent = {
        "enrolment_id": upload.enrolment_id,
        "digest": upload.digest,
        "completed_at": context.now,
        "receipt": receipt.text,
        "receipt_signature": receipt.signature,
    }
    context.session.execute(_INSERT_UPLOAD, [sent])
