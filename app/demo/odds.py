"""What else happened: exemptions, a phone that can't get through, and what recorders and radios told."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from app.kernel.clock import format_instant
from app.tracking.service import report_positions

from .county import County
from .devices import devices
from .happening import Happening
from .phone import Phone
from .places import spot_near
from .speech import Word, speak
from .staff import Entry, read_county

EXCUSED = (
    (-19, "x904_evening", "vehicle_down", "演示：六中队巡逻车送修"),
    (-16, "guodiantun_day", "leave", "演示：带班民警请假，已报备"),
    (-12, "g341_night", "task", "演示：护送大件运输，指挥中心调派"),
    (-9, "x906_morning", "no_signal", "演示：定位终端故障，已报修"),
    (-5, "qiji_evening", "task", "演示：支援交通事故现场"),
    (-2, "yanlou_evening", "task", "演示：城区活动散场分流，指挥中心调一中队勤务车前往"),
)
"""What a supervisor excused: the duty day, the plan, the reason and the note."""
OUT_OF_REACH = "950009"
"""Whose phone holds what it can't send."""


def odd_happenings(county: County, phones: Mapping[str, Phone], days: Mapping[int, date]) -> Iterator[Happening]:
    """All of it, in no order."""
    yield from _exemptions(county, days)
    yield from _out_of_reach(county, phones, days[-1])
    for number, entry in enumerate(devices()):
        if number % 9:  # every ninth has never told where it is
            yield Happening(county.stage.moment(days[-1], "21:40"), partial(_tell_place, county, entry))


def _exemptions(county: County, days: Mapping[int, date]) -> Iterator[Happening]:
    say = county.desk("supervisor").say
    for number, plan, reason, note in EXCUSED:
        if number in days:
            act = partial(say, "duty.grant_exemption", {"reason": reason, "note": note})
            requirement_id = county.requirement(plan, days[number])
            at = county.stage.moment(days[number], "18:38" if plan == "yanlou_evening" else "05:40")
            yield Happening(at, partial(act, requirement_id=requirement_id))


def _out_of_reach(county: County, phones: Mapping[str, Phone], day: date) -> Iterator[Happening]:
    """An auxiliary at a check point says that they arrived and left; the phone gets a word through, and no more."""
    payload = {"post_id": str(county.ids["qiji"]), "requirement_id": None}
    for type_, clock_time in (("checkin.check_in", "19:04"), ("checkin.check_out", "23:01")):
        at = county.stage.moment(day, clock_time)
        word = Word(at, OUT_OF_REACH, type_, payload, county.points["qiji"])
        yield Happening(at, partial(speak, phones, word))
    at = county.stage.moment(day, "23:20")
    yield Happening(at, partial(speak, phones, Word(at, OUT_OF_REACH, announcing=True)))


def _tell_place(county: County, entry: Entry) -> None:
    """A device's latest fixes, near a post of its unit or in the town."""
    house, chance = county.stage.house, random.Random(entry["label"])  # noqa: S311  # where a made-up device is
    own = [post["key"] for post in read_county()["posts"] if post["unit_id"] == entry["unit_id"]]
    point = county.points[chance.choice(own or ["center"])]
    longitude, latitude = spot_near((point.longitude, point.latitude), chance, 60)
    now = house.clock.now()
    rows = [
        {
            "fix_at": format_instant(now - timedelta(seconds=30 * back)),
            "latitude": latitude,
            "longitude": longitude,
            "datum": "wgs84",
        }
        for back in range(3)
    ]
    report_positions(house.bus, house.clock, county.trackers[entry["label"]], rows)
