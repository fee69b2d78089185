"""Photos as a phone sends them: 1600x1200 JPEG of about 150 kB, each with bytes of its own."""

from __future__ import annotations

import hashlib
from functools import cache
from io import BytesIO

from PIL import Image

SIZE = (1600, 1200)
_COMMENT = b"\xff\xfe\x00\x22"  # a JPEG comment segment of 32 bytes
_SOI_BYTES = 2


@cache
def base_photo() -> bytes:
    """A made photo: soft noise, as coarse as makes about 150 kB."""
    noise = Image.effect_noise((SIZE[0] // 16, SIZE[1] // 16), 40).resize(SIZE, Image.Resampling.BICUBIC)
    picture = Image.merge("RGB", (noise, noise.transpose(Image.Transpose.FLIP_LEFT_RIGHT), noise.rotate(180)))
    file = BytesIO()
    picture.save(file, "JPEG", quality=60)
    return file.getvalue()


def photo_parts(mark: bytes) -> tuple[bytes, bytes]:
    """The photo that carries ``mark`` (32 bytes) in a comment: its own start, and the rest shared by all."""
    base = base_photo()
    return base[:_SOI_BYTES] + _COMMENT + mark, base[_SOI_BYTES:]


def digest_of(mark: bytes) -> str:
    """SHA-256 of the photo that carries ``mark``."""
    start, rest = photo_parts(mark)
    return hashlib.sha256(start + rest).hexdigest()
