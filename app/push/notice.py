"""What a push says, and how it is made to fit: pure."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.kernel.clock import format_instant

#: What one record of RFC 8188 holds in the 4096 bytes that every push service takes (RFC 8030, section 7.2).
MAX_PLAINTEXT_BYTES = 3993
_TOPIC = re.compile(r"[A-Za-z0-9_-]{1,32}", re.ASCII)
URGENCIES = ("very-low", "low", "normal", "high")


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell. ``topic``: a newer notice of the same topic takes the place of one that has not arrived yet,
    and of the notification that shows it. ``url``: the page of ours to which it leads. ``ttl_s``: after so many seconds
    it isn't worth telling any more."""

    kind: str
    id: str
    title: str
    body: str
    urgency: str
    topic: str
    ttl_s: int
    url: str

    def __post_init__(self) -> None:
        if self.urgency not in URGENCIES:
            raise ValueError(f"no urgency of RFC 8030: {self.urgency}")
        if not _TOPIC.fullmatch(self.topic):
            raise ValueError(f"not a topic that every push service takes: {self.topic}")
        if self.ttl_s < 1:
            raise ValueError("without a time to live an offline phone never hears of it")
        if not self.url.startswith("/") or self.url.startswith("//"):
            raise ValueError("a notice leads to a page of ours")

    @property
    def ttl(self) -> timedelta:
        return timedelta(seconds=self.ttl_s)


def topic_of(kind: str, record_id: UUID) -> str:
    """The topic of a record: its kind's first letter and its id, 24 characters of base64url."""
    return f"{kind[0]}-{urlsafe_b64encode(record_id.bytes).decode().rstrip('=')}"


def plaintext(notice: Notice, made_at: datetime, *, short: bool = False) -> bytes:
    """The message for the phone as JSON, at most :data:`MAX_PLAINTEXT_BYTES`: the body is left out if it doesn't fit,
    then the title. ``short`` leaves both out: the phone then says by itself what kind of thing it is."""
    known: dict[str, Any] = {
        "v": 1,
        "kind": notice.kind,
        "id": notice.id,
        "tag": notice.topic,
        "url": notice.url,
        "at": format_instant(made_at),
    }
    words: tuple[dict[str, str], ...] = ({},)
    if not short:
        words = ({"title": notice.title, "body": notice.body}, {"title": notice.title}, {})
    for chosen in words:
        text = json.dumps(known | chosen, ensure_ascii=False, separators=(",", ":")).encode()
        if len(text) <= MAX_PLAINTEXT_BYTES:
            return text
    raise ValueError("a notice without words doesn't fit into a push")
