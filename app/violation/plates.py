"""Number plates: the layout tells the class, the officer names the type (号牌种类, the two-digit code of GA/T 16.7).

The layouts are data (`data/plate_regex.json`, with a confidence for each) and are tried in the file's order: the first
that fits is the class. One class may stand for several types: a blue and a yellow plate read alike.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from app.kernel.errors import DomainError

MANUAL_TYPES = frozenset({"14", "22", "25", "41", "99"})
"""Tractor, temporary, old farm plates, none at all, other: no layout covers them, so any text with a reason will do."""

NO_PLATE = "41"

_LAYOUTS = Path(__file__).parent / "data" / "plate_regex.json"
_DROPPED = re.compile(r"[\s·•・.\-‐‑]")
_MOTORCYCLE_LEARNER, _HONG_KONG, _MACAU = "17", "26", "27"


@dataclass(frozen=True, slots=True)
class PlateClass:
    """A layout of plates, the types that carry it, and how sure its source is."""

    name: str
    type_codes: frozenset[str]
    confidence: Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate that may be stored: normalised, with its class if the text has one and the reason if typed by hand."""

    text: str
    type_code: str
    plate_class: str | None
    manual_reason: str | None


def normalise(text: str) -> str:
    """The form in which plates are stored and compared: half width, upper case, without spaces, dots and hyphens."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).upper())


def classify(text: str) -> PlateClass | None:
    """The class of a plate, None when no layout fits. Normalises first."""
    plain = normalise(text)
    return next((plate_class for pattern, plate_class in _layouts() if pattern.fullmatch(plain)), None)


def check_plate(text: str, type_code: str, manual_reason: str | None) -> Plate:
    """Accept a plate as reported, or raise DomainError.

    `plate_invalid`: no layout fits (or a manual type without any text, unless it says that there is no plate).
    `plate_type_mismatch`: the layout belongs to other types; params name them.
    `plate_reason_missing`: a manual type without a reason.
    """
    plain = normalise(text)
    if type_code in MANUAL_TYPES:
        return _checked_by_hand(plain, type_code, (manual_reason or "").strip())
    plate_class = classify(plain)
    if plate_class is None:
        raise DomainError("plate_invalid", text=plain)
    allowed = types_of(plate_class, plain)
    if type_code not in allowed:
        raise DomainError("plate_type_mismatch", text=plain, type_code=type_code, expected=sorted(allowed))
    return Plate(plain, type_code, plate_class.name, None)


def types_of(plate_class: PlateClass, plain: str) -> frozenset[str]:
    """The types that a normalised plate of this class may have; only its last character tells Hong Kong from Macau."""
    if plate_class.name == "hk_macau":
        return frozenset({_HONG_KONG if plain.endswith("港") else _MACAU})
    return plate_class.type_codes


def _checked_by_hand(plain: str, type_code: str, reason: str) -> Plate:
    if not reason:
        raise DomainError("plate_reason_missing", type_code=type_code)
    if not plain and type_code != NO_PLATE:
        raise DomainError("plate_invalid", text=plain)
    plate_class = classify(plain)
    return Plate(plain, type_code, plate_class.name if plate_class else None, reason)


@cache
def _layouts() -> tuple[tuple[re.Pattern[str], PlateClass], ...]:
    patterns = json.loads(_LAYOUTS.read_text(encoding="utf-8"))["patterns"]
    return tuple((re.compile(row["regex"]), _class_of(row)) for row in patterns)


def _class_of(row: dict[str, str]) -> PlateClass:
    """`hpzl` lists the types; that learners' motorcycles share their layout stands in the row's note."""
    codes = frozenset(row["hpzl"].split("/"))
    if row["name"] == "learner":
        codes |= {_MOTORCYCLE_LEARNER}
    if row["name"] == "hk_macau":
        codes |= {_MACAU}
    return PlateClass(row["name"], codes, row["confidence"])  # type: ignore[arg-type]
