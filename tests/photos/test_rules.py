"""Which bytes are a photo, and what is drawn from them."""

import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from app.kernel.errors import DomainError
from app.photos.rules import SCREEN, THUMBNAIL, Limits, Picture, Rendering, inspect, is_digest, orientation, render

from . import pictures

LIMITS = Limits(max_bytes=15 * 2**20, max_pixels=40_000_000)
FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures" / "photos"
with_fixtures = pytest.mark.skipif(not FIXTURES.exists(), reason="the shared fixtures are not beside the project")


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(DomainError) as refused:
        inspect(data, limits)
    return refused.value.code


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(pictures.jpeg(), "image/jpeg"), (pictures.png(), "image/png"), (pictures.webp(), "image/webp")],
)
def test_a_picture_of_the_three_kinds_is_taken(data: bytes, media_type: str) -> None:
    assert inspect(data, LIMITS) == Picture(media_type, 160, 120)


@pytest.mark.parametrize("data", [b"", pictures.SVG, pictures.HTML, b"GIF89a" + b"\x00" * 40, b"\xff\xd8"])
def test_what_does_not_begin_like_a_picture_is_none(data: bytes) -> None:
    assert refusal(data) == "photo_not_an_image"


@pytest.mark.parametrize("magic", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x50\x00\x00\x00WEBP"])
@pytest.mark.parametrize("rest", [b"", pictures.SVG, b"\xff\xd0" * 100_000, b"\xff" * 1_000_000, b"\x00" * 64])
def test_a_picture_in_its_first_bytes_only_is_damaged(magic: bytes, rest: bytes) -> None:
    assert refusal(magic + rest) == "photo_truncated"


@pytest.mark.parametrize("data", [pictures.jpeg(), pictures.png(), pictures.webp()], ids=["jpeg", "png", "webp"])
@pytest.mark.parametrize("part", [0.02, 0.5, 0.95])
def test_a_picture_that_was_cut_off_is_refused(data: bytes, part: float) -> None:
    assert refusal(data[: int(len(data) * part)]) == "photo_truncated"


def test_a_cut_jpeg_is_found_although_it_is_decoded_at_an_eighth() -> None:
    data = pictures.jpeg(1600, 1200)

    assert refusal(data[:-400]) == "photo_truncated"


@pytest.mark.parametrize("data", [pictures.jpeg(), pictures.png()], ids=["jpeg", "png"])
def test_15000_pixels_squared_are_refused_before_any_is_decoded(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def decode(_image: object) -> None:
        raise AssertionError

    monkeypatch.setattr(ImageFile.ImageFile, "load", decode)

    assert refusal(pictures.claiming(data, 15_000)) == "photo_too_many_pixels"


def test_pixels_are_counted_against_the_setting() -> None:
    assert refusal(pictures.webp(), Limits(LIMITS.max_bytes, 160 * 120 - 1)) == "photo_too_many_pixels"
    assert inspect(pictures.webp(), Limits(LIMITS.max_bytes, 160 * 120)).width == 160


def test_bytes_are_counted_against_the_setting() -> None:
    data = pictures.jpeg()

    assert refusal(data, Limits(len(data) - 1, LIMITS.max_pixels)) == "photo_too_large"
    assert inspect(data, Limits(len(data), LIMITS.max_pixels)).width == 160


@pytest.mark.parametrize("form", ["jpeg", "png", "webp"])
def test_a_megabyte_of_exif_hurts_nobody(form: str) -> None:
    # sixty thousand tags that all point at the same twenty thousand bytes
    tiff = pictures.tiff_block([(0x8000 + i % 0x7000, 7, 20_000, 8) for i in range(60_000)], 1_000_000)
    data = {
        "jpeg": pictures.with_exif(pictures.jpeg(), tiff),
        "png": pictures.png_with_exif(pictures.png(), tiff),
        "webp": pictures.encoded(pictures.noise(160, 120), "WEBP", exif=tiff),
    }[form]
    begun = time.process_time()

    assert len(data) > 1_000_000
    assert inspect(data, LIMITS).width == 160
    assert Image.open(BytesIO(render(data, THUMBNAIL))).size == (160, 120)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("tail", [pictures.HTML, pictures.EMPTY_ZIP])
def test_what_hides_behind_a_picture_is_not_drawn(tail: bytes) -> None:
    data = pictures.jpeg() + tail

    assert inspect(data, LIMITS).media_type == "image/jpeg"
    assert tail not in render(data, SCREEN)


def test_a_phones_picture_with_a_second_one_inside_is_a_jpeg() -> None:
    assert inspect(pictures.two_in_one(), LIMITS) == Picture("image/jpeg", 160, 120)


@with_fixtures
def test_a_damaged_exif_block_refuses_no_photo() -> None:
    data = (FIXTURES / "corrupted.jpg").read_bytes()

    assert inspect(data, LIMITS) == Picture("image/jpeg", 3648, 2736)
    assert Image.open(BytesIO(render(data, THUMBNAIL))).size == (320, 240)


@with_fixtures
@pytest.mark.parametrize("name", ["DSCN0010.jpg", "nikon-e950.jpg"])
def test_a_derived_image_of_a_real_photo_carries_no_metadata(name: str) -> None:
    for rendering in (THUMBNAIL, SCREEN):
        image = Image.open(BytesIO(render((FIXTURES / name).read_bytes(), rendering)))

        assert Image.MIME[str(image.format)] == rendering.media_type
        assert not image.getexif()
        assert not {"exif", "comment", "icc_profile", "xmp"} & image.info.keys()


@pytest.mark.parametrize(("rendering", "size"), [(THUMBNAIL, (320, 240)), (SCREEN, (1600, 1200))])
def test_a_derived_image_is_no_longer_than_its_edge(rendering: Rendering, size: tuple[int, int]) -> None:
    assert Image.open(BytesIO(render(pictures.jpeg(2000, 1500), rendering))).size == size


@pytest.mark.parametrize("value", range(1, 9))
def test_a_derived_image_stands_upright(value: int) -> None:
    sideways = Image.new("RGB", (160, 120), "white")
    sideways.paste("red", (0, 0, 40, 40))
    plain = pictures.encoded(sideways, "JPEG")
    tagged = pictures.with_exif(plain, pictures.tiff_block([(pictures.ORIENTATION, 3, 1, value)]))

    drawn = Image.open(BytesIO(render(tagged, SCREEN))).convert("RGB")

    # Exif 2.3, 4.6.4: where the first row and the first column of the file are seen
    left, top = value in (1, 4, 5, 8), value in (1, 2, 5, 6)
    corner = (10 if left else drawn.width - 10, 10 if top else drawn.height - 10)
    red, green, _ = drawn.getpixel(corner)  # type: ignore[misc]  # a tuple in mode RGB
    assert drawn.size == ((160, 120) if value <= 4 else (120, 160))
    assert red > 200
    assert green < 60


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_colour_mode_is_drawn(mode: str) -> None:
    data = pictures.encoded(pictures.noise(160, 120).convert(mode), "JPEG" if mode == "CMYK" else "PNG")

    assert inspect(data, LIMITS).width == 160
    assert Image.open(BytesIO(render(data, THUMBNAIL))).mode == "RGB"


def test_what_is_transparent_is_drawn_on_white() -> None:
    data = pictures.encoded(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")

    assert Image.open(BytesIO(render(data, SCREEN))).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"II*\x00",
        b"II*\x00\xff\xff\xff\xff",
        b"MM\x00*\x00\x00\x00\x08\xff\xff",
        pictures.tiff_block([(pictures.ORIENTATION, 3, 1, 9)]),
        pictures.tiff_block([(pictures.ORIENTATION, 4, 1, 6)]),
        pictures.tiff_block([(0x0100, 3, 1, 6)]),
    ],
)
def test_an_orientation_that_can_not_be_read_is_upright(block: bytes) -> None:
    assert orientation(block) == 1


def test_an_orientation_is_read_in_either_byte_order() -> None:
    little = pictures.tiff_block([(pictures.ORIENTATION, 3, 1, 6)])
    big = b"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"

    assert orientation(b"Exif\x00\x00" + little) == 6
    assert orientation(big) == 6


@pytest.mark.parametrize("text", ["", "a" * 63, "A" * 64, "a" * 64 + "\n", "../" + "a" * 61, "g" * 64])
def test_only_lower_case_hex_of_full_length_is_a_digest(text: str) -> None:
    assert not is_digest(text)


def test_a_sha256_in_hex_is_a_digest() -> None:
    assert is_digest("0123456789abcdef" * 4)
