import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checkin.rules import judge
from app.geo.distance import distance_m
from app.geo.points import Wgs84Point

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "check_in.json").read_text(encoding="utf-8"))

metres = st.floats(0, 20_000)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_fix_is_judged_as_the_vectors_say(case: dict[str, Any]) -> None:
    assert judge(case["distance_m"], case["accuracy_m"], case["radius_m"], case.get("age_s", 0)) == case["expected"]


@pytest.mark.parametrize("case", VECTORS["points"], ids=lambda case: case["name"])
def test_the_distance_to_a_post_is_as_the_vectors_say(case: dict[str, Any]) -> None:
    assert distance_m(Wgs84Point(**case["post"]), Wgs84Point(**case["fix"])) == pytest.approx(
        case["distance_m"], abs=0.5
    )


@given(metres, metres, st.floats(1, 1_000))
def test_with_a_better_fix_an_inside_stays_inside_and_an_outside_outside(
    distance: float, accuracy: float, radius: float
) -> None:
    rough = judge(distance, accuracy, radius)
    assert rough == "uncertain" or judge(distance, accuracy / 2, radius) == rough


@given(metres, st.floats(1, 1_000))
def test_a_perfect_fix_is_never_uncertain(distance: float, radius: float) -> None:
    assert judge(distance, 0, radius) == ("inside" if distance <= radius else "outside")


@given(metres, metres, st.floats(1, 1_000), st.floats(0, 3_600))
def test_an_older_fix_never_accuses_nor_credits_more_than_the_same_one_at_once(
    distance: float, accuracy: float, radius: float, age: float
) -> None:
    assert judge(distance, accuracy, radius, age) in ("uncertain", judge(distance, accuracy, radius))


@pytest.mark.parametrize(
    ("distance", "accuracy", "radius"),
    [
        (-1, 5, 100),
        (1, -5, 100),
        (math.nan, 5, 100),
        (1, math.nan, 100),
        (1, math.inf, 100),
        (1, 5, 0),
        (1, 5, math.nan),
    ],
)
def test_impossible_measures_are_an_error(distance: float, accuracy: float, radius: float) -> None:
    with pytest.raises(ValueError, match="no measures"):
        judge(distance, accuracy, radius)
