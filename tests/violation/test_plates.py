import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.errors import DomainError
from app.violation.plates import MANUAL_TYPES, check_plate, classify, normalise

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "plates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: f"{case['input']} {case['note']}")
def test_a_plate_is_classified_as_the_vectors_say(case: dict[str, Any]) -> None:
    plate_class = classify(case["input"])
    assert normalise(case["input"]) == case["normalised"]
    assert (plate_class.name if plate_class else None) == case["expected_class"]
    assert (plate_class is not None) == (case["expected"] == "valid")


@pytest.mark.parametrize("case", VECTORS["checks"], ids=lambda case: case["name"])
def test_a_reported_plate_is_accepted_or_refused_as_the_vectors_say(case: dict[str, Any]) -> None:
    if case["refused"] is None:
        plate = check_plate(case["text"], case["type_code"], case["manual_reason"])
        assert (plate.text, plate.type_code) == (case["normalised"], case["type_code"])
    else:
        with pytest.raises(DomainError) as refusal:
            check_plate(case["text"], case["type_code"], case["manual_reason"])
        assert refusal.value.code == case["refused"]


def test_the_refusal_names_the_types_that_would_fit() -> None:
    with pytest.raises(DomainError) as refusal:
        check_plate("鲁P12345", "52", None)
    assert refusal.value.params["expected"] == ["01", "02", "07", "08", "13"]


def test_a_manual_plate_keeps_its_reason_and_a_known_layout_its_class() -> None:
    assert check_plate("鲁P12345", "99", " 套牌嫌疑 ").manual_reason == "套牌嫌疑"
    assert check_plate("鲁P12345", "99", "套牌嫌疑").plate_class == "ordinary"
    assert check_plate("鲁P临1234", "22", "临时行驶车").plate_class is None


def test_a_reason_that_was_not_needed_is_not_kept() -> None:
    assert check_plate("鲁P12345", "02", "顺手写的").manual_reason is None


def test_every_class_says_how_sure_its_layout_is() -> None:
    classes = [classify(case["input"]) for case in VECTORS["cases"]]
    assert {plate_class.confidence for plate_class in classes if plate_class} == {"high", "medium", "low"}
    assert all(plate_class.type_codes.isdisjoint(MANUAL_TYPES) for plate_class in classes if plate_class)


typed = st.text("鲁粤使PZDO1０ｐ６k挂学警港领·・.- \t", max_size=16)


@given(typed)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.one_of(typed, st.text(max_size=16)), st.sampled_from(["02", "52", "15", "23"]))
def test_a_plate_is_accepted_exactly_when_its_class_has_the_type(text: str, type_code: str) -> None:
    plate_class = classify(text)
    if plate_class is not None and type_code in plate_class.type_codes:
        assert check_plate(text, type_code, None).plate_class == plate_class.name
    else:
        with pytest.raises(DomainError, match=r"plate_(invalid|type_mismatch)"):
            check_plate(text, type_code, None)
