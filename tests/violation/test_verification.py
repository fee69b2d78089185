"""The verification code: made of a digest, read from what somebody types."""

import json
from pathlib import Path

import pytest

from app.violation.verification import code_of, read_code

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "verification.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["codes"])
def test_server_and_phone_read_the_same_code_off_a_digest(case: dict[str, str]) -> None:
    assert code_of(case["digest"]) == case["code"]


@pytest.mark.parametrize("case", VECTORS["read"], ids=lambda case: str(case["text"]))
def test_a_typed_code_is_read_whatever_its_case_and_gaps(case: dict[str, str | None]) -> None:
    assert read_code(str(case["text"])) == case["code"]
