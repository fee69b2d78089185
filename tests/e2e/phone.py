"""A phone: a real Chromium of 390×844 with a profile of its own, which outlives the browser's death."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

from app.geo.points import Wgs84Point
from tools.chromium import find_chromium

SIZE = {"width": 390, "height": 844}
#: Options of a browser that stands on a desk instead.
ON_A_DESK: Mapping[str, Any] = {
    "viewport": {"width": 1440, "height": 900},
    "device_scale_factor": 1,
    "is_mobile": False,
    "has_touch": False,
}
ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: A context denies what it doesn't list.
PERMISSIONS = ("geolocation", "notifications", "background-sync")
PATIENCE_MS = 30_000
#: Chromium says so of every answer that is an error, and of every server that is down: tests bring both about.
EXPECTED_COMPLAINT = "Failed to load resource"


@dataclass
class Phone:
    """``options`` go to Playwright's context, like ``user_agent`` or ``color_scheme``."""

    playwright: Playwright
    profile: Path
    place: Wgs84Point
    accuracy_m: float = 8.0
    options: Mapping[str, Any] = field(default_factory=dict)
    #: Addresses of all requests, those of the service worker included.
    requests: list[str] = field(default_factory=list)
    #: What pages threw or wrote as an error, violations of the content policy included.
    complaints: list[str] = field(default_factory=list)
    _context: BrowserContext | None = field(default=None, repr=False)

    def start(self) -> Page:
        """Start the browser; return its page, which is still empty."""
        assert find_chromium(), "there is no Chromium: .venv/bin/python -m tools.setup browser"
        place = {"latitude": self.place.latitude, "longitude": self.place.longitude, "accuracy": self.accuracy_m}
        common: dict[str, Any] = {
            "viewport": SIZE,
            "device_scale_factor": 2,
            "is_mobile": True,
            "has_touch": True,
            "locale": "zh-CN",
            "timezone_id": "Asia/Shanghai",
            "permissions": list(PERMISSIONS),
            "geolocation": place,
        }
        self._context = self.playwright.chromium.launch_persistent_context(
            self.profile, executable_path=find_chromium(), args=list(ARGUMENTS), **{**common, **self.options}
        )
        self._context.set_default_timeout(PATIENCE_MS)
        self._context.on("request", lambda request: self.requests.append(request.url))
        self._context.on("weberror", lambda error: self.complaints.append(f"{error.error.name}: {error.error}"))
        self._context.on("console", self._hear)
        return self._context.pages[0]

    def stand_at(self, place: Wgs84Point) -> None:
        """Carry it elsewhere."""
        self.place = place
        assert self._context
        self._context.set_geolocation({"latitude": place.latitude, "longitude": place.longitude, "accuracy": 8.0})

    def close(self) -> None:
        """Close the browser as a user does; it writes everything down, cookies too."""
        if self._context is not None:
            self._context.close()
            self._context = None

    def kill(self) -> None:
        """Kill the browser with all its processes, as a phone short of memory does."""
        browsers = [process for process in psutil.process_iter(["cmdline"]) if self._is_own(process.info["cmdline"])]
        assert browsers, "the browser isn't running"
        for process in browsers:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        assert self._context
        with suppress(PlaywrightError):
            self._context.close()
        self._context = None

    def restart(self) -> Page:
        """Close and start again."""
        self.close()
        return self.start()

    def _is_own(self, command: list[str] | None) -> bool:
        return f"--user-data-dir={self.profile}" in (command or [])

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and EXPECTED_COMPLAINT not in message.text:
            self.complaints.append(message.text)
