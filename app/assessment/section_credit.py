"""Coverage of a section: how much of what was demanded the squad's cars passed in the period.

Demanded is a share of the section's length (``required_share``, all of it where the plan doesn't say), so many times
over (``required_passes``, once where it doesn't say). Passed metres count as often as they were passed, up to that many
times, in one go or in parts: half the section twice is half of two passes. An exemption over a part of the period takes
that part off what is demanded; over half of it the requirement is neutral that wasn't fulfilled.

Fulfilment counts at once and whatever other cars did. Less is a value only when every car that could have come is
accounted for: a tracker that was silent for longer than two neighbouring fixes may lie apart could hide a pass, unless
its car could not have reached the road and come back in that time. Then the credit is unknown, never smaller; without
any tracked car it is unknown too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import numpy as np

from app.assessment.credits import Credit, Evidence, Verdict, credited, in_order, share_of, unknown
from app.assessment.evidence import Exemption, SectionRequirement, Tracks
from app.assessment.exemptions import evidence_of, exempt, time_of
from app.assessment.lights_told import told_of
from app.assessment.reasons import Reason
from app.assessment.timeline import Window, whole_seconds
from app.geo.coverage import Coverage, coverages
from app.geo.fixes import MAX_SPEED_KMH, Fixes, Flags, reach_m
from app.geo.lights import lights_along
from app.geo.line import Line
from app.geo.network import Network
from app.geo.presence import MAX_GAP_S

INDICATOR = "coverage_sections"
WHOLE_SHARE = Decimal("0.98")
"""From this share on a section counts as wholly passed: a car turns some metres before the end."""
TOLERATED_SILENCE_S = MAX_GAP_S
"""Neighbouring fixes no further apart are one movement, for coverage and for silence alike, so that a slow tracker is
not taken for a car that wasn't there; and that much may be missing at the edges of the period."""


def credit_section(
    requirement: SectionRequirement,
    tracks: Tracks,
    exemptions: Sequence[Exemption],
    now: datetime,
    passed: Coverage | None = None,
) -> Credit:
    """Return the coverage credit of a section requirement; order and repetition of the records make no difference.

    ``passed`` is what :func:`passed_together` gave for it, where that was asked for several sections at once."""
    window = Window(requirement.window)
    passed = passed_in(requirement, tracks) if passed is None else passed
    facts = _facts(requirement, window, tracks, exemptions, passed)
    state, value, reason = (
        _fulfilled(facts)
        or exempt(window, exemptions, window.neither())
        or (unknown(Reason.NOT_YET_DUE) if now < requirement.window.end else None)
        or _from_records(facts)
    )
    return Credit(
        requirement_id=requirement.id,
        indicator=INDICATOR,
        state=state,
        value=value,
        reason=reason,
        evidence=seen_and_excused(window, tracks, exemptions),
        facts=facts,
    )


def passed_in(requirement: SectionRequirement, tracks: Tracks) -> Coverage:
    """What the cars passed of the section; a step over the window's edge counts as a whole: no doubt lowers anybody."""
    return passed_together([requirement], tracks)[0]


def passed_together(requirements: Sequence[SectionRequirement], tracks: Tracks) -> list[Coverage]:
    """`passed_in` for sections that are due in the same window by the same cars, with one look at all fixes."""
    start, end = (each.timestamp() for each in requirements[0].window)
    fixes = tracks.between(start - MAX_GAP_S, end + MAX_GAP_S).fixes
    return coverages(Network([each.line for each in requirements]), fixes, max_gap_s=MAX_GAP_S)


def lights_of_way(requirement: SectionRequirement, passed: Coverage, exemptions: Sequence[Exemption]) -> dict[str, int]:
    """For how long of the way along the section the lights were on, off or not told; empty where no car told."""
    if requirement.manner != "patrol":
        return {}
    return told_of(lights_along(passed), Window(requirement.window), exemptions)


def seen_and_excused(window: Window, tracks: Tracks, exemptions: Sequence[Exemption]) -> tuple[Evidence, ...]:
    """The records that a section's credit was looked up in."""
    seen = [Evidence("track", car) for car in tracks.seen_between(window.start, window.end)]
    return in_order([*seen, *evidence_of(window, exemptions)])


def silent_s(line: Line, window: Window, tracks: Tracks) -> int:
    """For how long the car of which least is known could have passed the section unseen."""
    fixes = tracks.fixes
    linked = fixes.steps_within(MAX_GAP_S)
    known = linked | _out_of_reach(line, fixes, ~linked)
    return max((round(_unseen_s(fixes, known, car, window)) for car in tracks.car_ids), default=window.seconds)


def _unseen_s(fixes: Fixes, known: Flags, car: str, window: Window) -> float:
    """Seconds of the window in none of a car's known steps. They follow each other, so what lies between the end of one
    and the start of the next is a silence."""
    rows = fixes.rows_of(car)
    seconds = np.clip(fixes.seconds[rows], window.start, window.end)
    steps = np.flatnonzero(known[rows.start : max(rows.start, rows.stop - 1)] & (np.diff(seconds) > 0))
    began = np.concatenate([[window.start], seconds[steps + 1]])
    ended = np.concatenate([seconds[steps], [window.end]])
    return float(np.sum((ended - began)[ended > began]))


def _facts(
    requirement: SectionRequirement,
    window: Window,
    tracks: Tracks,
    exemptions: Sequence[Exemption],
    passed: Coverage,
) -> dict[str, int]:
    length_m = max(1, round(passed.length_m))
    times = requirement.required_passes or 1
    demanded_m = length_m * times * float(_demanded_share(requirement))
    exempted_s = whole_seconds(time_of(window, exemptions))
    return {
        "required_s": window.seconds,
        "length_m": length_m,
        "covered_m": min(round(passed.covered_m), length_m),
        "passes": passed.passes(),
        "required_passes": times,
        "counted_m": min(round(passed.covered_times_m(times)), length_m * times),
        "demanded_m": max(1, round(demanded_m * (1 - exempted_s / window.seconds))),
        "exempted_s": exempted_s,
        "cars": len(tracks.car_ids),
        "silent_s": silent_s(requirement.line, window, tracks),
    } | lights_of_way(requirement, passed, exemptions)


def _demanded_share(requirement: SectionRequirement) -> Decimal:
    return Decimal(str(requirement.required_share)) if requirement.required_share else Decimal(1)


def _out_of_reach(line: Line, fixes: Fixes, asked: Flags) -> Flags:
    """Which of the steps asked for are too short for the way to the line and back to where the car is seen next."""
    found = np.zeros(len(asked), dtype=np.bool_)
    rows = np.flatnonzero(asked & fixes.steps_within(float("inf")))
    if len(rows):
        _, here_m = line.locate_many(fixes.latitudes[rows], fixes.longitudes[rows])
        _, there_m = line.locate_many(fixes.latitudes[rows + 1], fixes.longitudes[rows + 1])
        elapsed_s = fixes.seconds[rows + 1] - fixes.seconds[rows]
        found[rows] = here_m + there_m > reach_m(elapsed_s, MAX_SPEED_KMH)
    return found


def _fulfilled(facts: dict[str, int]) -> Verdict | None:
    """Whole by what was demanded; the metres at the ends matter only where all of it was."""
    all_m = facts["length_m"] * facts["required_passes"]
    whole_m = min(Decimal(facts["demanded_m"]), WHOLE_SHARE * all_m)
    return credited(Decimal("1.0000"), Reason.COVERED_BY_TRACK) if facts["counted_m"] >= whole_m else None


def _from_records(facts: dict[str, int]) -> Verdict:
    if not facts["cars"]:
        return unknown(Reason.NOBODY_TRACKED)
    if facts["silent_s"] > TOLERATED_SILENCE_S:
        return unknown(Reason.TRACK_GAP)
    covered = min(Decimal("1.0000"), share_of(facts["counted_m"], facts["demanded_m"]))
    return credited(covered, Reason.PARTLY_COVERED if covered else Reason.ELSEWHERE_BY_TRACK)
