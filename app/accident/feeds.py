"""On phones: the words that a report from the scene needs."""

from __future__ import annotations

from collections.abc import Iterable

from app.kernel.feed import Feed, Reader, Shown

from .rules import VEHICLE
from .schemas import AccidentWordSchema
from .words import KIND, accident_words, words_by_keys

#: What is seen at the scene; cause, road type and the like are the investigation's.
SHOWN_LISTS = ("form", VEHICLE)
_WORD = AccidentWordSchema()


def _words(reader: Reader) -> Shown:
    return {word["key"]: _WORD.dump(word) for word in accident_words(reader.session, SHOWN_LISTS)}


def _load_words(reader: Reader, keys: Iterable[str]) -> Shown:
    found = words_by_keys(reader.session, list(keys))
    return {word["key"]: _WORD.dump(word) for word in found if word["list"] in SHOWN_LISTS}


FEEDS = (Feed(KIND, _words, _load_words),)
