"""What counts as what in the accident register: pure.

- *Fatal* (亡人) is an accident with a death that counts. A death counts when it falls within seven days of the accident
  (《生产安全事故报告和调查处理条例》第十三条: 道路交通事故自发生之日起 7 日内伤亡人数发生变化的应当及时补报; that the
  statistics count by local days is this product's reading, confidence medium). One whose time nobody said counts.
- *Local* is Asia/Shanghai; day, hour and weekday are kept beside the instant so that every count agrees on them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Asia/Shanghai")
COUNTING_DAYS = 7
PROCEDURES = ("general", "simple")
PLACED = ("point", "chainage", "hand", "none")
SOURCES = ("import", "desk", "scene")
ROLES = ("driver", "passenger", "rider", "pedestrian")
MAX_PARTIES = 12
#: The code tables that describe an accident, each the member of the same name; "vehicle" describes a party.
WORD_MEMBERS = ("form", "cause", "weather", "light", "road_type", "road_feature")
VEHICLE = "vehicle"

Procedure = Literal["general", "simple"]


def local_parts(occurred_at: datetime) -> tuple[date, int, int]:
    """The local day, hour (0–23) and weekday (1–7, Monday first) of an instant."""
    local = occurred_at.astimezone(LOCAL_ZONE)
    return local.date(), local.hour, local.isoweekday()


def counted_deaths(occurred_at: datetime, said: int, death_times: Iterable[datetime]) -> tuple[int, int]:
    """Of the deaths that were said, those that count and those that are known to lie after the limit."""
    last = local_parts(occurred_at)[0] + timedelta(days=COUNTING_DAYS)
    late = sum(at.astimezone(LOCAL_ZONE).date() > last for at in death_times)
    return max(0, said - late), min(said, late)


def role_of(vehicle_type: str | None) -> str | None:
    """What a party was, by its code (交通方式): A walks, C rides along, F rides what has no motor, others drive."""
    if vehicle_type is None:
        return None
    return {"A": "pedestrian", "C": "passenger", "F": "rider", "X": None}.get(vehicle_type[:1], "driver")


def fingerprint(occurred_at: datetime, place: Iterable[object], procedure: str) -> str:
    """What tells an accident without a number from others: its minute, its place as it was said, and its kind."""
    minute = occurred_at.replace(second=0, microsecond=0).astimezone(LOCAL_ZONE).isoformat()
    said = "\x1f".join([minute, *("" if part is None else str(part) for part in place), procedure])
    return hashlib.sha256(said.encode()).hexdigest()[:40]
