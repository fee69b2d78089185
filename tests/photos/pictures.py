"""Made pictures, the same on every run, and the ways in which a picture can be bad."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image

ORIENTATION = 0x0112


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """A picture of coloured clouds, as badly compressible as a photo."""
    small = (max(1, width // 8), max(1, height // 8))
    pixels = Random(seed).randbytes(small[0] * small[1] * 3)
    return Image.frombytes("RGB", small, pixels).resize((width, height))


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    """The picture as a file of Pillow's format ``form``."""
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


@lru_cache
def jpeg(width: int = 160, height: int = 120, seed: int = 1) -> bytes:
    """A plain JPEG."""
    return encoded(noise(width, height, seed), "JPEG", quality=85)


@lru_cache
def png(width: int = 160, height: int = 120) -> bytes:
    """A plain PNG."""
    return encoded(noise(width, height), "PNG")


@lru_cache
def webp(width: int = 160, height: int = 120) -> bytes:
    """A plain WebP."""
    return encoded(noise(width, height), "WEBP")


def tiff_block(entries: list[tuple[int, int, int, int]], length: int = 0) -> bytes:
    """An EXIF block (TIFF, little-endian) of entries (tag, kind, count, value), filled up to ``length`` bytes."""
    rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return (b"II*\x00" + struct.pack("<IH", 8, len(entries)) + rows + b"\x00" * 4).ljust(length, b"A")


def with_exif(picture: bytes, tiff: bytes) -> bytes:
    """The JPEG with an EXIF block before everything else, in as many segments as it takes."""
    segments = b""
    for start in range(0, len(tiff), 65_000):
        content = b"Exif\x00\x00" + tiff[start : start + 65_000]
        segments += b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content
    return picture[:2] + segments + picture[2:]


def png_with_exif(picture: bytes, tiff: bytes) -> bytes:
    """The PNG with an eXIf chunk behind its header."""
    head = len(b"\x89PNG\r\n\x1a\n") + 25
    return picture[:head] + _chunk(b"eXIf", tiff) + picture[head:]


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def claiming(picture: bytes, edge: int) -> bytes:
    """The same JPEG or PNG with a header that claims ``edge`` pixels each way."""
    if picture.startswith(b"\x89PNG"):
        content = struct.pack(">II", edge, edge) + picture[24:29]
        return picture[:8] + _chunk(b"IHDR", content) + picture[33:]
    frame = picture.index(b"\xff\xc0") + 5
    return picture[:frame] + struct.pack(">HH", edge, edge) + picture[frame + 4 :]


def two_in_one() -> bytes:
    """What many phones write: a JPEG followed by a second one, told by an MPF segment."""
    return encoded(noise(160, 120), "MPO", save_all=True, append_images=[noise(80, 60)])


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>fetch('/api/v1/session')</script>"
EMPTY_ZIP = b"PK\x05\x06" + b"\x00" * 18
