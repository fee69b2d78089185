"""Small drawn pictures in the place of photos: a road, a vehicle, and the word DEMO across them."""

from __future__ import annotations

import random
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = (640, 480)
HORIZON = 200
DAY, NIGHT = ((196, 216, 232), (132, 146, 112), (96, 98, 102)), ((22, 26, 38), (30, 36, 32), (48, 50, 54))
PAINTS = ((176, 58, 46), (40, 84, 150), (222, 222, 216), (58, 62, 66), (212, 172, 60))


def picture(caption: str, *, by_night: bool) -> bytes:
    """A JPEG with this caption (ASCII); the same caption gives the same picture."""
    drawn = random.Random(caption)  # noqa: S311  # decides on a colour and a place
    sky, land, road = NIGHT if by_night else DAY
    image = Image.new("RGB", SIZE, sky)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, HORIZON, *SIZE), fill=land)
    pen.polygon(((300, HORIZON), (340, HORIZON), (600, 480), (40, 480)), fill=road)
    for top in range(HORIZON + 20, 480, 60):
        pen.line((320, top, 320, top + 28), fill=(230, 230, 220), width=2 + (top - HORIZON) // 50)
    _vehicle(pen, drawn.randrange(180, 330), drawn.choice(PAINTS))
    pen.text((320, 60), "DEMO", font=ImageFont.load_default(64), fill=(220, 60, 60), anchor="mm")
    pen.rectangle((0, 452, 640, 480), fill=(0, 0, 0))
    pen.text((8, 466), caption, font=ImageFont.load_default(16), fill=(255, 255, 255), anchor="lm")
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _vehicle(pen: ImageDraw.ImageDraw, left: int, paint: tuple[int, int, int]) -> None:
    pen.rounded_rectangle((left, 270, left + 150, 360), 18, fill=paint)
    pen.rectangle((left + 22, 284, left + 128, 312), fill=(150, 180, 196))
    for wheel in (left + 12, left + 108):
        pen.ellipse((wheel, 340, wheel + 30, 376), fill=(18, 18, 18))
