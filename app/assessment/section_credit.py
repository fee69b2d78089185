"""Coverage of a section: what share of its length the squad's cars passed in the period.

A whole pass counts at once and whatever other cars did. Less than that is a value only when every car that could have
come is accounted for: a tracker that was silent for longer than two neighbouring fixes may lie apart could hide a pass,
unless its car could not have reached the road and come back in that time. Then the credit is unknown, never smaller;
without any tracked car it is unknown too. An exemption makes a requirement neutral that wasn't wholly passed.
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
from app.geo.coverage import coverage
from app.geo.distance import Floats
from app.geo.fixes import MAX_SPEED_KMH, Fixes, Flags, reach_m
from app.geo.line import Line
from app.geo.presence import MAX_GAP_S

INDICATOR = "coverage_sections"
WHOLE_SHARE = Decimal("0.98")
"""From this share on a section counts as wholly passed: a car turns some metres before the end."""
TOLERATED_SILENCE_S = MAX_GAP_S
"""Neighbouring fixes no further apart are one movement, for coverage and for silence alike, so that a slow tracker is
not taken for a car that wasn't there; and that much may be missing at the edges of the period."""


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
    fixes = tracks.between(window.start - MAX_GAP_S, window.end + MAX_GAP_S).fixes
    passed = coverage(requirement.line, fixes, max_gap_s=MAX_GAP_S)
    length_m = max(1, round(passed.length_m))
    return {
        "required_s": window.seconds,
        "length_m": length_m,
        "covered_m": min(round(passed.covered_m), length_m),
        "passes": passed.passes(),
        "cars": len(tracks.car_ids),
        "silent_s": _silent_s(requirement.line, window, tracks),
    }


def _silent_s(line: Line, window: Window, tracks: Tracks) -> int:
    """For how long the car of which least is known could have passed the section unseen."""
    fixes = tracks.fixes
    known = fixes.steps_within(MAX_GAP_S) | _out_of_reach(line, fixes)
    silences = (window.neither(_spans(fixes, known & (fixes.carriers[:-1] == car))) for car in tracks.car_ids)
    return max((whole_seconds(each) for each in silences), default=window.seconds)


def _out_of_reach(line: Line, fixes: Fixes) -> Flags:
    """Which steps, however long, are too short for the way to the line and back to where the car is seen next."""
    _, offsets_m = line.locate_many(fixes.latitudes, fixes.longitudes)
    detour_m = offsets_m[:-1] + offsets_m[1:]
    far: Flags = fixes.steps_within(float("inf")) & (detour_m > reach_m(np.diff(fixes.seconds), MAX_SPEED_KMH))
    return far


def _spans(fixes: Fixes, steps: Flags) -> Floats:
    return np.column_stack([fixes.seconds[:-1][steps], fixes.seconds[1:][steps]])


def _whole(facts: dict[str, int]) -> Verdict | None:
    if share_of(facts["covered_m"], facts["length_m"]) < WHOLE_SHARE:
        return None
    return credited(Decimal("1.0000"), Reason.COVERED_BY_TRACK)


def _from_records(facts: dict[str, int]) -> Verdict:
    if not facts["cars"]:
        return unknown(Reason.NOBODY_TRACKED)
    if facts["silent_s"] > TOLERATED_SILENCE_S:
        return unknown(Reason.TRACK_GAP)
    covered = share_of(facts["covered_m"], facts["length_m"])
    return credited(covered, Reason.PARTLY_COVERED if covered else Reason.ELSEWHERE_BY_TRACK)
