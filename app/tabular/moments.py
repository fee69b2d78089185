"""Times as files of what happened write them. Pure.

2026/3/5 7:30, 2026-03-05T07:30:00, 2026年3月5日7时30分, 2026.3.5 下午3点, 20260305 0730, 202603050730, and 46086.3125
(a spreadsheet's days since 1899-12-30). Without an offset a time is China's; a day alone is no time."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from app.kernel.clock import FIRST_DAY, LAST_DAY

from .cells import LOCAL_ZONE, date_in, instant_in

_NOON_PARTS = {"下午": 12, "晚上": 12, "夜间": 12, "傍晚": 12, "上午": 0, "凌晨": 0, "早上": 0, "清晨": 0, "中午": 0}
_DAY = r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|(?:19|20)[0-9]{6}"
_CLOCK = re.compile(
    rf"(?P<part>{'|'.join(_NOON_PARTS)})?(?P<hour>[0-9]{{1,2}})(?:[:时点](?P<minute>[0-9]{{1,2}})?分?)(?::?(?P<second>[0-9]{{1,2}})秒?)?",
    re.ASCII,
)
_COMPACT_CLOCK = re.compile(r"(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?", re.ASCII)
_WHOLE = re.compile(rf"(?P<day>{_DAY})[ T,，]*(?P<clock>.*)", re.ASCII)
_SERIAL = re.compile(r"[1-9][0-9]{4}\.[0-9]{1,12}", re.ASCII)
_FRACTION = re.compile(r"0?\.[0-9]{1,12}", re.ASCII)
_IN_BRACKETS = re.compile(r"[(\[【].*?[)\]】]|(?:星期|周)[一二三四五六日天]")
_SERIAL_START = datetime(1899, 12, 30, tzinfo=LOCAL_ZONE)


def moment_in(cell: str) -> datetime | date | None:
    """The instant (local, aware) that a cell says, the day where it says no more, or None for anything else."""
    text = _plain(cell)
    exact = instant_in(text)
    if exact is not None:
        return datetime.fromisoformat(exact)
    if _SERIAL.fullmatch(text):
        return _in_calendar(_SERIAL_START + timedelta(minutes=round(float(text) * 1440)))
    found = _WHOLE.fullmatch(text)
    day = None if found is None else date_in(found["day"])
    if found is None or day is None:
        return None
    if not found["clock"]:
        return day
    clock = clock_in(found["clock"])
    return None if clock is None else joined(day, clock)


def clock_in(cell: str) -> time | None:
    """The time of day that a cell says: 7:30, 下午3点, 0730, 07:30:00, 0.3125; None for anything else."""
    text = _plain(cell).replace(" ", "")
    if _FRACTION.fullmatch(text):
        return (_SERIAL_START + timedelta(minutes=round(float(text) * 1440))).time()
    found = _CLOCK.fullmatch(text) or _COMPACT_CLOCK.fullmatch(text)
    if found is None:
        return None
    part = found.groupdict().get("part")
    hour = int(found["hour"])
    later = _NOON_PARTS[part] if part is not None and hour < 12 else 0
    try:
        return time(hour + later, int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError:
        return None


def joined(day: date, clock: time) -> datetime:
    """A local day and time of day as an instant."""
    return datetime.combine(day, clock, LOCAL_ZONE)


def _in_calendar(moment: datetime) -> datetime | None:
    return moment if FIRST_DAY <= moment.date() <= LAST_DAY else None


def _plain(cell: str) -> str:
    return _IN_BRACKETS.sub("", unicodedata.normalize("NFKC", cell)).strip()


def moment_of(said: datetime | date, clock: time | None) -> datetime | None:
    """The instant of a time said whole, or as day and time of day; None where there is no time of day. Where both are
    there, a midnight is what the day's column says of no time at all."""
    if isinstance(said, datetime) and (clock is None or said.time() != time()):
        return said
    return None if clock is None else joined(said.date() if isinstance(said, datetime) else said, clock)
