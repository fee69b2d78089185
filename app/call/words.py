"""The words of calls in files and on pages: kinds, which the brigade edits, and outcomes, which are the product's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from app.kernel.errors import DomainError

from .kinds import KINDS
from .rules import KIND_ALIASES, OUTCOME_ALIASES, OUTCOME_NAMES

LISTS = ("kind", "outcome")
_OUTCOMES_EN = {
    "open": "Being handled",
    "settled": "Settled on the spot",
    "accident": "Handled as an accident",
    "handed_over": "Handed over",
    "nothing": "Nothing found",
    "repeated": "Repeated",
    "false": "False",
}


def call_words(session: Session) -> list[dict[str, Any]]:
    """Kinds in use and outcomes, as a code table has them (``schemas.CallWordSchema``, and ``aliases``)."""
    kinds = [
        _word("kind", each.code, each.name_zh, each.name_en, KIND_ALIASES.get(each.code, ""))
        for each in KINDS.all(session)
        if each.active
    ]
    outcomes = [
        _word("outcome", code, name, _OUTCOMES_EN[code], OUTCOME_ALIASES[code]) for code, name in OUTCOME_NAMES.items()
    ]
    return [*kinds, *outcomes]


def check_words(session: Session, said: Iterable[tuple[str, str | None]]) -> None:
    """Raise ``word_unknown`` unless every (list, code) is a word; None is nobody's word."""
    wanted = {(name, code) for name, code in said if code is not None}
    KINDS.check(session, {code for name, code in wanted if name == "kind"})
    if unknown := {code for name, code in wanted if name == "outcome"} - set(OUTCOME_NAMES):
        raise DomainError("word_unknown", keys=sorted(unknown))


def kind_names(session: Session) -> dict[str, str]:
    """The name of each kind, those given up included, by code."""
    return {each.code: each.name_zh for each in KINDS.all(session)}


def _word(name: str, code: str, zh: str, en: str, aliases: str) -> dict[str, Any]:
    return {"list": name, "code": code, "name_zh": zh, "name_en": en, "aliases": "、".join(aliases.split())}
