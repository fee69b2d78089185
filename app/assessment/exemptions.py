"""Exemptions: records that make a requirement neutral because the crew could not be there."""

from __future__ import annotations

from collections.abc import Iterable

from app.assessment.credits import Evidence, Verdict
from app.assessment.evidence import REASON_OF_EXEMPTION, Exemption
from app.assessment.timeline import Window
from app.geo import spans
from app.geo.distance import Floats

EXEMPT_SHARE = 0.5
"""An exemption over at least this share of the window makes the whole requirement neutral."""


def exempt(window: Window, exemptions: Iterable[Exemption], free: Floats) -> Verdict | None:
    """Return the exempt verdict when exempted time that is also ``free`` of presence is long enough, else None.

    Of several exemptions the longest gives the reason, the id settles ties.
    """
    exempted = {each: spans.total(window.both(window.of([each.span]), free)) for each in exemptions}
    if spans.total(window.both(time_of(window, exempted), free)) < EXEMPT_SHARE * window.seconds:
        return None
    longest = min(exempted, key=lambda each: (-exempted[each], each.id))
    return Verdict("exempt", None, REASON_OF_EXEMPTION[longest.reason])


def time_of(window: Window, exemptions: Iterable[Exemption]) -> Floats:
    """Return the part of the window under any exemption."""
    return window.of(each.span for each in exemptions)


def evidence_of(window: Window, exemptions: Iterable[Exemption]) -> list[Evidence]:
    """Name the exemptions that touch the window."""
    return [Evidence(each.source, each.id) for each in exemptions if len(window.of([each.span]))]
