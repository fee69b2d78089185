"""Which bytes are a photo, and what people get to see of it.

A file is judged by its own bytes, never by what a phone claims. Its pixels decide: whatever decodes to its end is a
photo, and a damaged or monstrous metadata block refuses nobody. So Pillow never gets to see a JPEG's metadata: on
opening it would parse all of EXIF, and take a phone's picture with an embedded second one for another format.

What people see is drawn anew from the pixels: upright, without EXIF, without anything that hid behind the picture.
"""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from app.kernel.errors import DomainError

warnings.simplefilter("error", Image.DecompressionBombWarning)

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
MEDIA_TYPES = tuple(_FORMATS)
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest photo that is taken, in bytes and in pixels."""

    max_bytes: int
    max_pixels: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What the bytes are: media type, and size in pixels as coded (before any rotation)."""

    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """A derived image: at most ``edge_px`` on its longer side."""

    name: str
    edge_px: int
    media_type: str
    quality: int


#: WebP is a third smaller where many are shown at once; JPEG is ten times quicker to make where one is looked at.
THUMBNAIL = Rendering("thumbnail", 320, "image/webp", 75)
SCREEN = Rendering("screen", 1600, "image/jpeg", 85)
RENDERINGS = {rendering.name: rendering for rendering in (THUMBNAIL, SCREEN)}


def is_digest(text: str) -> bool:
    """Whether ``text`` is a SHA-256 in lower-case hex, and so safe as a file's name."""
    return _DIGEST.fullmatch(text) is not None


def inspect(data: bytes, limits: Limits) -> Picture:
    """Decode ``data`` to its end and say what it is.

    Raises ``photo_too_large``, ``photo_not_an_image``, ``photo_too_many_pixels`` (told by the header, before any pixel
    is decoded) or ``photo_truncated``."""
    if len(data) > limits.max_bytes:
        raise DomainError("photo_too_large")
    media_type = _media_type(data)
    with _opened(data, media_type) as (image, _exif):
        width, height = image.size
        if width * height > limits.max_pixels:
            raise DomainError("photo_too_many_pixels")
        image.draft(None, (1, 1))  # a JPEG is still read to its end, but its pixels take a 64th of the memory
        image.load()
    return Picture(media_type, width, height)


def render(data: bytes, rendering: Rendering) -> bytes:
    """Draw ``data`` (bytes that passed :func:`inspect`) as ``rendering``: upright, opaque, sRGB, no metadata."""
    with _opened(data, _media_type(data)) as (image, exif):
        shrunk = _shrunk(image, rendering.edge_px)
        upright = _upright(shrunk, orientation(exif))
        flat = _flattened(upright)
        out = BytesIO()
        # WebP's method 2 takes half the time of its default, for files a few per cent larger
        flat.save(out, _FORMATS[rendering.media_type], quality=rendering.quality, method=2)
        return out.getvalue()


def _media_type(data: bytes) -> str:
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    raise DomainError("photo_not_an_image")


@contextmanager
def _opened(data: bytes, media_type: str) -> Iterator[tuple[Image.Image, bytes]]:
    """Open the picture; yield it with its EXIF block. Whatever a decoder makes of bad bytes becomes our own code."""
    try:
        picture, exif = without_metadata(data) if media_type == "image/jpeg" else (data, None)
        with Image.open(BytesIO(picture), formats=[_FORMATS[media_type]]) as image:
            yield image, image.info.get("exif", b"") if exif is None else exif
    except (DomainError, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise DomainError("photo_too_many_pixels") from None
    except Exception:  # noqa: BLE001  # bad bytes make a decoder fail in any way: OSError, SyntaxError, struct.error …
        raise DomainError("photo_truncated") from None


# -- drawing --------------------------------------------------------------------------------------------------------


def _shrunk(image: Image.Image, edge_px: int) -> Image.Image:
    image.draft("RGB", (edge_px, edge_px))
    if image.mode.startswith("I"):
        image = image.convert("L")
    elif image.mode not in ("L", "RGB", "RGBA", "CMYK"):
        image = image.convert("RGBA")
    image.thumbnail((edge_px, edge_px))
    return image


_TRANSPOSED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    method = _TRANSPOSED.get(orientation)
    return image if method is None else image.transpose(method)


def _flattened(image: Image.Image) -> Image.Image:
    """The pixels alone, on white: a new image carries no comment, profile or EXIF of the old one."""
    flat = Image.new("RGB", image.size, "white")
    flat.paste(image.convert("RGB"), mask=image if image.mode == "RGBA" else None)
    return flat


# -- metadata -------------------------------------------------------------------------------------------------------

_MARKER = re.compile(rb"\xff([^\x00\xff])")  # of a run of fill bytes, the last one begins the marker
_START_OF_SCAN = 0xDA
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xDA)}
_METADATA = {0xFE, *range(0xE1, 0xF0)} - {0xEE}  # comments, APP1 … APP15; Adobe's APP14 stays, it tells the colours
_MAX_SEGMENTS = 4096  # a camera writes a few dozen; 15 MiB of full ones would be 240


def without_metadata(data: bytes) -> tuple[bytes, bytes]:
    """Split a JPEG into the picture without its metadata and the first EXIF block (ITU T.81, B.1; empty if none).

    Raises ``photo_truncated`` where no picture data begins."""
    kept, exif, at = [b"\xff\xd8"], b"", 2
    for _ in range(_MAX_SEGMENTS):
        found = _MARKER.search(data, at)
        if found is None:
            break
        marker, start = found[1][0], found.end()
        if marker == _START_OF_SCAN:
            return b"".join((*kept, data[start - 2 :])), exif
        at = start if marker in _WITHOUT_LENGTH else start + int.from_bytes(data[start : start + 2])
        if marker == 0xE1 and not exif and data.startswith(b"Exif\x00\x00", start + 2):
            exif = data[start + 2 : at]
        if marker not in _METADATA:
            kept.append(data[start - 2 : at])
    raise DomainError("photo_truncated")


_ORIENTATION_TAG, _SHORT, _MAX_TAGS = 0x0112, 3, 256


def orientation(exif: bytes) -> int:
    """Read the orientation 1 … 8 from a TIFF block (Exif 2.3, 4.6.4); 1 where it can't be read."""
    tiff = exif.removeprefix(b"Exif\x00\x00")
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for index in range(min(count, _MAX_TAGS)):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * index)
            if tag == _ORIENTATION_TAG:
                return value if kind == _SHORT and 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1
