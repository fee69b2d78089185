"""Taps and seconds of a way through the app, counted inside the page: only what a finger does counts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from playwright.sync_api import Page

_COUNT = """() => {
    if (window.taps === undefined)
        addEventListener('click', (event) => { if (event.isTrusted && event.detail > 0) window.taps += 1 }, true)
    window.taps = 0
}"""


@dataclass
class Way:
    """What it took; ``most`` is wanted at most. ``beside`` is what others need for it, and where that was counted."""

    name: str
    most: int
    beside: str = ""
    taps: int = field(default=0, init=False)
    seconds: float = field(default=0, init=False)

    def __str__(self) -> str:
        taps = f"{self.taps} tap{'' if self.taps == 1 else 's'}"
        took = f"{self.name}: {taps} (wanted ≤ {self.most}), {self.seconds:.1f} s with a thumb that doesn't think"
        return f"{took}; {self.beside}" if self.beside else took


@contextmanager
def counted(page: Page, name: str, most: int, beside: str = "") -> Iterator[Way]:
    """Count what is done on a page that isn't loaded anew meanwhile; too many taps are a failure."""
    page.evaluate(_COUNT)
    way = Way(name, most, beside)
    began = perf_counter()
    yield way
    way.seconds = perf_counter() - began
    way.taps = page.evaluate("window.taps")
    assert 0 < way.taps <= most, way
