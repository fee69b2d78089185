"""Speeding: what a limit and a measured speed make of it."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.kernel.errors import DomainError
from app.violation.codes import load_codes
from app.violation.speeding import ROADS, VEHICLES, judge

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "speeding.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: str(case["name"]))
def test_server_and_phone_judge_alike(case: dict[str, Any]) -> None:
    assert asdict(judge(case["vehicle"], case["road"], case["limit_kmh"], case["speed_kmh"])) == case["expected"]


@pytest.mark.parametrize("case", VECTORS["not_over"])
def test_a_speed_that_exceeds_nothing_is_no_offence(case: dict[str, int]) -> None:
    with pytest.raises(DomainError) as refusal:
        judge("other", "ordinary", case["limit_kmh"], case["speed_kmh"])
    assert refusal.value.code == "speeding_not_over_limit"


@pytest.mark.parametrize(
    ("speed_kmh", "points", "fine", "code"),
    [
        (87, 0, "warning", "6050"),
        (88, 0, "50", "13521"),
        (95, 0, "50", "13521"),
        (96, 3, "50", "1636"),
        (103, 3, "50", "1636"),
        (104, 3, "200", "1636"),
        (119, 3, "200", "1636"),
        (120, 6, "500", "1721"),
        (136, 6, "1000", "1721"),
        (160, 6, "2000", "1721"),
    ],
)
def test_a_car_at_a_limit_of_eighty(speed_kmh: int, points: int, fine: str, code: str) -> None:
    """Points change at 20 and 50 %, fines at 10, 30, 50, 70 and 100 %, codes at 10, 20 and 50 %."""
    found = judge("other", "ordinary", 80, speed_kmh)
    assert (found.points, found.fine, found.code) == (points, fine, code)


def test_what_the_tables_do_not_say_is_unknown() -> None:
    coach = judge("passenger", "fast", 100, 130)
    assert (coach.points, coach.fine, coach.code, coach.confidence) == (12, None, None, "medium")
    assert judge("school_bus", "ordinary", 60, 63).code is None


def test_every_code_named_is_in_the_table_of_codes() -> None:
    known = {code.key for code in load_codes()}
    named = {judge(v, r, 100, s).code for v in VEHICLES for r in ROADS for s in (105, 115, 130, 160)} - {None}
    assert len(named) == 16
    assert named <= known


@pytest.mark.parametrize(("low", "high"), [(0, 10), (10, 20), (20, 50), (50, None)])
def test_the_codes_own_words_speak_of_its_band(low: int, high: int | None) -> None:
    words = {code.key: code.content for code in load_codes()}
    for vehicle in VEHICLES:
        code = judge(vehicle, "ordinary", 100, 100 + max(low, 1)).code
        said = str(high) if low == 0 else str(low)
        assert code is None or f"时速{said}%" in words[code]
