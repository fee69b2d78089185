"""Words of a code table as files write them: by code, by name, or by another way of writing it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from .cells import list_in, name_key
from .importing import SAYS_NOTHING, UnknownWord

#: What people write where they have nothing to say.
NOTHING = frozenset({"", "-", "--", "—", "/", "无", "不详", "未知", "不明", "空", "待查"})
_LEADING_CODE = re.compile(r"([A-Z]?[0-9]{1,2})(?:\s*[-.、:：_ ]\s*.+)?", re.IGNORECASE)
_SHOWN = 3
_LIKE = 0.4


@dataclass(frozen=True, slots=True)
class WordReader:
    """The words of one list. ``known`` is the code by key of everything that means it, "" for what says nothing;
    ``names`` the name by code, for people."""

    known: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, cell: str) -> Any:
        """The code that a cell says, ``SAYS_NOTHING``, or None for a word that the list doesn't have."""
        if cell in NOTHING:
            return SAYS_NOTHING
        coded = _LEADING_CODE.fullmatch(cell)
        keys = [name_key(cell), *([name_key(coded[1])] if coded else [])]
        code = next((self.known[key] for key in keys if key in self.known), None)
        return SAYS_NOTHING if code == "" else code

    def unknown(self, cell: str) -> UnknownWord | None:
        """What is told of a cell that the list doesn't have; None for one that it has."""
        return UnknownWord(cell[:60], self._near(cell)) if self(cell) is None else None

    def _near(self, cell: str) -> tuple[str, ...]:
        """Names that hold the word or are held by it, then those that are written like it."""
        key = name_key(cell)
        holding = [each for each in self.known if key and (key in each or (len(each) > 1 and each in key))]
        close = get_close_matches(key, self.known, n=_SHOWN * 2, cutoff=_LIKE)
        codes = dict.fromkeys(self.known[each] for each in (*sorted(holding, key=len, reverse=True), *close))
        return tuple(name for code in codes if (name := self.names.get(code)))[:_SHOWN]


@dataclass(frozen=True, slots=True)
class SeveralWords:
    """A cell with any number of words of one list."""

    one: WordReader

    def __call__(self, cell: str) -> list[str | None] | None:
        """Their codes, None for each that says nothing; None for a cell with a word that the list doesn't have."""
        words = [self.one(part) for part in list_in(cell)]
        return None if None in words else [None if word is SAYS_NOTHING else word for word in words]

    def unknown(self, cell: str) -> UnknownWord | None:
        """The first word that the list doesn't have."""
        return next((found for part in list_in(cell) if (found := self.one.unknown(part))), None)


def known_words(
    words: Sequence[Mapping[str, Any]], remembered: Mapping[str, Mapping[str, str]]
) -> dict[str, WordReader]:
    """A reader for each list: of rows with ``list``, ``code``, ``name_zh`` and ``aliases``; what a brigade said itself
    (code by key, by list) goes first."""
    known: dict[str, dict[str, str]] = {}
    names: dict[str, dict[str, str]] = {}
    for word in words:
        of_list = known.setdefault(word["list"], {})
        names.setdefault(word["list"], {})[word["code"]] = word["name_zh"]
        for said in (word["code"], word["code"].lstrip("0"), word["name_zh"], *list_in(word["aliases"] or "")):
            of_list.setdefault(name_key(said), word["code"])
    return {name: WordReader({**known[name], **remembered.get(name, {})}, names[name]) for name in known}
