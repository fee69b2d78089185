"""The talks of the campaign since November 2023: 152 = 65 in villages + 76 in schools + 9 in enterprises + 2 in county
departments; each target once, with over 50,000 people in all.

What the team says is made up by rule. Schools are visited in term; the last talks lie in the last three weeks, two of
them yesterday."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.kernel.clock import format_instant
from app.outreach.campaigns import default_campaign

from .county import County
from .pictures import picture
from .speech import Word, photo_of, said

HELD = {"village": 65, "school": 76, "enterprise": 9, "public_body": 2}
RECENT = (-20, -17, -15, -13, -10, -8, -4, -2, -1, -1)
"""On which days, counted back from today, the last talks were held."""
HOLIDAYS = (1, 2, 7, 8)
"""Months in which no school is visited."""
TEAM = ("speaker", *(f"9005{number:02}" for number in range(1, 23)))
TELLERS = TEAM[:5]
"""Those of the team whose phones tell of the talks."""


@dataclass(frozen=True)
class _Kind:
    """What a talk for one kind of target is like: how many people come at least and at most, and its chips."""

    people: tuple[int, int]
    method: str
    groups: tuple[str, ...]
    themes: tuple[str, ...]
    forms: tuple[str, ...]
    hours: tuple[int, int]


KINDS = {
    "village": _Kind(
        (110, 330), "estimated", ("villager", "elderly"),
        ("helmet", "elder_vehicles", "farm_vehicles", "illegal_passengers"), ("loudspeaker", "display_boards", "van"),
        (9, 18),
    ),
    "school": _Kind(
        (300, 640), "counted", ("student", "parent"), ("school_road", "crossing", "helmet"),
        ("lecture", "warning_film", "experience"), (8, 15),
    ),
    "enterprise": _Kind(
        (80, 380), "sign_in", ("worker", "driver"), ("drink_driving", "helmet", "fatigue"),
        ("lecture", "warning_film", "quiz"), (9, 16),
    ),
    "public_body": _Kind(
        (70, 160), "sign_in", ("staff", "driver"), ("drink_driving", "seat_belt"), ("lecture",), (9, 16)
    ),
}  # fmt: skip
HAZARDS = ("演示：村口拐弯处秸秆遮挡视线", "演示：学校门口缺减速带", "演示：路口夜间无照明", "演示：桥头护栏缺损")
WISHES = ("演示：希望逢集日有人疏导", "演示：希望校门口早晚有护学岗", "演示：希望多放警示片")


def talks(county: County, today: date) -> Iterator[Word]:
    """All talks up to today, in order of time."""
    chance = random.Random("campaign")  # noqa: S311  # decides on made-up talks
    for number, (day, target) in enumerate(_held(chance, today)):
        yield from _words(county, chance, number, day, target)


def begin() -> date:
    """The day on which the campaign began."""
    day: date = default_campaign()["starts_on"]
    return day


def _held(chance: random.Random, today: date) -> Iterator[tuple[date, str]]:
    """On which day which target was visited: spread over the campaign, schools outside the holidays."""
    pool = {kind: [f"{kind}_{n}" for n in range(1, count + 1)] for kind, count in HELD.items()}
    schools = pool.pop("school")
    others = [target for targets in pool.values() for target in targets]
    chance.shuffle(schools)
    chance.shuffle(others)
    for day in _days(today, len(schools) + len(others)):
        of_school = schools and day.month not in HOLIDAYS and len(schools) >= len(others) - 12
        pile = schools if of_school or not others else others
        yield day, pile.pop()


def _days(today: date, count: int) -> list[date]:
    first, recent = begin() + timedelta(days=2), [today + timedelta(days=back) for back in RECENT]
    spread = count - len(recent)
    long = (recent[0] - timedelta(days=3) - first).days
    return [*(first + timedelta(days=long * number // spread) for number in range(spread)), *recent]


def _words(county: County, chance: random.Random, number: int, day: date, target: str) -> Iterator[Word]:
    kind = KINDS[target.rpartition("_")[0]]
    starts = county.stage.moment(day, f"{chance.randrange(*kind.hours):02}:{chance.randrange(0, 60, 5):02}")
    ends = starts + timedelta(minutes=chance.randrange(35, 80, 5))
    at = ends + timedelta(minutes=chance.randrange(1, 6))
    photos = (picture(f"{number + 1} talk {day}", by_night=False),) if number % 30 == 29 else ()
    payload = _payload(county, chance, kind, photos) | {
        "started_at": format_instant(starts),
        "ended_at": format_instant(ends),
        "target_ids": [str(county.ids[target])],
    }
    teller = TELLERS[number % len(TELLERS)]
    yield from said(Word(at, teller, "outreach.close_session", payload, county.points.get(target), photos=photos))


def _payload(county: County, chance: random.Random, kind: _Kind, photos: tuple[bytes, ...]) -> dict[str, Any]:
    people = chance.randrange(*kind.people)
    presenters = chance.sample(TEAM, chance.randrange(2, 6))
    return {
        "head_count": people if kind.method != "estimated" else people // 10 * 10,
        "count_method": kind.method,
        "groups": list(kind.groups),
        "forms": chance.sample(kind.forms, chance.randrange(1, len(kind.forms) + 1)),
        "themes": chance.sample(kind.themes, chance.randrange(1, len(kind.themes) + 1)),
        "presenter_ids": [str(county.ids[key]) for key in presenters],
        "materials": [
            {"kind": "leaflet", "count": people},
            {"kind": chance.choice(("canvas_bag", "basin", "cup", "apron", "reflector")), "count": people // 5 + 1},
        ],
        "hazards_heard": chance.choice(HAZARDS) if chance.random() < 0.2 else "",
        "wishes": chance.choice(WISHES) if chance.random() < 0.15 else "",
        "note": "",
        "photos": [{**photo_of(data), "faces_or_minors_visible": False} for data in photos],
    }
