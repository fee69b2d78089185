"""Thumbnails, and uploads that nobody goes on with."""

import os
from datetime import timedelta
from io import BytesIO

from PIL import Image

from app.kernel.clock import ManualClock
from app.kernel.house import EXTENSION
from app.kernel.jobs import run_due
from app.kernel.signing import sha256_hex
from app.photos.jobs import PARTIAL_KEPT, drop_stale_partials, make_thumbnail
from app.photos.uploads import blob_store
from config import Settings

from . import pictures
from .conftest import Uploader

DATA = pictures.jpeg(800, 600)
DIGEST = sha256_hex(DATA)


def test_the_thumbnail_is_made_after_the_upload(any_uploader: Uploader, clock: ManualClock) -> None:
    any_uploader.upload(DATA)
    house = any_uploader.app.extensions[EXTENSION]

    with any_uploader.app.app_context():
        assert run_due(house.jobs, clock) == 1

    kept = blob_store(house).derived(DIGEST, "thumbnail")
    assert kept is not None
    assert Image.open(BytesIO(kept)).size == (320, 240)


def test_a_thumbnail_is_made_once(uploader: Uploader, clock: ManualClock, settings: Settings) -> None:
    uploader.upload(DATA)
    with uploader.app.app_context():
        make_thumbnail(clock, {"digest": DIGEST})
        (image,) = (settings.photo_dir / "derived").glob("*/*")
        image.write_bytes(b"as it was")
        make_thumbnail(clock, {"digest": DIGEST})

    assert image.read_bytes() == b"as it was"


def test_an_upload_untouched_for_a_month_is_dropped_and_may_begin_again(
    uploader: Uploader, clock: ManualClock, settings: Settings
) -> None:
    uploader.patch(DATA[:100], DIGEST, length=len(DATA))
    (partial,) = (settings.photo_dir / "partial").glob("*/*")
    long_ago = (clock.now() - PARTIAL_KEPT - timedelta(seconds=1)).timestamp()
    os.utime(partial, (long_ago, long_ago))

    with uploader.app.app_context():
        drop_stale_partials(clock, {})

    assert uploader.head(DIGEST).status_code == 404
    assert uploader.upload(DATA).status_code == 200
