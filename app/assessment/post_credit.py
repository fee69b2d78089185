"""Presence at a post: what share of its window somebody of the crew was there.

The value is ``(window - absent) / (window - excused)``, *excused* being absence under an exemption (:mod:`.post_time`
says what is absence): only proven absence takes anything away, and what isn't known counts for the officer. There is
a value only when enough is known: half of the window where somebody was seen at all, nine tenths before the rules say
that nobody was. So losing data can make a credit unknown but not smaller, and neither an exemption nor another
officer's check-in makes it smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from app.assessment.claims import Claim, check_ins_near, claims
from app.assessment.credits import Credit, Evidence, Verdict, credited, in_order, share_of, unknown
from app.assessment.evidence import PURPOSES_THAT_DEMAND_A_CHECK_IN, CheckIn, Exemption, PostRequirement, Tracks
from app.assessment.exemptions import evidence_of, exempt, time_of
from app.assessment.lights_told import told_of
from app.assessment.post_time import PostTime, divide
from app.assessment.reasons import Reason
from app.assessment.timeline import Window, whole_seconds
from app.geo.fixes import POSITION_ERROR_M
from app.geo.lights import lights_at

INDICATOR = "presence_posts"
KNOWN_SHARE_IF_SEEN = 0.5
KNOWN_SHARE_IF_NEVER_SEEN = 0.9
GRACE = timedelta(hours=72)
"""How long a phone without signal may still bring a demanded check-in before its absence means anything."""


def credit_post(
    requirement: PostRequirement,
    tracks: Tracks,
    check_ins: Sequence[CheckIn],
    exemptions: Sequence[Exemption],
    now: datetime,
) -> Credit:
    """Return the presence credit of a post requirement; order and repetition of the records make no difference."""
    window = Window(requirement.window)
    told = claims(window, check_ins)
    time = divide(requirement, window, tracks, told)
    facts = (
        _facts(window, time, exemptions)
        | {"cars": len(tracks.car_ids)}
        | lights_facts(requirement, window, tracks, exemptions)
    )
    state, value, reason = (
        (exempt(window, exemptions, window.neither(time.inside, time.claimed)) if exemptions else None)
        or _not_yet_due(requirement, now)
        or _from_records(facts)
        or _from_silence(requirement, facts, told, now)
        or unknown(_why_unknown(facts, told))
    )
    return Credit(
        requirement_id=requirement.id,
        indicator=INDICATOR,
        state=state,
        value=value,
        reason=reason,
        evidence=_evidence(window, tracks, check_ins, exemptions),
        facts=facts,
    )


def _facts(window: Window, time: PostTime, exemptions: Sequence[Exemption]) -> dict[str, int]:
    exempted = time_of(window, exemptions)
    return {
        "required_s": window.seconds,
        "inside_s": whole_seconds(time.inside),
        "claimed_s": whole_seconds(time.claimed),
        "present_s": whole_seconds(window.either(time.inside, time.claimed)),
        "absent_s": whole_seconds(time.absent),
        "unknown_s": whole_seconds(time.unknown),
        "exempted_s": whole_seconds(exempted),
        "excused_s": whole_seconds(window.both(time.absent, exempted)),
    }


def lights_facts(
    requirement: PostRequirement, window: Window, tracks: Tracks, exemptions: Sequence[Exemption]
) -> dict[str, int]:
    """Lit standing is reckoned by presence. Where no car told of its lights the credit says so; where one did, for how
    long of the presence by track that nothing excuses they were on, off, or not told."""
    if requirement.manner != "lit":
        return {}
    radius_m = requirement.radius_m + POSITION_ERROR_M
    return told_of(lights_at(requirement.point, radius_m, tracks.fixes), window, exemptions) or {"lights_told": 0}


def _not_yet_due(requirement: PostRequirement, now: datetime) -> Verdict | None:
    return unknown(Reason.NOT_YET_DUE) if now < requirement.window.end else None


def _from_records(facts: dict[str, int]) -> Verdict | None:
    """A value where enough is known, else None."""
    needed = KNOWN_SHARE_IF_SEEN if facts["present_s"] else KNOWN_SHARE_IF_NEVER_SEEN
    if facts["present_s"] + facts["absent_s"] < needed * facts["required_s"]:
        return None
    value = share_of(facts["required_s"] - facts["absent_s"], facts["required_s"] - facts["excused_s"])
    return credited(value, _why_credited(facts))


def _why_credited(facts: dict[str, int]) -> Reason:
    if not facts["present_s"]:
        return Reason.ELSEWHERE_BY_TRACK
    if facts["absent_s"] > facts["excused_s"]:
        return Reason.PARTLY_PRESENT
    if not facts["claimed_s"]:
        return Reason.PRESENT_BY_TRACK
    return Reason.PRESENT_BY_BOTH if facts["inside_s"] else Reason.PRESENT_BY_CHECK_IN


def _from_silence(
    requirement: PostRequirement, facts: dict[str, int], told: Sequence[Claim], now: datetime
) -> Verdict | None:
    """On security and emergency duty a check-in that never came means nobody came.

    Not while a phone may still hold it, and not when anything else speaks for the crew: a claim, however doubtful,
    presence by track, or an exemption for a part of the time.
    """
    speaks_for_them = told or facts["present_s"] or facts["exempted_s"]
    if requirement.purpose not in PURPOSES_THAT_DEMAND_A_CHECK_IN or speaks_for_them:
        return None
    if now < requirement.window.end + GRACE:
        return unknown(Reason.AWAITING_EVIDENCE)
    return credited(Decimal("0.0000"), Reason.CHECK_IN_MISSING)


def _why_unknown(facts: dict[str, int], told: Sequence[Claim]) -> Reason:
    doubts = {claim.doubt for claim in told}
    if "clock" in doubts:
        return Reason.CLOCK_UNCERTAIN
    if "place" in doubts:
        return Reason.PLACE_UNCERTAIN
    if facts["present_s"]:
        return Reason.TOO_LITTLE_KNOWN
    if told:
        return Reason.TRACK_CONTRADICTS
    return Reason.TRACK_GAP if facts["cars"] else Reason.NOBODY_TRACKED


def _evidence(
    window: Window, tracks: Tracks, check_ins: Sequence[CheckIn], exemptions: Sequence[Exemption]
) -> tuple[Evidence, ...]:
    """Everything that was looked at; a silent tracker is no record and isn't named."""
    seen = [Evidence("track", car) for car in tracks.seen_between(window.start, window.end)]
    heard = [Evidence("check_in", record.id) for record in check_ins_near(window, check_ins)]
    return in_order([*seen, *heard, *evidence_of(window, exemptions)])
