"""Pinyin initials of a text, by which an officer finds a code with a few letters.

The dictionary behind this takes some 60 MB, so serving processes don't load it: the initials of the
reference codes stand in `data/violation_codes.csv`, and a test holds them to this module.
"""

from pypinyin import Style, lazy_pinyin

_ALSO_READ = {"行": "h", "长": "z", "重": "c", "调": "d", "乘": "s", "便": "p"}
"""Everyday characters with two readings of different initials: the initial of the reading less usual in this field."""


def initials_of(text: str) -> str:
    """Initials and digits in lower case as commonly read; after spaces, one alternate per ambiguous character."""
    common = _signs(text)
    ambiguous = [character for character in _ALSO_READ if character in text]
    return " ".join([_joined(common), *(_joined(_reread(text, common, character)) for character in ambiguous)])


def _signs(text: str) -> list[str]:
    """One entry for each character, so that the two stay aligned."""
    return lazy_pinyin(text, style=Style.FIRST_LETTER, errors=list)  # type: ignore[arg-type]  # documented, not typed


def _reread(text: str, signs: list[str], character: str) -> list[str]:
    other = _ALSO_READ[character]
    return [other if sign_of == character else sign for sign_of, sign in zip(text, signs, strict=True)]


def _joined(signs: list[str]) -> str:
    return "".join(sign.lower() for sign in signs if sign.isascii() and sign.isalnum())
