"""A spot check (抽查): somebody was seen at the place once within the check's own part of the period.

One fix of a car inside the post's circle (widened by what positions scatter), or an officer's firm or open claim, is
enough; at a section it takes SEEN_M of its length, so that crossing it isn't a check. Nobody came only when every car
that could have come is known to have been elsewhere for nearly all of the time; else the credit is unknown. Half of the
time under an exemption makes a check neutral that wasn't done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import numpy as np

from app.assessment.claims import check_ins_near, claims
from app.assessment.credits import Credit, Evidence, Verdict, credited, in_order, unknown
from app.assessment.evidence import CheckIn, Exemption, PostRequirement, SectionRequirement, Tracks
from app.assessment.exemptions import exempt, time_of
from app.assessment.post_credit import INDICATOR as POSTS
from app.assessment.post_credit import KNOWN_SHARE_IF_NEVER_SEEN
from app.assessment.post_time import PostTime, divide
from app.assessment.reasons import Reason
from app.assessment.section_credit import INDICATOR as SECTIONS
from app.assessment.section_credit import TOLERATED_SILENCE_S, passed_in, seen_and_excused, silent_s
from app.assessment.timeline import Window, whole_seconds
from app.geo.coverage import Coverage
from app.geo.distance import distances_m
from app.geo.fixes import POSITION_ERROR_M

SEEN_M = 200
_ONE, _NONE = Decimal("1.0000"), Decimal("0.0000")


def credit_post_check(
    requirement: PostRequirement,
    tracks: Tracks,
    check_ins: Sequence[CheckIn],
    exemptions: Sequence[Exemption],
    now: datetime,
) -> Credit:
    """Return the presence credit of a spot check at a post."""
    window = Window(requirement.window)
    time = divide(requirement, window, tracks, claims(window, check_ins))
    facts = _post_facts(requirement, window, tracks, time) | _excused(window, exemptions)
    known = facts["absent_s"] >= KNOWN_SHARE_IF_NEVER_SEEN * window.seconds
    seen = facts["fixes_inside"] + facts["present_s"] > 0
    state, value, reason = _verdict(window, exemptions, requirement.window.end, now, facts, seen=seen, known=known)
    heard = [Evidence("check_in", each.id) for each in check_ins_near(window, check_ins)]
    evidence = in_order([*seen_and_excused(window, tracks, exemptions), *heard])
    return Credit(
        requirement_id=requirement.id,
        indicator=POSTS,
        state=state,
        value=value,
        reason=reason,
        evidence=evidence,
        facts=facts,
    )


def credit_section_check(
    requirement: SectionRequirement,
    tracks: Tracks,
    exemptions: Sequence[Exemption],
    now: datetime,
    passed: Coverage | None = None,
) -> Credit:
    """Return the coverage credit of a spot check on a section; ``passed`` as in ``section_credit``."""
    window = Window(requirement.window)
    passed = passed_in(requirement, tracks) if passed is None else passed
    facts = {
        "required_s": window.seconds,
        "length_m": max(1, round(passed.length_m)),
        "covered_m": round(passed.covered_m),
        "cars": len(tracks.car_ids),
        "silent_s": silent_s(requirement.line, window, tracks),
    } | _excused(window, exemptions)
    seen = facts["covered_m"] >= min(SEEN_M, facts["length_m"] // 2)
    known = facts["silent_s"] <= TOLERATED_SILENCE_S
    state, value, reason = _verdict(window, exemptions, requirement.window.end, now, facts, seen=seen, known=known)
    return Credit(
        requirement_id=requirement.id,
        indicator=SECTIONS,
        state=state,
        value=value,
        reason=reason,
        evidence=seen_and_excused(window, tracks, exemptions),
        facts=facts,
    )


def _post_facts(requirement: PostRequirement, window: Window, tracks: Tracks, time: PostTime) -> dict[str, int]:
    fixes = tracks.between(window.start, window.end).fixes
    there = np.array([requirement.point.latitude]), np.array([requirement.point.longitude])
    away_m = distances_m(fixes.latitudes, fixes.longitudes, *there)
    return {
        "required_s": window.seconds,
        "fixes_inside": int((away_m <= requirement.radius_m + POSITION_ERROR_M).sum()),
        "present_s": whole_seconds(window.either(time.inside, time.claimed)),
        "absent_s": whole_seconds(time.absent),
        "unknown_s": whole_seconds(time.unknown),
        "cars": len(tracks.car_ids),
    }


def _excused(window: Window, exemptions: Sequence[Exemption]) -> dict[str, int]:
    return {"exempted_s": whole_seconds(time_of(window, exemptions))}


def _verdict(
    window: Window,
    exemptions: Sequence[Exemption],
    ends_at: datetime,
    now: datetime,
    facts: dict[str, int],
    *,
    seen: bool,
    known: bool,
) -> Verdict:
    """Seen is done at once; else what excuses, what isn't over, and what the tracks can tell."""
    if seen:
        return credited(_ONE, Reason.SEEN_ON_CHECK)
    excused = exempt(window, exemptions, window.neither())
    if excused is not None:
        return excused
    if now < ends_at:
        return unknown(Reason.NOT_YET_DUE)
    if not facts["cars"]:
        return unknown(Reason.NOBODY_TRACKED)
    return credited(_NONE, Reason.ELSEWHERE_BY_TRACK) if known else unknown(Reason.TRACK_GAP)
