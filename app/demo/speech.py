"""What is said with phones: a word is one command that a phone makes, or its sending what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.geo.points import Wgs84Point
from app.kernel.signing import sha256_hex

from .phone import Phone

AT_ONCE = timedelta(seconds=4)


@dataclass(frozen=True)
class Word:
    """One thing that a phone does at an instant.

    With a ``type`` it makes a command. Without one it sends what it holds, or, ``announcing``, says how much that is
    without getting it through."""

    at: datetime
    officer: str
    type: str | None = None
    payload: dict[str, Any] | None = None
    place: Wgs84Point | None = None
    accuracy_m: float = 8
    photos: tuple[bytes, ...] = ()
    announcing: bool = False


def speak(phones: Mapping[str, Phone], word: Word) -> None:
    """Let the phone do it."""
    phone = phones[word.officer]
    if word.type is not None and word.payload is not None:
        phone.say(word.type, word.payload, word.at, word.place, word.accuracy_m)
        phone.photos += word.photos
    elif word.announcing:
        phone.announce()
    else:
        phone.send()


def said(word: Word, sent: datetime | None = None) -> Iterator[Word]:
    """A word and its sending: at once, unless the phone was out of reach until ``sent``."""
    yield word
    at = word.at + AT_ONCE
    yield Word(at if sent is None else max(sent, at), word.officer)


def photo_of(data: bytes) -> dict[str, Any]:
    """A photo as commands name it."""
    digest, size = sha256_hex(data), len(data)
    return {"digest": digest, "size_bytes": size, "media_type": "image/jpeg", "source": "camera", "camera": None}
