"""What the text of a cell means, and how text from spreadsheets is made plain."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from app.kernel.clock import FIRST_DAY, LAST_DAY, in_calendar

LOCAL_ZONE = ZoneInfo("Asia/Shanghai")

_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)}  # ！ to ～
_ALNUM_FULL_WIDTH = {wide: narrow for wide, narrow in _FULL_WIDTH.items() if chr(narrow).isalnum()}
_SPACES_AND_MARKS = {0x3000: " ", 0xA0: " ", 0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None}


def plain(text: str) -> str:
    """Text without the traces of input methods and web pages.

    Full-width digits, letters and spaces become plain, invisible marks go. Full-width punctuation becomes plain only
    where nothing but figures and letters stand (３６．２８, Ｋ１２＋３００): a name keeps its （东） and its ：."""
    if text.isascii():
        return text.strip()
    folded = unicodedata.normalize("NFC", text).translate(_SPACES_AND_MARKS)
    narrow = folded.translate(_FULL_WIDTH)
    return (narrow if narrow.isascii() else folded.translate(_ALNUM_FULL_WIDTH)).strip()


def name_key(name: str) -> str:
    """A header or name for comparing: without case, width, spaces, marks, and what stands in brackets."""
    folded = _IN_BRACKETS.sub("", unicodedata.normalize("NFKC", name).casefold())
    return _NOT_ALNUM.sub("", folded)


def number_text(value: float) -> str | None:
    """A spreadsheet's number as people see it, or None where it has more digits than a spreadsheet keeps."""
    if not abs(value) < _LARGEST_EXACT:
        return None
    if value == int(value):
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f")


def number_in(cell: str) -> float | None:
    """A plain decimal number; None for anything else."""
    return float(cell) if _NUMBER.fullmatch(cell) else None


def whole_in(cell: str) -> int | None:
    """A whole number; None for anything else."""
    number = number_in(cell)
    return int(number) if number is not None and number.is_integer() else None


def yes_no_in(cell: str) -> bool | None:
    """是/否 in its usual spellings; None for anything else."""
    return _YES_NO.get(cell.casefold())


def list_in(cell: str) -> list[str]:
    """The members of a cell that names several: 、 ， , / | ； ; and line breaks part them."""
    return [each for each in (part.strip() for part in _LIST_MARKS.split(cell)) if each]


def date_in(cell: str) -> date | None:
    """A day as people and spreadsheets write it (2026-11-02, 2026/11/2, 2026年11月2日, 20261102, 46328); None for
    anything else, and outside of the calendar of :mod:`app.kernel.clock`."""
    found = _DATE.fullmatch(cell) or _COMPACT_DATE.fullmatch(cell)
    if found is not None:
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            return None
        return day if FIRST_DAY <= day <= LAST_DAY else None
    if _SERIAL.fullmatch(cell):  # a date that lost its format: days since 1899-12-30
        return date(1899, 12, 30) + timedelta(days=int(cell))
    return None


def instant_in(cell: str) -> str | None:
    """RFC 3339 from the ways in which such files write time, or None. Without an offset it is China's time."""
    found = _TIME.fullmatch(cell)
    if found is None:
        return None
    parts = [found[name] or "0" for name in ("year", "month", "day", "hour", "minute", "second")]
    offset = (found["offset"] or "").replace("Z", "+00:00")
    try:
        told = in_calendar(datetime.fromisoformat("{}-{:0>2}-{:0>2}T{:0>2}:{:0>2}:{:0>2}".format(*parts) + offset))
    except ValueError:
        return None
    return (told if offset else told.replace(tzinfo=LOCAL_ZONE)).isoformat()


_IN_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")
_NOT_ALNUM = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{0,15})?", re.ASCII)
_LARGEST_EXACT = 1e15
_YES_NO = {
    **dict.fromkeys(("是", "有", "对", "1", "true", "yes", "y", "√", "✓"), True),
    **dict.fromkeys(("否", "无", "不", "0", "false", "no", "n", "×"), False),
}
_LIST_MARKS = re.compile(r"[、，,/|；;\r\n]+")
_DATE = re.compile(
    r"(?P<year>[0-9]{4})[-/.年](?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?(?:[ T]+0{1,2}:00(?::00)?)?", re.ASCII
)
_COMPACT_DATE = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", re.ASCII)
_SERIAL = re.compile(r"[1-9][0-9]{4}", re.ASCII)
_TIME = re.compile(
    r"(?P<year>[0-9]{4})[-/.年](?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?[ T]+"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)? ?"
    r"(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
