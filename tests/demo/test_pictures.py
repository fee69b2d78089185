"""The drawn photos pass for photos."""

from __future__ import annotations

from app.demo.pictures import picture
from app.photos.rules import Limits, inspect

LIMITS = Limits(100_000, 1_000_000)


def test_a_picture_is_a_small_jpeg_that_the_server_takes() -> None:
    found = inspect(picture("1 G341 K8+600", by_night=True), LIMITS)
    assert (found.media_type, found.width, found.height) == ("image/jpeg", 640, 480)


def test_the_same_caption_gives_the_same_bytes() -> None:
    assert picture("1 G341", by_night=False) == picture("1 G341", by_night=False)
    assert picture("1 G341", by_night=False) != picture("2 G341", by_night=False)
