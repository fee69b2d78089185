import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geo.chainage import InvalidChainage, format_chainage, parse_chainage

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "chainage.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["parse"], ids=lambda case: case["name"])
def test_chainage_is_read_as_the_vectors_say(case: dict[str, str | int | None]) -> None:
    if case["chainage_m"] is None:
        with pytest.raises(InvalidChainage):
            parse_chainage(str(case["text"]))
    else:
        assert parse_chainage(str(case["text"])) == case["chainage_m"]


@pytest.mark.parametrize("case", VECTORS["format"], ids=lambda case: str(case["text"]))
def test_chainage_is_written_as_the_vectors_say(case: dict[str, str | int]) -> None:
    assert format_chainage(int(case["chainage_m"])) == case["text"]


@given(st.integers(0, 9_999_999))
def test_what_is_written_reads_back(chainage_m: int) -> None:
    assert parse_chainage(format_chainage(chainage_m)) == chainage_m


def test_nothing_lies_before_a_roads_zero() -> None:
    with pytest.raises(InvalidChainage):
        format_chainage(-1)
