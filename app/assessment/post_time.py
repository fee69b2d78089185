"""A post's window cut into presence, absence and what isn't known.

- **present**: a car of the crew was inside the circle (widened by what positions scatter), or an officer's firm or open
  claim covers the time (see :mod:`.claims`).
- **absent**: every car of the crew has a live track and is elsewhere, and no claim, however doubtful, covers the
  time. A crew with one silent tracker is never absent, and neither is one without a car.
- **unknown**: the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.assessment.claims import Claim
from app.assessment.evidence import PostRequirement, Tracks
from app.assessment.timeline import NOTHING, Window
from app.geo.distance import Floats
from app.geo.fixes import POSITION_ERROR_M
from app.geo.presence import MAX_GAP_S, presence


@dataclass(frozen=True, eq=False, slots=True)
class PostTime:
    """Sets of time within one window: ``inside`` by track, ``claimed`` by firm and open claims, ``absent``,
    ``unknown``."""

    inside: Floats
    claimed: Floats
    absent: Floats
    unknown: Floats


def divide(requirement: PostRequirement, window: Window, tracks: Tracks, told: Iterable[Claim]) -> PostTime:
    """Cut the window by what tracks and claims say together."""
    inside, away = _by_tracks(requirement, window, tracks)
    claimed, contested = _by_claims(window, told, inside, away)
    absent = window.without(away, inside, claimed, contested)
    return PostTime(inside, claimed, absent, window.neither(inside, claimed, absent))


def _by_tracks(requirement: PostRequirement, window: Window, tracks: Tracks) -> tuple[Floats, Floats]:
    """Time in which any car was inside, and in which every car was elsewhere."""
    if not len(tracks.fixes):
        return NOTHING, NOTHING
    radius_m = requirement.radius_m + POSITION_ERROR_M
    seen = presence(requirement.point, radius_m, tracks.fixes, requirement.window)
    everybody_heard = tracks.car_ids <= tracks.seen_ids
    return window.of(seen.inside), window.of(seen.absent) if everybody_heard else NOTHING


def _by_claims(window: Window, told: Iterable[Claim], inside: Floats, away: Floats) -> tuple[Floats, Floats]:
    """Time in which claims stand, and in which a claim and the tracks leave it open who is right."""
    standing, contested = [NOTHING], [NOTHING]
    for claim in told:
        if claim.strength == "firm":
            standing.append(window.rows([(claim.start, claim.end)]))
        elif claim.strength == "doubtful":
            contested.append(window.rows([(claim.start, claim.end)]))
        else:
            span = window.rows([(claim.start, _end_of_open(claim, inside, away))])
            standing.append(window.without(span, away))
            contested.append(window.both(span, away))
    return window.either(*standing), window.either(*contested)


def _end_of_open(claim: Claim, inside: Floats, away: Floats) -> float:
    """A car that was at the post around the arrival or later, and then left, took the officer along."""
    arrived = claim.start - MAX_GAP_S
    there = [max(start, arrived) for start, end in inside.tolist() if end > arrived and start < claim.end]
    if not there:
        return claim.end
    departures = [float(start) for start, _ in away.tolist() if start >= there[0]]
    return min([claim.end, *departures])
