"""What the headers and cells of a position file mean: names of columns, numbers, times."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from app.kernel.errors import DomainError

LOCAL_ZONE = ZoneInfo("Asia/Shanghai")

Column = Literal["device", "plate", "fix_at", "latitude", "longitude", "speed_kmh", "heading_deg", "accuracy_m"]

ALIASES: dict[Column, tuple[str, ...]] = {
    "device": (
        "设备号",
        "设备编号",
        "设备id",
        "终端号",
        "终端编号",
        "终端id",
        "sim卡号",
        "device",
        "device_id",
        "device_no",
        "terminal_id",
        "imei",
    ),
    "plate": ("车牌", "车牌号", "车牌号码", "号牌号码", "plate", "plate_no", "license_plate"),
    "fix_at": ("定位时间", "gps时间", "卫星时间", "时间", "fix_at", "fix_time", "gps_time", "time", "timestamp"),
    "longitude": ("经度", "longitude", "lng", "lon"),
    "latitude": ("纬度", "latitude", "lat"),
    "speed_kmh": ("速度", "车速", "gps速度", "speed", "speed_kmh"),
    "heading_deg": ("方向", "方向角", "航向", "航向角", "heading", "heading_deg", "direction", "course"),
    "accuracy_m": ("精度", "定位精度", "accuracy", "accuracy_m"),
}


def columns_in(header: list[str]) -> Mapping[Column, int]:
    """Where each column stands; of two headers that mean the same the one listed first in ALIASES wins.

    Raises ``positions_invalid`` (params ``reason``: ``empty``, ``columns_missing``).
    """
    if not header:
        raise DomainError("positions_invalid", reason="empty")
    names = [_plain(name) for name in header]
    columns: dict[Column, int] = {}
    for column, aliases in ALIASES.items():
        known = next((alias for alias in aliases if _plain(alias) in names), None)
        if known is not None:
            columns[column] = names.index(_plain(known))
    if not {"fix_at", "latitude", "longitude"} <= columns.keys() or not {"device", "plate"} & columns.keys():
        raise DomainError("positions_invalid", reason="columns_missing")
    return columns


def _plain(name: str) -> str:
    """A header without case, width, spaces, and what stands in brackets, such as a unit."""
    folded = _IN_BRACKETS.sub("", unicodedata.normalize("NFKC", name).casefold())
    return _NOT_ALNUM.sub("", folded)


def number_in(cell: str) -> float | None:
    """None for a cell that is no plain number: a place then is invalid, a speed or a heading (东北) not told."""
    return float(cell) if _NUMBER.fullmatch(cell) else None


def instant_in(cell: str) -> str | None:
    """RFC 3339 from the ways in which such files write time, or None. Without an offset it is China's time."""
    found = _TIME.fullmatch(cell)
    if found is None:
        return None
    parts = [found[name] or "0" for name in ("year", "month", "day", "hour", "minute", "second")]
    offset = (found["offset"] or "").replace("Z", "+00:00")
    try:
        told = datetime.fromisoformat("{}-{:0>2}-{:0>2}T{:0>2}:{:0>2}:{:0>2}".format(*parts) + offset)
    except ValueError:
        return None
    return (told if offset else told.replace(tzinfo=LOCAL_ZONE)).isoformat()


_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_NOT_ALNUM = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{0,15})?", re.ASCII)
_TIME = re.compile(
    r"(?P<year>[0-9]{4})[-/.年](?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?[ T]+"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)? ?"
    r"(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
