"""JSON that two parsers could read differently is refused, and reading it never costs more than its length."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.strictjson import MAX_DEPTH, MAX_NUMBER, MalformedJson, dumps, loads

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_NUMBER, MAX_NUMBER) | st.text(st.characters(exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text('abc"\\[{', max_size=4), inner, max_size=4),
    max_leaves=20,
)


def reason(raw: bytes | str) -> str:
    with pytest.raises(MalformedJson) as caught:
        loads(raw)
    return caught.value.reason


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", "syntax"),
        ("{", "syntax"),
        ("{'a': 1}", "syntax"),
        ('"a\nb"', "syntax"),
        ("[1] [2]", "syntax"),
        ('{"a": 1, "a": 1}', "duplicate_key"),
        ('[{"a": {"b": 1, "\\u0062": 2}}]', "duplicate_key"),
        ("NaN", "number"),
        ("-Infinity", "number"),
        ("1e400", "number"),
        ("1" + "0" * 30, "number"),
        (str(MAX_NUMBER + 1), "number"),
        ("9" * 5000, "number"),
        ('"a\x00b"', "nul"),
        ('"a\\u0000b"', "nul"),
        ('"\\\\\\u0000"', "nul"),
        ('"\\ud800"', "surrogate"),
        ('{"\\udc00": 1}', "surrogate"),
        (b'"\xff"', "not_utf8"),
        ('{"a": 1}'.encode("utf-16"), "not_utf8"),
        ('{"a": 1}'.encode("utf-16-le"), "nul"),
        (b'\xef\xbb\xbf{"a": 1}', "syntax"),
        ("[" * 100_000, "too_deep"),
        ("[" * 100_000 + "]" * 100_000, "too_deep"),
        ('{"a":' * (MAX_DEPTH + 1) + "1" + "}" * (MAX_DEPTH + 1), "too_deep"),
    ],
)
def test_what_is_not_plain_json_is_refused_with_its_reason(raw: bytes | str, expected: str) -> None:
    assert reason(raw) == expected


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert loads("[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_brackets_in_a_string_are_no_nesting() -> None:
    text = "[" * 500 + '\\"{'
    assert loads(dumps({"note": text})) == {"note": text}


def test_an_escaped_backslash_before_u0000_is_only_text() -> None:
    assert loads('"\\\\u0000"') == "\\u0000"


def test_the_largest_numbers_are_read_as_they_stand() -> None:
    assert loads(f"[{MAX_NUMBER}, -{MAX_NUMBER}, 0.5]") == [MAX_NUMBER, -MAX_NUMBER, 0.5]


@pytest.mark.parametrize("unit", ['\\"', '"', "\\", '"[', "\\\\", "[{"])
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    """Two megabytes of it would take hours if the cost grew with the square."""
    text = "[" * (MAX_DEPTH + 1) + '"' + unit * (2**20 // len(unit))
    before = time.process_time()
    with pytest.raises(MalformedJson):
        loads(text)
    assert time.process_time() - before < 5


@given(plain)
def test_what_is_written_is_read_back(value: Any) -> None:
    assert loads(dumps(value)) == value == json.loads(dumps(value))
