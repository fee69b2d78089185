"""HEAD and PATCH /photos/<digest>."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from app.accounts.models import Enrolment
from app.kernel import signing
from app.kernel.clock import ManualClock, format_instant
from app.kernel.database import db, write_transaction
from app.kernel.house import EXTENSION
from app.kernel.models import Job
from app.kernel.signing import sha256_hex
from app.photos import uploads
from app.photos.models import Photo, PhotoUpload
from config import Settings

from . import pictures
from .conftest import Uploader, make_uploader, signed_in

DATA = pictures.jpeg()
DIGEST = sha256_hex(DATA)


def said(response: TestResponse) -> dict[str, Any]:
    """The answer's JSON."""
    found: dict[str, Any] = json.loads(response.data)
    return found


def code_of(response: TestResponse) -> str:
    return str(said(response)["code"])


def originals(settings: Settings) -> list[bytes]:
    return [path.read_bytes() for path in (settings.photo_dir / "originals").glob("*/*")]


def partial_files(settings: Settings) -> list[Path]:
    return list((settings.photo_dir / "partial").glob("*/*"))


def test_a_photo_sent_whole_is_stored_and_its_receipt_is_signed(
    any_uploader: Uploader, settings: Settings, clock: ManualClock
) -> None:
    answer = any_uploader.upload(DATA)

    assert answer.status_code == 200
    receipt = json.loads(said(answer)["receipt"])
    signer = any_uploader.app.extensions[EXTENSION].signer
    assert receipt == {
        "v": 1,
        "kind": "photo",
        "digest": DIGEST,
        "enrolment": str(any_uploader.phone.enrolment_id),
        "size_bytes": len(DATA),
        "media_type": "image/jpeg",
        "received_at": format_instant(clock.now()),
        "key": signer.key_id,
    }
    key = signing.load_public_jwk(signer.public_jwk)
    assert signing.verify(key, said(answer)["signature"], said(answer)["receipt"].encode())
    assert originals(settings) == [DATA]
    assert partial_files(settings) == []


@pytest.mark.parametrize("data", [pictures.png(), pictures.webp()], ids=["png", "webp"])
def test_the_receipt_names_the_kind_that_was_found(uploader: Uploader, data: bytes) -> None:
    receipt = json.loads(said(uploader.upload(data))["receipt"])

    assert receipt["media_type"] == ("image/png" if data.startswith(b"\x89PNG") else "image/webp")


def test_a_photo_arrives_in_pieces(any_uploader: Uploader) -> None:
    assert any_uploader.head(DIGEST).status_code == 404

    first = any_uploader.patch(DATA[:1000], DIGEST, length=len(DATA))
    standing = any_uploader.head(DIGEST)
    last = any_uploader.patch(DATA[1000:], DIGEST, offset=1000)

    assert (first.status_code, first.headers["Upload-Offset"], first.data) == (204, "1000", b"")
    assert (standing.headers["Upload-Offset"], standing.headers["Upload-Length"]) == ("1000", str(len(DATA)))
    assert last.status_code == 200


def test_asked_again_a_complete_photo_gives_the_same_receipt(any_uploader: Uploader, clock: ManualClock) -> None:
    first = any_uploader.upload(DATA)
    clock.advance(hours=1)

    again = any_uploader.patch(b"", DIGEST, offset=len(DATA))
    standing = any_uploader.head(DIGEST)

    assert (again.status_code, again.data) == (200, first.data)
    assert standing.headers["Upload-Offset"] == standing.headers["Upload-Length"] == str(len(DATA))


def test_a_complete_photo_sent_once_more_is_a_mismatch_that_says_where_it_stands(uploader: Uploader) -> None:
    uploader.upload(DATA)

    answer = uploader.upload(DATA)

    assert (answer.status_code, code_of(answer)) == (409, "upload_offset_mismatch")
    assert said(answer)["params"] == {"offset": len(DATA)}


def test_a_piece_at_another_offset_is_a_mismatch_that_says_where_it_stands(uploader: Uploader) -> None:
    uploader.patch(DATA[:1000], DIGEST, length=len(DATA))

    for offset in (0, 999, 1001, len(DATA)):
        answer = uploader.patch(b"x", DIGEST, offset=offset, length=len(DATA))
        assert (answer.status_code, code_of(answer)) == (409, "upload_offset_mismatch")
        assert said(answer)["params"] == {"offset": 1000}


def test_a_piece_of_something_unknown_is_a_mismatch_at_nought(uploader: Uploader) -> None:
    answer = uploader.patch(DATA[10:], DIGEST, offset=10)

    assert (answer.status_code, said(answer)["params"]) == (409, {"offset": 0})


def test_bytes_beyond_the_announced_length_are_refused(uploader: Uploader, settings: Settings) -> None:
    answer = uploader.patch(DATA, DIGEST, length=1000)

    assert (answer.status_code, code_of(answer)) == (413, "photo_too_large")
    assert originals(settings) == []


def test_a_photo_announced_as_too_large_is_refused_before_its_bytes(uploader: Uploader, settings: Settings) -> None:
    answer = uploader.patch(b"x", DIGEST, length=settings.photo_max_bytes + 1)

    assert (answer.status_code, code_of(answer)) == (413, "photo_too_large")
    assert partial_files(settings) == []


@pytest.mark.parametrize("digest", [DIGEST, sha256_hex(b"")])
def test_nothing_at_all_is_no_photo(uploader: Uploader, digest: str, settings: Settings) -> None:
    answer = uploader.patch(b"", digest, length=0)

    assert code_of(answer) == ("photo_not_an_image" if digest == sha256_hex(b"") else "photo_digest_mismatch")
    assert partial_files(settings) == []


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (pictures.SVG, 415, "photo_not_an_image"),
        (pictures.HTML, 415, "photo_not_an_image"),
        (DATA[: len(DATA) // 2], 422, "photo_truncated"),
        (pictures.claiming(DATA, 15_000), 413, "photo_too_many_pixels"),
    ],
)
def test_what_is_no_photo_is_refused_and_not_kept(
    uploader: Uploader, settings: Settings, data: bytes, status: int, code: str
) -> None:
    answer = uploader.upload(data)

    assert (answer.status_code, code_of(answer)) == (status, code)
    assert uploader.head(sha256_hex(data)).status_code == 404
    assert originals(settings) == []
    assert partial_files(settings) == []


def test_bytes_of_another_digest_are_dropped_and_the_phone_may_begin_again(
    uploader: Uploader, settings: Settings
) -> None:
    wrong = uploader.patch(DATA[:-1] + b"x", DIGEST)
    assert (wrong.status_code, code_of(wrong)) == (422, "photo_digest_mismatch")
    assert uploader.head(DIGEST).status_code == 404

    assert uploader.upload(DATA).status_code == 200
    assert originals(settings) == [DATA]


def test_a_megabyte_of_exif_is_taken(uploader: Uploader) -> None:
    tiff = pictures.tiff_block([(pictures.ORIENTATION, 3, 1, 6)], 1_000_000)

    assert uploader.upload(pictures.with_exif(DATA, tiff)).status_code == 200


def test_each_enrolment_uploads_its_own_bytes_and_they_are_stored_once(
    any_app: Flask, any_uploader: Uploader, clock: ManualClock, settings: Settings
) -> None:
    other = make_uploader(any_app, clock)
    mine = any_uploader.upload(DATA)

    assert other.head(DIGEST).status_code == 404
    assert other.patch(b"", DIGEST, offset=len(DATA)).status_code == 409
    theirs = other.upload(DATA)

    assert theirs.status_code == 200
    assert json.loads(said(theirs)["receipt"])["enrolment"] == str(other.phone.enrolment_id)
    assert said(theirs)["receipt"] != said(mine)["receipt"]
    assert originals(settings) == [DATA]
    with any_app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Photo)) == 1
        assert db.session.scalar(select(func.count()).select_from(PhotoUpload)) == 2


def test_a_photo_stored_without_a_receipt_is_sent_again_and_gets_one(
    uploader: Uploader, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_database(*_: object) -> None:
        raise OperationalError("", {}, Exception("locked"))

    with monkeypatch.context() as patched:
        patched.setattr(uploads, "system_transaction", no_database)
        assert uploader.upload(DATA).status_code == 503
    assert uploader.head(DIGEST).status_code == 404

    assert uploader.upload(DATA).status_code == 200
    assert originals(settings) == [DATA]


def test_a_complete_upload_asks_for_one_thumbnail(any_uploader: Uploader) -> None:
    any_uploader.upload(DATA)

    with any_uploader.app.app_context():
        jobs = db.session.execute(select(Job.name, Job.payload, Job.key)).all()
    assert [tuple(job) for job in jobs] == [("photos.thumbnail", {"digest": DIGEST}, f"photos.thumbnail:{DIGEST}")]


def test_nobody_uploads_without_signing_in(app: Flask, uploader: Uploader) -> None:
    uploader.client.delete_cookie("__Host-xunlu")

    assert uploader.head(DIGEST).status_code == 401
    assert code_of(uploader.upload(DATA)) == "not_signed_in"


def test_only_an_enrolment_of_the_sessions_own_phone_uploads(
    app: Flask, uploader: Uploader, clock: ManualClock
) -> None:
    other = make_uploader(app, clock)

    foreign = uploader.patch(DATA, DIGEST, enrolment=other.phone.enrolment_id)
    unknown = uploader.patch(DATA, DIGEST, enrolment=uuid4())

    assert (foreign.status_code, code_of(foreign)) == (403, "enrolment_foreign")
    assert (unknown.status_code, code_of(unknown)) == (403, "enrolment_unknown")
    assert uploader.head(DIGEST, enrolment=other.phone.enrolment_id).status_code == 403


def test_a_desk_uploads_for_no_phone(app: Flask, uploader: Uploader) -> None:
    uploader.client = signed_in(app, uploader.officer_id)

    assert code_of(uploader.upload(DATA)) == "enrolment_foreign"


def test_another_officers_photo_goes_up_from_the_phone_that_they_share(
    app: Flask, uploader: Uploader, clock: ManualClock
) -> None:
    colleague = make_uploader(app, clock)
    with app.app_context(), write_transaction() as session:
        shared = update(Enrolment).where(Enrolment.id == colleague.phone.enrolment_id)
        session.execute(shared.values(device_id=uploader.phone.device_id))

    assert uploader.patch(DATA, DIGEST, enrolment=colleague.phone.enrolment_id).status_code == 200


def test_a_revoked_enrolment_uploads_nothing(app: Flask, uploader: Uploader, clock: ManualClock) -> None:
    with app.app_context(), write_transaction() as session:
        mine = update(Enrolment).where(Enrolment.id == uploader.phone.enrolment_id)
        session.execute(mine.values(revoked_at=clock.now()))

    answer = uploader.upload(DATA)

    assert (answer.status_code, code_of(answer)) == (403, "enrolment_revoked")


@pytest.mark.parametrize("digest", ["a" * 63, "A" * 64, "..%2F..%2Fsecrets%2Fflask-secret.hex"])
def test_what_is_no_digest_reaches_no_file(uploader: Uploader, settings: Settings, digest: str) -> None:
    assert uploader.head(digest).status_code == 404
    assert uploader.patch(DATA, digest).status_code in (404, 405, 422)
    assert partial_files(settings) == []


def test_an_address_with_nul_reaches_no_file(uploader: Uploader, settings: Settings) -> None:
    assert uploader.head("%00" * 64).status_code == 400
    assert uploader.patch(DATA, "%00" * 64).status_code == 400
    assert partial_files(settings) == []


@pytest.mark.parametrize(("offset", "length"), [("-1", "10"), ("1.5", "10"), ("0", str(10**30)), ("x", "10"), ("", "")])
def test_offsets_that_are_no_numbers_are_refused(uploader: Uploader, offset: str, length: str) -> None:
    answer = uploader.client.patch(
        f"/api/v1/photos/{DIGEST}",
        data=b"x",
        content_type="application/offset+octet-stream",
        headers={
            "Upload-Offset": offset,
            "Upload-Length": length,
            "Xunlu-Enrolment": str(uploader.phone.enrolment_id),
        },
    )

    assert (answer.status_code, code_of(answer)) == (422, "request_invalid")


def test_another_content_type_is_refused(uploader: Uploader) -> None:
    answer = uploader.patch(DATA, DIGEST, content_type="image/jpeg")

    assert (answer.status_code, code_of(answer)) == (415, "media_type_unsupported")


def test_both_methods_are_described(app: Flask) -> None:
    described = said(app.test_client().get("/api/v1/openapi.json"))["paths"]["/api/v1/photos/{digest}"]

    assert {"head", "patch"} <= described.keys()
    assert {"200", "204", "default"} <= described["patch"]["responses"].keys()
    assert list(described["patch"]["requestBody"]["content"]) == ["application/offset+octet-stream"]
