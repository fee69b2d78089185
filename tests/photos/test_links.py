"""Links: who gets to see a photo, and when."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from marshmallow import ValidationError
from PIL import Image
from sqlalchemy import select

from app.kernel.actor import SYSTEM, Role
from app.kernel.audit import AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.command import Context
from app.kernel.database import db, write_transaction
from app.kernel.errors import DomainError
from app.kernel.occurrence import Occurrence
from app.kernel.signing import sha256_hex
from app.photos.schemas import PhotoLinkSchema, PhotoSchema
from app.photos.service import LinkView, link_photos, links_of
from tests.factories import make_unit

from . import pictures
from .conftest import Uploader, make_uploader, photo_payload

DATA = pictures.jpeg()
DIGEST = sha256_hex(DATA)


def link(
    uploader: Uploader, *photos: dict[str, Any], at: datetime, enrolment: bool = True, readers: Sequence[UUID] = ()
) -> UUID:
    """Link photos to a made record of the uploader's officer; return the record's id."""
    record_id = uuid4()
    occurrence = Occurrence(at, at, at, at, clock_certain=True)
    with uploader.app.app_context(), write_transaction() as session:
        context = Context(session, at, SYSTEM, record_id, occurrence)
        context.enrolment_id = uploader.phone.enrolment_id if enrolment else None
        digests = link_photos(context, "violation", record_id, photos, uploader.unit_id, uploader.officer_id, readers)
    assert digests == tuple(photo["digest"] for photo in photos)
    return record_id


def links(uploader: Uploader, record_id: UUID) -> list[LinkView]:
    with uploader.app.app_context():
        return links_of(db.session(), "violation", [record_id]).get(record_id, [])


def opened_link(uploader: Uploader, clock: ManualClock, data: bytes = DATA) -> str:
    """The address of a link that is open."""
    uploader.upload(data)
    (view,) = links(uploader, link(uploader, photo_payload(data), at=clock.now()))
    assert view.opened
    return f"/api/v1/photo-links/{view.id}"


def test_a_link_opens_when_the_bytes_come_after_it(any_uploader: Uploader, clock: ManualClock) -> None:
    record_id = link(any_uploader, photo_payload(DATA), at=clock.now())
    assert [view.opened for view in links(any_uploader, record_id)] == [False]

    any_uploader.upload(DATA)

    assert [view.opened for view in links(any_uploader, record_id)] == [True]


def test_a_link_that_opens_is_a_change_of_its_record(any_uploader: Uploader, clock: ManualClock) -> None:
    record_id = link(any_uploader, photo_payload(DATA), at=clock.now())
    any_uploader.upload(DATA)

    with any_uploader.app.app_context():
        (entry,) = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "photo.opened"))
    assert (entry.kind, entry.record_id) == ("violation", str(record_id))
    assert (entry.unit_id, entry.officer_id) == (any_uploader.unit_id, any_uploader.officer_id)


def test_a_link_is_open_at_once_when_the_bytes_came_before_it(any_uploader: Uploader, clock: ManualClock) -> None:
    any_uploader.upload(DATA)

    record_id = link(any_uploader, photo_payload(DATA), at=clock.now())

    assert [view.opened for view in links(any_uploader, record_id)] == [True]


def test_knowing_a_digest_opens_nothing(any_app: Flask, any_uploader: Uploader, clock: ManualClock) -> None:
    curious = make_uploader(any_app, clock)
    record_id = link(curious, photo_payload(DATA), at=clock.now())

    any_uploader.upload(DATA)

    (view,) = links(curious, record_id)
    assert not view.opened
    assert curious.client.get(f"/api/v1/photo-links/{view.id}").status_code == 404
    assert any_uploader.client.get(f"/api/v1/photo-links/{view.id}").status_code == 404


def test_photos_of_a_record_keep_their_order_and_their_facts(any_uploader: Uploader, clock: ManualClock) -> None:
    camera = {
        "digest": "c" * 64,
        "size_bytes": 4_000_000,
        "exif_time": "2026:11:22 10:00:00",
        "exif_latitude": 36.1,
        "exif_longitude": 115.8,
        "exif_orientation": 6,
    }
    photos = (photo_payload(DATA), photo_payload(pictures.png(), source="album", camera=camera))

    views = links(any_uploader, link(any_uploader, *photos, at=clock.now()))

    assert [(view.position, view.source, view.camera) for view in views] == [(0, "camera", None), (1, "album", camera)]
    assert PhotoLinkSchema().dump(views[1])["camera"] == camera


def test_a_record_without_photos_has_no_links(uploader: Uploader, clock: ManualClock) -> None:
    assert links(uploader, link(uploader, at=clock.now(), enrolment=False)) == []


def test_only_a_phones_command_links_photos(uploader: Uploader, clock: ManualClock) -> None:
    with pytest.raises(DomainError) as refused:
        link(uploader, photo_payload(DATA), at=clock.now(), enrolment=False)
    assert refused.value.code == "enrolment_unknown"


# -- looking --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "kind", "edge"),
    [("", "image/webp", 320), ("?size=thumbnail", "image/webp", 320), ("?size=screen", "image/jpeg", 1600)],
)
def test_the_officer_sees_the_photo_though_no_job_has_run(
    uploader: Uploader, clock: ManualClock, query: str, kind: str, edge: int
) -> None:
    address = opened_link(uploader, clock, pictures.jpeg(2000, 1500))

    for _ in ("made now", "kept"):
        answer = uploader.client.get(address + query)
        assert (answer.status_code, answer.mimetype) == (200, kind)
        assert max(Image.open(BytesIO(answer.data)).size) == edge


def test_another_size_is_refused(uploader: Uploader, clock: ManualClock) -> None:
    assert uploader.client.get(opened_link(uploader, clock) + "?size=4000").status_code == 422


@pytest.mark.parametrize("role", [Role.SQUAD_LEADER, Role.DISPATCHER, Role.SUPERVISOR, Role.BRIGADE_LEADER])
def test_whoever_oversees_the_unit_sees_the_photo(
    uploader: Uploader, clock: ManualClock, desk_of: Callable[..., FlaskClient], role: Role
) -> None:
    desk = desk_of(uploader.unit_id, role)
    address = opened_link(uploader, clock)

    assert desk.get(address).status_code == 200
    assert desk.get(address + "/original", buffered=True).status_code == 200


@pytest.mark.parametrize("role", list(Role))
def test_nobody_of_another_unit_sees_the_photo(
    app: Flask, uploader: Uploader, clock: ManualClock, desk_of: Callable[..., FlaskClient], role: Role
) -> None:
    with app.app_context():
        elsewhere = make_unit("二中队")
    desk, address = desk_of(elsewhere, role), opened_link(uploader, clock)

    for path in (address, address + "?size=screen", address + "/original"):
        answer = desk.get(path)
        assert (answer.status_code, json.loads(answer.data)["code"]) == (404, "photo_unknown")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.OUTREACH, Role.ADMIN])
def test_a_colleague_without_oversight_does_not_see_the_photo(
    uploader: Uploader, clock: ManualClock, desk_of: Callable[..., FlaskClient], role: Role
) -> None:
    assert desk_of(uploader.unit_id, role).get(opened_link(uploader, clock)).status_code == 404


def test_an_officer_whom_the_record_names_sees_its_photos(
    any_app: Flask, any_uploader: Uploader, clock: ManualClock
) -> None:
    mate, other = make_uploader(any_app, clock), make_uploader(any_app, clock)
    any_uploader.upload(DATA)
    record_id = link(any_uploader, photo_payload(DATA), at=clock.now(), readers=[mate.officer_id])
    (view,) = links(any_uploader, record_id)

    address = f"/api/v1/photo-links/{view.id}"
    assert mate.client.get(address).status_code == 200
    assert mate.client.get(f"{address}/original", buffered=True).status_code == 200
    assert other.client.get(address).status_code == 404


def test_nobody_sees_a_photo_without_signing_in(app: Flask, uploader: Uploader, clock: ManualClock) -> None:
    address = opened_link(uploader, clock)

    assert app.test_client().get(address).status_code == 401
    assert app.test_client().get(address + "/original").status_code == 401


def test_a_link_that_is_not_open_is_unknown(uploader: Uploader, clock: ManualClock) -> None:
    (view,) = links(uploader, link(uploader, photo_payload(DATA), at=clock.now()))

    assert uploader.client.get(f"/api/v1/photo-links/{view.id}").status_code == 404
    assert uploader.client.get(f"/api/v1/photo-links/{view.id}/original").status_code == 404
    assert uploader.client.get(f"/api/v1/photo-links/{uuid4()}").status_code == 404


@pytest.mark.parametrize("tail", [pictures.HTML, pictures.EMPTY_ZIP])
def test_an_original_with_something_hidden_in_it_is_served_so_that_it_can_do_nothing(
    uploader: Uploader, clock: ManualClock, tail: bytes
) -> None:
    answer = uploader.client.get(opened_link(uploader, clock, DATA + tail) + "/original", buffered=True)

    assert answer.data == DATA + tail
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Length"] == str(len(DATA + tail))
    assert answer.headers["Content-Disposition"] == f"attachment; filename={sha256_hex(DATA + tail)}.jpeg"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_kind_of_an_original_is_what_was_found_not_what_was_claimed(uploader: Uploader, clock: ManualClock) -> None:
    address = opened_link(uploader, clock, pictures.png())  # the payload says image/jpeg

    assert uploader.client.get(address + "/original", buffered=True).mimetype == "image/png"


def test_the_audit_keeps_who_looked_at_an_original(
    uploader: Uploader, clock: ManualClock, desk_of: Callable[..., FlaskClient]
) -> None:
    address = opened_link(uploader, clock)
    desk_of(uploader.unit_id, Role.SUPERVISOR).get(address + "/original", buffered=True)
    uploader.client.get(address)

    with uploader.app.app_context():
        (entry,) = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "photo.original_read"))
    assert (entry.kind, entry.record_id) == ("photo_link", address.rpartition("/")[2])
    assert entry.officer_id == uploader.officer_id
    assert entry.actor_id not in (None, uploader.officer_id)


# -- the schema -----------------------------------------------------------------------------------------------------


def test_a_photo_as_the_wire_says_it_is_loaded() -> None:
    payload = photo_payload(DATA)

    assert PhotoSchema().load(json.loads(json.dumps(payload))) == payload


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "A" * 64},
        {"digest": DIGEST + "\n"},
        {"size_bytes": 0},
        {"size_bytes": 2**31},
        {"size_bytes": "12"},
        {"media_type": "image/svg+xml"},
        {"source": "web"},
        {"camera": {}},
        {"more": 1},
    ],
)
def test_a_photo_out_of_bounds_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        PhotoSchema().load(photo_payload(DATA, **change))
