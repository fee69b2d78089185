"""Who said with a phone that they arrived at a post and left it.

Days count back from today, which is 0. Most say both; :data:`ODD` has the cases of the last three days that show
something, and on the days before chance decides who says nothing: nobody has to.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.geo.points import Wgs84Point

from .county import County
from .places import METRES_PER_DEGREE
from .plans import crew_of
from .speech import Word, said
from .staff import Entry, read_county

TOLD = 3
"""For so many days back the stories are told one by one."""
SILENT, LATE = 0.35, 0.08
"""How often a crew says nothing, and how often it comes late, on the days before."""


@dataclass(frozen=True)
class Stand:
    """Somebody of a plan's crew taps on arriving and on leaving; None: they don't.

    ``offset_m`` is how far from the post's centre they stand, ``sent`` when the phone finds signal."""

    officer: str
    plan: str
    post: str
    arrives: str | None
    leaves: str | None
    offset_m: float = 15
    accuracy_m: float = 8
    sent: str | None = None


STANDS = (
    Stand("police_11", "center_morning", "center", "05:57", "14:02"),
    Stand("police_12", "center_afternoon", "center", "13:58", "19:01"),
    Stand("police_11", "yanlou_evening", "yanlou", "18:59", "23:00"),
    Stand("police_21", "dingshui_day", "dingshui", "05:59", "14:00"),
    Stand("police_22", "shifo_night", "shifo", "23:44", "30:01"),
    Stand("police_31", "shiwuliyuan_morning", "shiwuliyuan", "06:01", "14:01"),
    Stand("police_32", "zhangqiu_security", "zhangqiu", "07:56", "10:02"),
    Stand("police_32", "shiwuliyuan_afternoon", "shiwuliyuan", "13:58", "19:00"),
)

ODD: Mapping[tuple[int, str], Stand | None] = {
    (-3, "shifo_night"): None,  # the car's track speaks for them
    (-3, "shiwuliyuan_afternoon"): None,
    (-2, "center_afternoon"): Stand("police_12", "center_afternoon", "center", "14:03", None, 70, 60),  # in or out?
    (-2, "yanlou_evening"): None,  # sent elsewhere by the command centre
    (-2, "shifo_night"): None,  # and the tracker is silent for half of it
    (-2, "shiwuliyuan_morning"): None,  # no car, no word: unknown
    (-2, "zhangqiu_security"): Stand("police_32", "zhangqiu_security", "zhangqiu", "07:57", "10:01", sent="12:40"),
    (-1, "center_afternoon"): Stand("police_12", "center_afternoon", "center", "13:59", None),
    (-1, "yanlou_evening"): None,
    (-1, "dingshui_day"): Stand("police_21", "dingshui_day", "dingshui", "05:50", None, 1_400),
    (-1, "zhangqiu_security"): None,  # demanded, and nothing came: waited for, then counted
    (-1, "shiwuliyuan_afternoon"): None,  # the car is in town: nothing speaks for them
}


def check_ins(county: County, days: Mapping[int, date]) -> Iterator[Word]:
    """All that was said at posts, in no order."""
    for number, day in days.items():
        for stand in _stands(number, day):
            yield from _words(county, stand, day)


def _stands(number: int, day: date) -> Iterator[Stand]:
    told = {stand.plan: stand for stand in STANDS} if number >= -TOLD else {}
    for entry in read_county()["plans"]:
        usual = told.get(entry["key"]) or _by_chance(entry, day)
        stand = ODD.get((number, entry["key"]), usual)
        if stand is not None:
            yield stand


def _by_chance(entry: Entry, day: date) -> Stand | None:
    chance = random.Random(f"{entry['key']} {day}")  # noqa: S311  # decides what a made-up crew did
    if chance.random() < SILENT and not entry.get("demands_check_in"):
        return None
    late = chance.randrange(8, 25) if chance.random() < LATE else 0
    arrives = _shifted(entry["starts"], chance.randrange(-6, 3) + late)
    ends = entry["ends"] if entry["ends"] > entry["starts"] else _shifted(entry["ends"], 24 * 60)
    leaves = None if chance.random() < 0.2 else _shifted(ends, chance.randrange(-1, 4))
    officer = crew_of(entry, day)[0]
    return Stand(officer, entry["key"], entry["post_id"], arrives, leaves, chance.uniform(5, 40), chance.uniform(5, 15))


def _shifted(clock_time: str, minutes: int) -> str:
    hours, rest = divmod(int(clock_time[:2]) * 60 + int(clock_time[3:]) + minutes, 60)
    return f"{hours:02}:{rest:02}"


def _words(county: County, stand: Stand, day: date) -> Iterator[Word]:
    payload = {"post_id": str(county.ids[stand.post]), "requirement_id": str(county.requirement(stand.plan, day))}
    point = county.points[stand.post]
    place = Wgs84Point(point.latitude + stand.offset_m / METRES_PER_DEGREE, point.longitude)
    sent = None if stand.sent is None else county.stage.moment(day, stand.sent)
    for type_, clock_time in (("checkin.check_in", stand.arrives), ("checkin.check_out", stand.leaves)):
        if clock_time is not None:
            at = county.stage.moment(day, clock_time)
            yield from said(Word(at, stand.officer, type_, payload, place, stand.accuracy_m), sent)
