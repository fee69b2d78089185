"""Violations that officers saw: those of the last three days that show something, and others by rule.

Plates are of a layout that exists, with figures that nobody is given."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .checkins import TOLD
from .county import County
from .pictures import picture
from .plans import crew_of
from .speech import Word, photo_of, said
from .staff import Entry, read_county

WITH_PHOTO = 0.15
"""How often one that was made by rule has a photo."""


@dataclass(frozen=True)
class Offence:
    """An observed violation on a duty day; ``sent`` is when the phone finds signal, None: at once. Of several codes the
    first is the one that was measured and decided."""

    day: int
    at: str
    officer: str
    crew: tuple[str, ...]
    section: str
    chainage_m: int
    plate: tuple[str, str]
    codes: tuple[str, ...]
    outcome: str
    note: str
    photos: int
    decision_number: str | None = None
    speeding: dict[str, Any] | None = None
    sent: str | None = None


OFFENCES = (
    Offence(-3, "07:12", "police_21", ("leader_2",), "s242", 300, ("鲁P000A0", "07"), ("6061",), "warning",
            "演示记录：驾驶摩托车未戴头盔，已当场教育", 1),
    Offence(-3, "20:14", "police_11", ("leader_1", "police_12"), "g341", 8_600, ("鲁P00000", "02"), ("17121",),
            "penalty_issued", "演示记录：酒精呼气检测后移交处理", 2, decision_number="演示0001"),
    Offence(-2, "15:36", "police_32", ("auxiliary_31", "auxiliary_32"), "county_road", 400, ("鲁P000B0", "01"),
            ("1353",), "penalty_issued", "演示记录：货车超载，现场卸载", 2, decision_number="演示0002"),
    Offence(-1, "20:31", "police_12", ("leader_1", "police_11"), "g341", 8_600, ("鲁PD00000", "52"), ("1636", "6011"),
            "recorded", "演示记录：超速，驾驶人未系安全带", 1,
            speeding={"vehicle": "other", "road": "ordinary", "limit_kmh": 60, "speed_kmh": 75}),
    Offence(-1, "24:20", "police_22", ("police_23", "auxiliary_21"), "s242", 3_900, ("", "41"), ("L01",), "warning",
            "演示记录：电动自行车驾驶人未戴头盔，赠送头盔一顶", 2, sent="28:05"),
)  # fmt: skip


@dataclass(frozen=True)
class Usual:
    """What is often seen at a kind of post: the code, the plate's type, what became of it, and the note."""

    code: str
    plate_type: str
    outcome: str
    note: str


USUAL: Mapping[str, tuple[Usual, ...]] = {
    "fixed": (
        Usual("6061", "07", "warning", "摩托车驾驶人未戴头盔，已教育"),
        Usual("L01", "41", "warning", "电动自行车未戴头盔，已劝返佩戴"),
        Usual("6011", "02", "penalty_issued", "驾驶人未系安全带"),
        Usual("1353", "01", "penalty_issued", "货车超载，现场卸载"),
    ),
    "interception": (
        Usual("17121", "02", "penalty_issued", "酒精呼气检测后移交处理"),
        Usual("1353", "01", "penalty_issued", "货车超载，现场卸载"),
        Usual("6011", "02", "recorded", "副驾驶人未系安全带"),
        Usual("6014", "01", "warning", "货车遗撒，已责令清理"),
    ),
    "lit_standing": (
        Usual("L01", "41", "warning", "夜间电动自行车未戴头盔，已教育"),
        Usual("6061", "07", "warning", "摩托车驾驶人未戴头盔，已教育"),
    ),
}


def violations(county: County, days: Mapping[int, date]) -> Iterator[Word]:
    """All that was reported, in no order."""
    for offence in (*OFFENCES, *_by_rule(days)):
        if offence.day in days:
            yield from _words(county, offence, days[offence.day])


def _by_rule(days: Mapping[int, date]) -> Iterator[Offence]:
    """None or some at each post and day; the stories' crews have theirs on the last days."""
    in_stories = {officer for offence in OFFENCES for officer in (offence.officer, *offence.crew)}
    posts = {post["key"]: post for post in read_county()["posts"]}
    for number, day in days.items():
        for entry in read_county()["plans"]:
            if number < -TOLD or crew_of(entry, day)[0] not in in_stories:
                yield from _at_post(number, day, entry, posts[entry["post_id"]])


def _at_post(number: int, day: date, entry: Entry, post: Entry) -> Iterator[Offence]:
    chance = random.Random(f"offences {entry['key']} {day}")  # noqa: S311  # decides what a made-up crew saw
    officer, *crew = crew_of(entry, day)
    starts, ends = int(entry["starts"][:2]), int(entry["ends"][:2])
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        usual = chance.choice(USUAL[post["kind"]])
        hour = chance.randrange(starts + 1, max(starts + 2, ends if ends > starts else ends + 24))
        plate = f"鲁P000{chance.choice('ABCDEFGHJK')}{chance.randrange(10)}" if usual.plate_type != "41" else ""
        issued = usual.outcome == "penalty_issued"
        yield Offence(
            day=number,
            at=f"{hour:02}:{chance.randrange(60):02}",
            officer=officer,
            crew=tuple(crew),
            section=post["section_id"],
            chainage_m=post["chainage_m"],
            plate=(plate, usual.plate_type),
            codes=(usual.code,),
            outcome=usual.outcome,
            note=f"演示记录：{usual.note}",
            photos=int(chance.random() < WITH_PHOTO),
            decision_number=f"演示{day:%m%d}{chance.randrange(1000):03}" if issued and number < -1 else None,
        )


def _words(county: County, offence: Offence, day: date) -> Iterator[Word]:
    at = county.stage.moment(day, offence.at)
    pictures = tuple(_picture(county, offence, at, number) for number in range(1, offence.photos + 1))
    place = county.lines[offence.section].point_at(offence.chainage_m)
    sent = None if offence.sent is None else county.stage.moment(day, offence.sent)
    word = Word(at, offence.officer, "violation.report", _payload(county, offence, pictures), place, photos=pictures)
    yield from said(word, sent)


def _payload(county: County, offence: Offence, pictures: tuple[bytes, ...]) -> dict[str, Any]:
    text, type_code = offence.plate
    return {
        "plate": {"text": text, "type_code": type_code, "manual_reason": None if text else "无号牌电动自行车"},
        "offences": [_said(offence, code) for code in offence.codes],
        "section_id": str(county.ids[offence.section]),
        "chainage_m": offence.chainage_m,
        "place_text": "",
        "crew_ids": [str(county.ids[key]) for key in offence.crew],
        "outcome": offence.outcome,
        "note": offence.note,
        "photos": [photo_of(data) for data in pictures],
    }


def _said(offence: Offence, code: str) -> dict[str, Any]:
    first = code == offence.codes[0]
    number, speeding = (offence.decision_number, offence.speeding) if first else (None, None)
    return {"code": code, "speeding": speeding, "decision_number": number}


def _picture(county: County, offence: Offence, at: datetime, number: int) -> bytes:
    local = at.astimezone(county.stage.house.settings.timezone)
    chainage = f"K{offence.chainage_m // 1000}+{offence.chainage_m % 1000:03}"
    caption = f"{number} {offence.section} {chainage} {local:%Y-%m-%d %H:%M}"
    return picture(caption, by_night=not 6 <= local.hour < 19)
