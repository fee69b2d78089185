"""What officers said with their phones on each duty day: where they stood, and what they saw.

Days count back from today, which is 0. Most say when they arrive and when they leave; ``ODD`` has the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.duty.posts import get_post
from app.geo.points import Wgs84Point
from app.kernel.database import db
from app.kernel.signing import sha256_hex

from .county import County
from .phone import Phone
from .pictures import picture

METRES_PER_DEGREE = 111_195.0
AT_ONCE = timedelta(seconds=4)


@dataclass(frozen=True)
class Shift:
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


SHIFTS = (
    Shift("police_11", "center_morning", "center", "05:57", "14:02"),
    Shift("police_12", "center_afternoon", "center", "13:58", "19:01"),
    Shift("police_11", "yanlou_evening", "yanlou", "18:59", "23:00"),
    Shift("police_21", "dingshui_day", "dingshui", "05:59", "14:00"),
    Shift("police_22", "shifo_night", "shifo", "23:44", "30:01"),
    Shift("police_31", "shiwuliyuan_morning", "shiwuliyuan", "06:01", "14:01"),
    Shift("police_32", "zhangqiu_security", "zhangqiu", "07:56", "10:02"),
    Shift("police_32", "shiwuliyuan_afternoon", "shiwuliyuan", "13:58", "19:00"),
)

ODD: Mapping[tuple[int, str], Shift | None] = {
    (-3, "shifo_night"): None,  # the car's track speaks for them
    (-3, "shiwuliyuan_afternoon"): None,
    (-2, "center_afternoon"): Shift("police_12", "center_afternoon", "center", "14:03", None, 70, 60),  # in or out?
    (-2, "yanlou_evening"): None,  # sent elsewhere by the command centre
    (-2, "shifo_night"): None,  # and the tracker is silent for half of it
    (-2, "shiwuliyuan_morning"): None,  # no car, no word: unknown
    (-2, "zhangqiu_security"): Shift("police_32", "zhangqiu_security", "zhangqiu", "07:57", "10:01", sent="12:40"),
    (-1, "center_afternoon"): Shift("police_12", "center_afternoon", "center", "13:59", None),
    (-1, "yanlou_evening"): None,
    (-1, "dingshui_day"): Shift("police_21", "dingshui_day", "dingshui", "05:50", None, 1_400),
    (-1, "zhangqiu_security"): None,  # demanded, and nothing came: waited for, then counted
    (-1, "shiwuliyuan_afternoon"): None,  # the car is in town: nothing speaks for them
}


@dataclass(frozen=True)
class Offence:
    """An observed violation; plates are of a layout that exists, with figures that nobody is given."""

    day: int
    at: str
    officer: str
    crew: tuple[str, ...]
    section: str
    chainage_m: int
    plate: tuple[str, str]
    code: str
    outcome: str
    note: str
    photos: int
    decision_number: str | None = None
    sent: str | None = None


OFFENCES = (
    Offence(-3, "07:12", "police_21", ("leader_2",), "s242", 300, ("鲁P000A0", "07"), "6061", "warning",
            "演示记录：驾驶摩托车未戴头盔，已当场教育", 1),
    Offence(-3, "20:14", "police_11", ("leader_1", "police_12"), "g341", 8_600, ("鲁P00000", "02"), "17121",
            "penalty_issued", "演示记录：酒精呼气检测后移交处理", 2, decision_number="演示0001"),
    Offence(-2, "15:36", "police_32", ("auxiliary_31", "auxiliary_32"), "county_road", 400, ("鲁P000B0", "01"), "1353",
            "penalty_issued", "演示记录：货车超载，现场卸载", 2, decision_number="演示0002"),
    Offence(-1, "20:31", "police_12", ("leader_1", "police_11"), "g341", 8_600, ("鲁PD00000", "52"), "6011", "recorded",
            "演示记录：驾驶人未系安全带", 1),
    Offence(-1, "24:20", "police_22", ("police_23", "auxiliary_21"), "s242", 3_900, ("", "41"), "L01", "warning",
            "演示记录：电动自行车驾驶人未戴头盔，赠送头盔一顶", 2, sent="28:05"),
)  # fmt: skip


@dataclass(frozen=True)
class Word:
    """One thing that a phone does at an instant: a command it makes, or (``type`` None) sending what it holds."""

    at: datetime
    officer: str
    type: str | None = None
    payload: dict[str, Any] | None = None
    place: Wgs84Point | None = None
    accuracy_m: float = 8
    photos: tuple[bytes, ...] = ()


def words(county: County, days: Mapping[int, date]) -> Iterator[Word]:
    """All that was said, in no order."""
    for number, day in days.items():
        for shift in SHIFTS:
            said = ODD.get((number, shift.plan), shift)
            if said is not None:
                yield from _of_shift(county, said, day)
    for offence in OFFENCES:
        yield from _of_offence(county, offence, days[offence.day])


def speak(phones: Mapping[str, Phone], word: Word) -> None:
    """Let the phone do it."""
    phone = phones[word.officer]
    if word.type is None or word.payload is None:
        phone.send()
    else:
        phone.say(word.type, word.payload, word.at, word.place, word.accuracy_m)
        phone.photos += word.photos


def _of_shift(county: County, shift: Shift, day: date) -> Iterator[Word]:
    payload = {"post_id": str(county.ids[shift.post]), "requirement_id": str(county.requirement(shift.plan, day))}
    place = _beside(county, shift)
    for type_, clock_time in (("checkin.check_in", shift.arrives), ("checkin.check_out", shift.leaves)):
        if clock_time is not None:
            at = county.stage.moment(day, clock_time)
            yield Word(at, shift.officer, type_, payload, place, shift.accuracy_m)
            yield Word(_sent(county, day, at, shift.sent), shift.officer)


def _beside(county: County, shift: Shift) -> Wgs84Point:
    post = get_post(db.session(), county.ids[shift.post])
    if post is None:
        raise KeyError(shift.post)
    return Wgs84Point(post.latitude + shift.offset_m / METRES_PER_DEGREE, post.longitude)


def _of_offence(county: County, offence: Offence, day: date) -> Iterator[Word]:
    at = county.stage.moment(day, offence.at)
    pictures = tuple(_picture(county, offence, at, number) for number in range(1, offence.photos + 1))
    text, type_code = offence.plate
    payload = {
        "plate": {"text": text, "type_code": type_code, "manual_reason": None if text else "无号牌电动自行车"},
        "code": offence.code,
        "section_id": str(county.ids[offence.section]),
        "chainage_m": offence.chainage_m,
        "place_text": "",
        "crew_ids": [str(county.ids[key]) for key in offence.crew],
        "outcome": offence.outcome,
        "decision_number": offence.decision_number,
        "note": offence.note,
        "photos": [_photo(data) for data in pictures],
    }
    place = county.lines[offence.section].point_at(offence.chainage_m)
    yield Word(at, offence.officer, "violation.report", payload, place, photos=pictures)
    yield Word(_sent(county, day, at, offence.sent), offence.officer)


def _picture(county: County, offence: Offence, at: datetime, number: int) -> bytes:
    local = at.astimezone(county.stage.house.settings.timezone)
    chainage = f"K{offence.chainage_m // 1000}+{offence.chainage_m % 1000:03}"
    caption = f"{number} {offence.section} {chainage} {local:%Y-%m-%d %H:%M}"
    return picture(caption, by_night=not 6 <= local.hour < 19)


def _photo(data: bytes) -> dict[str, Any]:
    digest, size = sha256_hex(data), len(data)
    return {"digest": digest, "size_bytes": size, "media_type": "image/jpeg", "source": "camera", "camera": None}


def _sent(county: County, day: date, at: datetime, sent: str | None) -> datetime:
    """When the phone finds signal: at once, unless it was out of reach then."""
    return at + AT_ONCE if sent is None else max(county.stage.moment(day, sent), at + AT_ONCE)
