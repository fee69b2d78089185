"""Does a fix say that the phone was at the post?

The phone's true place lies in a circle of its accuracy around the fix. Wholly inside the post's circle is inside, all
outside is outside, anything else is uncertain. None of these refuses a check-in: it is kept and flagged. The phone
judges by the same rule before it offers the button; `tests/vectors/check_in.json` holds the two together.
"""

import math
from typing import Literal

Verdict = Literal["inside", "outside", "uncertain", "missing"]


def judge(distance_m: float | None, accuracy_m: float | None, radius_m: float) -> Verdict:
    """Judge a fix `distance_m` metres from the post's centre; None for either stands for a missing fix.

    Raises ValueError for a negative or infinite measure, or a radius that isn't positive.
    """
    if distance_m is None or accuracy_m is None:
        return "missing"
    if not (0 <= distance_m < math.inf and 0 <= accuracy_m < math.inf and 0 < radius_m < math.inf):
        raise ValueError(f"no measures of a check-in: {distance_m=} {accuracy_m=} {radius_m=}")
    if distance_m + accuracy_m <= radius_m:
        return "inside"
    return "outside" if distance_m - accuracy_m > radius_m else "uncertain"
