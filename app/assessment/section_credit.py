"""Coverage of a section: what share of its length the squad's cars passed in the period.

A whole pass counts at once and whatever other cars did. Less than that is a value only when every car that could have
come has a live track for nearly all of the period: a silent tracker could have passed the rest, so it makes the
credit unknown, never smaller. Without any tracked car it is unknown. An exemption makes a requirement neutral that
wasn't wholly passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import numpy as np

from app.assessment.credits import Credit, Evidence, Verdict, credited, in_order, share_of, unknown
from app.assessment.evidence import Exemption, SectionRequirement, Tracks
from app.assessment.exemptions import evidence_of, exempt
from app.assessment.reasons import Reason
from app.assessment.timeline import Window, whole_seconds
from app.geo.coverage import MAX_GAP_S, coverage
from app.geo.presence import MAX_GAP_S as SILENCE_S

INDICATOR = "coverage_sections"
WHOLE_SHARE = Decimal("0.98")
"""From this share on a section counts as wholly passed: a car turns some metres before the end."""
SILENT_SHARE = 0.1
"""For how much of the period a tracker may be silent before what it could have passed is doubtful."""


def credit_section(
    requirement: SectionRequirement, tracks: Tracks, exemptions: Sequence[Exemption], now: datetime
) -> Credit:
    """Return the coverage credit of a section requirement; order and repetition of the records make no difference."""
    window = Window(requirement.window)
    facts = _facts(requirement, window, tracks)
    state, value, reason = (
        _whole(facts)
        or exempt(window, exemptions, window.neither())
        or (unknown(Reason.NOT_YET_DUE) if now < requirement.window.end else None)
        or _from_records(facts)
    )
    seen = [Evidence("track", car) for car in tracks.between(window.start, window.end).seen_ids]
    return Credit(
        requirement_id=requirement.id,
        indicator=INDICATOR,
        state=state,
        value=value,
        reason=reason,
        evidence=in_order([*seen, *evidence_of(window, exemptions)]),
        facts=facts,
    )


def _facts(requirement: SectionRequirement, window: Window, tracks: Tracks) -> dict[str, int]:
    # A step over the window's edge counts as a whole: no doubt lowers anybody.
    passed = coverage(requirement.line, tracks.between(window.start - MAX_GAP_S, window.end + MAX_GAP_S).fixes)
    return {
        "required_s": window.seconds,
        "length_m": max(1, round(passed.length_m)),
        "covered_m": min(round(passed.covered_m), max(1, round(passed.length_m))),
        "passes": passed.passes(),
        "cars": len(tracks.car_ids),
        "silent_s": max((_silent_s(window, tracks, car) for car in tracks.car_ids), default=window.seconds),
    }


def _silent_s(window: Window, tracks: Tracks, car: str) -> int:
    """For how long nothing is known of one car."""
    fixes = tracks.fixes
    live = fixes.steps_within(SILENCE_S) & (fixes.carriers[:-1] == car)
    spoken = np.column_stack([fixes.seconds[:-1][live], fixes.seconds[1:][live]])
    return whole_seconds(window.neither(spoken))


def _whole(facts: dict[str, int]) -> Verdict | None:
    if share_of(facts["covered_m"], facts["length_m"]) < WHOLE_SHARE:
        return None
    return credited(Decimal("1.0000"), Reason.COVERED_BY_TRACK)


def _from_records(facts: dict[str, int]) -> Verdict:
    if not facts["cars"]:
        return unknown(Reason.NOBODY_TRACKED)
    if facts["silent_s"] > SILENT_SHARE * facts["required_s"]:
        return unknown(Reason.TRACK_GAP)
    covered = share_of(facts["covered_m"], facts["length_m"])
    return credited(covered, Reason.PARTLY_COVERED if covered else Reason.ELSEWHERE_BY_TRACK)
