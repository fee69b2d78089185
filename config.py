"""Every setting, in one frozen object; nothing else reads the environment.

A variable is called ``XUNLU_`` and the field's name in capitals. A malformed value stops the start with a message
that names the variable, instead of being guessed at.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

PROJECT = Path(__file__).resolve().parent
MIB = 2**20


class SettingError(ValueError):
    """A variable holds something that is not a value of its kind; the message names it."""


@dataclass(frozen=True)
class Settings:
    """What differs between one installation and another, and the limits of the wire (docs/wire.md)."""

    data_dir: Path = PROJECT / "var"
    #: SQLAlchemy URL of SQLite or PostgreSQL; empty means a SQLite file in ``data_dir``.
    database_url: str = ""
    #: Days are shown and reckoned here; instants are stored in UTC.
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    #: Local hour at which a duty day begins: after the night period (23:00-03:00), so that it belongs whole to the
    #: day on which it starts, and before the morning period (06:00-08:00), which belongs to the new day.
    duty_day_start_hour: int = 4
    #: How long an enrolled phone stays signed in without use.
    session_days: int = 30
    #: How long a car's positions are kept, and how long the audit's details (what was before, after and why): no public
    #: rule says either (docs/guide/admin.md). Positions may arrive up to 60 days late, so they stay longer than that.
    retention_track_days: int = 90
    retention_audit_days: int = 1095
    #: Photos of violations and inspections: recordings of enforcement are kept for six months at least
    #: (公安机关现场执法视音频记录工作规定 §13). Photos of talks, hazards and tasks: no public rule found; 62 days and
    #: more cover a period's reviews.
    retention_evidence_photo_days: int = 730
    retention_daily_photo_days: int = 180
    #: Values of ``Origin`` that may write with the cookie; empty means the origin that the request was sent to.
    public_origins: tuple[str, ...] = ()
    #: Offers the made-up county and its sign-ins.
    demo: bool = False
    #: Push services that the server may ask (``*.name``: all below it): those that Chrome and Edge, Firefox, Edge on
    #: Windows and Safari document. Empty: none, for a network without a way to them.
    push_hosts: tuple[str, ...] = (
        "fcm.googleapis.com",
        "updates.push.services.mozilla.com",
        "*.notify.windows.com",
        "*.push.apple.com",
    )
    #: E-mail address under which push services reach whoever runs this server.
    push_contact: str = "operator@xunlu.example"
    #: Lets endpoints be http on 127.0.0.1: for tests and development, never for an installation.
    push_loopback: bool = False
    #: Runs jobs inside the process that queues them instead of in the consumer.
    huey_immediate: bool = False
    testing: bool = False

    photo_max_bytes: int = 15 * MIB
    photo_max_pixels: int = 40_000_000
    batch_max_commands: int = 200
    batch_max_bytes: int = 2 * MIB

    def __post_init__(self) -> None:
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{self.data_dir / 'xunlu.db'}")

    @property
    def secrets_dir(self) -> Path:
        """Folder of keys, made at the first start (app/kernel/secrets.py)."""
        return self.data_dir / "secrets"

    @property
    def photo_dir(self) -> Path:
        """Folder of photos, each under its digest."""
        return self.data_dir / "photos"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Read ``XUNLU_*``; a variable that is unset or empty leaves the default. Raises SettingError."""
        given = {name: text for name in _PARSERS if (text := environ.get(_variable(name), "").strip())}
        read: dict[str, Any] = {name: _read(name, text) for name, text in given.items()}
        return cls(**read)


def _variable(name: str) -> str:
    return f"XUNLU_{name.upper()}"


def _read(name: str, text: str) -> object:
    try:
        return _PARSERS[name](text)
    except (ValueError, OSError) as reason:
        # A database URL may hold a password: it is not repeated.
        shown = "" if name == "database_url" else f"={text!r}"
        raise SettingError(f"{_variable(name)}{shown}: {reason}") from None


def _folder(text: str) -> Path:
    return Path(text).expanduser().resolve()


def _database_url(text: str) -> str:
    """Accept SQLite and PostgreSQL; the latter always through psycopg."""
    scheme, separator, rest = text.partition("://")
    if separator and scheme == "sqlite":
        return text
    if separator and rest and scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        return f"postgresql+psycopg://{rest}"
    raise ValueError("expected sqlite:///… or postgresql://…")


def _timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise ValueError("expected the name of a time zone, like Asia/Shanghai") from None


def _whole_number(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise ValueError(f"expected a whole number from {low} to {high}")
        return int(text)

    return parse


def _yes_or_no(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError("expected 0 or 1")
    return text == "1"


def _origins(text: str) -> tuple[str, ...]:
    return tuple(_origin(part.strip()) for part in text.split(","))


def _origin(text: str) -> str:
    """An origin as browsers send it: scheme, host and port, lower case, nothing behind it."""
    parts = urlsplit(text)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or text != f"{parts.scheme}://{parts.netloc}".lower()
    ):
        raise ValueError("expected origins like https://xunlu.example.org, separated by commas")
    if parts.username is not None or parts.port == {"http": 80, "https": 443}[parts.scheme]:
        raise ValueError("an origin holds no user and no default port")
    return text


def _push_hosts(text: str) -> tuple[str, ...]:
    if text == "none":
        return ()
    return tuple(_push_host(part.strip()) for part in text.split(","))


def _push_host(text: str) -> str:
    name = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
    if not re.fullmatch(rf"(\*\.)?{name}(\.{name})+", text) or re.fullmatch(r"[0-9.]+", text):
        raise ValueError("expected none, or names like push.example.org or *.push.example.org, separated by commas")
    return text


def _email(text: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[a-z0-9-]+(\.[a-z0-9-]+)+", text):
        raise ValueError("expected an e-mail address")
    return text


_PARSERS: dict[str, Callable[[str], object]] = {
    "data_dir": _folder,
    "database_url": _database_url,
    "timezone": _timezone,
    "duty_day_start_hour": _whole_number(3, 6),
    "session_days": _whole_number(1, 365),
    "retention_track_days": _whole_number(62, 3650),
    "retention_audit_days": _whole_number(365, 36500),
    "retention_evidence_photo_days": _whole_number(184, 36500),
    "retention_daily_photo_days": _whole_number(62, 3650),
    "public_origins": _origins,
    "demo": _yes_or_no,
    "push_hosts": _push_hosts,
    "push_contact": _email,
    "push_loopback": _yes_or_no,
    "huey_immediate": _yes_or_no,
    "testing": _yes_or_no,
}
