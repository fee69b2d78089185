"""Uploads under way: two writers never mix their bytes."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest

from app.kernel.clock import ManualClock
from app.kernel.signing import sha256_hex
from app.photos.partials import Partials, TurnLost, Upload
from config import Settings

from . import pictures
from .conftest import Uploader

WHOSE = UUID(int=1)
UPLOAD = Upload(WHOSE, "a" * 64, 10)


@pytest.fixture
def partials(tmp_path: Path) -> Partials:
    return Partials(tmp_path / "partial")


def test_an_upload_goes_on_where_it_stopped(partials: Partials) -> None:
    with partials.opened(UPLOAD, 0) as first:
        first.append(b"abc")
    with partials.opened(UPLOAD, 3) as second:
        second.append(b"de")

    assert partials.progress(WHOSE, UPLOAD.digest) == (5, 10)
    assert second.path.read_bytes() == b"abcde"


def test_of_two_writers_the_one_that_comes_second_loses_its_turn(partials: Partials) -> None:
    with partials.opened(UPLOAD, 0) as one, partials.opened(UPLOAD, 0) as other:
        one.append(b"abc")
        with pytest.raises(TurnLost):
            other.append(b"xyz")

    assert one.path.read_bytes() == b"abc"


def test_a_writer_whose_upload_was_finished_by_another_touches_nothing(partials: Partials, tmp_path: Path) -> None:
    original = tmp_path / "original"
    with partials.opened(UPLOAD, 0) as one, partials.opened(UPLOAD, 0) as stalled:
        one.append(b"abc")
        one.path.replace(original)
        stalled.offset = 3
        with pytest.raises(TurnLost):
            stalled.append(b"x")

    assert original.read_bytes() == b"abc"


def test_a_writer_whose_upload_was_dropped_and_begun_anew_touches_nothing(partials: Partials) -> None:
    with partials.opened(UPLOAD, 0) as stalled:
        partials.drop(WHOSE, UPLOAD.digest)
        with partials.opened(UPLOAD, 0) as fresh, pytest.raises(TurnLost):
            stalled.append(b"x")

    assert fresh.path.read_bytes() == b""


@pytest.mark.parametrize("offset", [1, 11])
def test_nothing_is_opened_at_an_offset_where_it_does_not_stand(partials: Partials, offset: int) -> None:
    with pytest.raises(TurnLost), partials.opened(UPLOAD, offset):
        pass
    with partials.opened(UPLOAD, 0):
        pass
    with pytest.raises(TurnLost), partials.opened(UPLOAD, offset):
        pass


def test_only_uploads_that_nobody_touched_are_dropped(partials: Partials, clock: ManualClock) -> None:
    fresh = Upload(uuid4(), "b" * 64, 10)
    for upload, age in ((UPLOAD, timedelta(days=31)), (fresh, timedelta(days=29))):
        with partials.opened(upload, 0) as partial:
            partial.append(b"x")
        touched = (clock.now() - age).timestamp()
        os.utime(partial.path, (touched, touched))

    assert partials.drop_untouched_since(clock.now() - timedelta(days=30)) == 1
    assert partials.progress(WHOSE, UPLOAD.digest) is None
    assert partials.progress(fresh.enrolment_id, fresh.digest) == (1, 10)


def test_eight_threads_sending_the_same_photo_get_one_receipt_or_a_conflict(
    any_uploader: Uploader, settings: Settings
) -> None:
    data = pictures.jpeg(800, 600)
    digest, together = sha256_hex(data), Barrier(8)

    def send(_: int) -> tuple[int, bytes]:
        together.wait()
        answer = any_uploader.upload(data)
        return answer.status_code, answer.data

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(send, range(8)))

    receipt = any_uploader.patch(b"", digest, offset=len(data)).data
    assert {status for status, _ in answers} <= {200, 409}
    # one that begins while the first is being written down is taken too, and hears what the first one hears
    assert {body for status, body in answers if status == 200} == {receipt}
    assert [path.name for path in (settings.photo_dir / "originals").glob("*/*")] == [digest]
