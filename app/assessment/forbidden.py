"""Finding names of measures that the law keeps out of an assessment, in Chinese, pinyin and English.

The words and their articles are data (``data/forbidden_measures.json``). A *fragment* is looked for in a text of which
only letters and digits are left, so that ``罚 款`` and ``ｍｉｌｅ`` are found. A *word* must stand by itself or be two
words in a row: ``fine`` isn't found in ``defined`` but is in ``f i n e``, ``checkin`` not in ``checking`` but in
``Check-In``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.assessment.indicators import DATA


@dataclass(frozen=True, slots=True)
class Measure:
    """One forbidden measure: its stable name, the articles that forbid it, and how people write it."""

    measure: str
    articles: tuple[str, ...]
    fragments: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """A forbidden measure named at ``where`` (a path such as ``indicators[0].code``) as ``found``."""

    measure: str
    articles: tuple[str, ...]
    where: str
    found: str


def forbidden_in(data: object, where: str = "") -> Finding | None:
    """Return the first forbidden measure named in any key or string of ``data``, or None."""
    for path, text in _texts(data, where):
        finding = _forbidden_in_text(text, path)
        if finding is not None:
            return finding
    return None


def _texts(data: object, where: str) -> Iterator[tuple[str, str]]:
    """Yield each key and each string of nested dictionaries and lists, with its path."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            path = f"{where}.{key}" if where else str(key)
            yield path, str(key)
            yield from _texts(value, path)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, f"{where}[{index}]")


def _forbidden_in_text(text: str, where: str) -> Finding | None:
    compact, words = _folded(text)
    for measure in MEASURES:
        fragment = next((each for each in measure.fragments if each in compact), None)
        found = fragment or next(iter(sorted(measure.words & words)), None)
        if found is not None:
            return Finding(measure.measure, measure.articles, where, found)
    return None


def _folded(text: str) -> tuple[str, frozenset[str]]:
    """Return the text's letters and digits run together, and its Latin words, each single and each with its neighbour.

    Compatibility decomposition undoes full-width letters, ligatures and accents; letters that stand alone in a row
    (``f i n e``) are read as one word.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(each for each in decomposed if unicodedata.category(each) not in _INVISIBLE)
    lower = _CAMEL_HUMP.sub(" ", plain).casefold()
    joined = _LONE_LETTERS.sub(lambda run: _NOT_LETTER.sub("", run.group()), lower)
    words = _LATIN_WORD.findall(joined)
    pairs = [first + second for first, second in pairwise(words)]
    return "".join(each for each in lower if each.isalnum()), frozenset(words + pairs)


_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
"""Categories of accents and of joiners and marks of no width."""

_CAMEL_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONE_LETTERS = re.compile(r"(?<![a-z])[a-z](?:[^a-z]+[a-z](?![a-z]))+")
_NOT_LETTER = re.compile(r"[^a-z]+")
_LATIN_WORD = re.compile(r"[a-z]+")


def _read() -> tuple[Measure, ...]:
    data = json.loads((DATA / "forbidden_measures.json").read_text(encoding="utf-8"))
    return tuple(
        Measure(
            row["measure"],
            tuple(data["articles"][key] for key in row["articles"]),
            tuple(_folded(each)[0] for each in row["fragments"]),
            frozenset(row["words"]),
        )
        for row in data["measures"]
    )


MEASURES = _read()
