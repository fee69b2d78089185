"""Does a fix say that the phone was at the post?

The phone's true place lies in a circle of its accuracy around the fix. Wholly inside the post's circle is inside, all
outside is outside, anything else is uncertain. A fix that is more than ``FRESH_S`` older
than the word says where the phone was, not where it is: its circle grows by what a car drives in that time. None of
these refuses a check-in: it is kept and flagged. The phone judges by the same rule before it offers the button;
`tests/vectors/check_in.json` holds the two together.
"""

import math
from typing import Literal

Verdict = Literal["inside", "outside", "uncertain", "missing"]

FRESH_S = 20
"""As old as a fix may be and still count as of the moment: the phone asks for another one after that."""
DRIFT_MPS = 15
"""Metres a second that the phone may have moved since an older fix: a car outside towns, 54 km/h."""


def judge(distance_m: float | None, accuracy_m: float | None, radius_m: float, age_s: float = 0) -> Verdict:
    """Judge a fix `distance_m` metres from the post's centre, made `age_s` seconds before the word (negative: after
    it, which counts as of its moment); None for either of the first two stands for a missing fix.

    Raises ValueError for a negative or infinite measure, or a radius that isn't positive.
    """
    if distance_m is None or accuracy_m is None:
        return "missing"
    if not (
        0 <= distance_m < math.inf and 0 <= accuracy_m < math.inf and 0 < radius_m < math.inf and math.isfinite(age_s)
    ):
        raise ValueError(f"no measures of a check-in: {distance_m=} {accuracy_m=} {radius_m=} {age_s=}")
    reach_m = accuracy_m + (age_s * DRIFT_MPS if age_s > FRESH_S else 0)
    if distance_m + reach_m <= radius_m:
        return "inside"
    return "outside" if distance_m - reach_m > radius_m else "uncertain"
