"""JSON read strictly (``docs/wire.md``): what two parsers could read differently is refused.

Python's own parser accepts duplicate keys, ``NaN``, numbers of any size and nesting down to its stack's end.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

MAX_DEPTH = 32
MAX_NUMBER = 2**53

# A string without an end is one match too: tried again from each quote in it, it would cost the square of its length.
_STRINGS_AND_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_ESCAPED_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class MalformedJson(ValueError):
    """The text is not JSON as this product reads it; ``reason`` is a stable word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def loads(raw: bytes | str) -> Any:
    """Parse UTF-8 JSON; raise :class:`MalformedJson` with one of the reasons
    ``not_utf8``, ``nul``, ``too_deep``, ``duplicate_key``, ``number``, ``surrogate``, ``syntax``."""
    text = _text(raw)
    if "\x00" in text or _ESCAPED_NUL.search(text):
        raise MalformedJson("nul")
    _check_depth(text)
    try:
        value = _DECODER.decode(text)
    except MalformedJson:
        raise
    except (ValueError, RecursionError):
        raise MalformedJson("syntax") from None
    if "\\u" in text:
        _check_surrogates(value)
    return value


def _text(raw: bytes | str) -> str:
    if isinstance(raw, str):
        return raw
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise MalformedJson("not_utf8") from None


def _check_depth(text: str) -> None:
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth = 0
    for found in _STRINGS_AND_BRACKETS.finditer(text):
        depth += _STEP.get(found.group(), 0)
        if depth > MAX_DEPTH:
            raise MalformedJson("too_deep")


def _check_surrogates(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise MalformedJson("surrogate") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise MalformedJson("duplicate_key")
    return made


def _integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > MAX_NUMBER:
        raise MalformedJson("number")
    return int(text)


def _float(text: str) -> float:
    number = float(text)
    if not abs(number) <= MAX_NUMBER:
        raise MalformedJson("number")
    return number


def _constant(_text: str) -> NoReturn:
    raise MalformedJson("number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_constant, strict=True
)


def dumps(value: object) -> str:
    """Write compact JSON with sorted keys: the canonical text for digests of the server's own making."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
