"""Whom outreach is for in the demo: 247 villages, 178 schools, 38 fairs, 29 roads, and those that invite.

Names of towns and of 27 schools are facts (``data/towns.csv``, ``data/schools.csv``); the rest is made up by rule, the
same on every machine. What belongs to a town without a point has no place, and is left out of the map.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from typing import Any

from .places import Town, read_rows, spot_near, towns

VILLAGES, SCHOOLS, FAIRS = 247, 178, 38
COUNTY_ROADS = 24
ENTERPRISES = (
    *("面粉厂", "纺织厂", "电缆厂", "板材厂", "食品厂", "饲料厂"),
    *("服装厂", "物流园", "预制件厂", "蔬菜合作社", "驾校", "建材市场"),
)
PUBLIC_BODIES = ("县直机关一部门（演示）", "县直机关二部门（演示）", "县直机关三部门（演示）", "志愿者协会（演示）")
CLANS, ENDINGS = "张王李赵孙刘陈杨周马郭何高于董袁潘程魏吕", "庄楼营集堂坊"
FAIR_DAYS = (
    *((1, 15), (2, 2), (2, 19), (3, 3), (3, 15), (3, 28), (4, 8)),
    *((5, 5), (6, 6), (7, 15), (9, 9), (10, 1), (10, 15)),
)
MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "腊月")

Target = dict[str, Any]


def targets() -> Iterator[Target]:
    """All of them as the wire says them, without the unit; ``key`` names each within the demo."""
    chance = random.Random("targets")  # noqa: S311  # decides where a made-up village lies
    for name, made in (("village", _villages), ("school", _schools), ("fair", _fairs), ("road", _roads)):
        for number, target in enumerate(made(chance), start=1):
            yield {"key": f"{name}_{number}", "kind": name, "external_key": f"演示-{number:03}", **target}
    for number, name in enumerate(ENTERPRISES, start=1):
        yield {"key": f"enterprise_{number}", "external_key": f"演示-{number:03}", **_enterprise(chance, number, name)}
    for number, name in enumerate(PUBLIC_BODIES, start=1):
        named = {"key": f"public_body_{number}", "external_key": f"演示-{number:03}", "name": name}
        yield {**named, "kind": "public_body", "categories": ["babida.6", "qijin.4"]}


def _enterprise(chance: random.Random, number: int, name: str) -> Target:
    town = _towns()[(number * 5) % len(towns())]
    named = {"kind": "enterprise", "name": f"{_short(town)}{name}（演示）"}
    return {**named, **_of(town, chance), "categories": ["babida.5", "qijin.3"]}


def _towns() -> list[Town]:
    return list(towns().values())


def _short(town: Town) -> str:
    return town.name.removesuffix("街道").removesuffix("镇").removesuffix("乡")


def _of(town: Town, chance: random.Random, within_m: float = 4_000) -> Target:
    said: Target = {"town_code": town.code, "town_name": town.name}
    if town.place is not None:
        said["longitude"], said["latitude"] = spot_near(town.place, chance, within_m)
    return said


def _villages(chance: random.Random) -> Iterator[Target]:
    """By turns over the towns; those nearest to the town lie along the main road through it."""
    names = [f"{clan}{ending}村" for ending, clan in product(ENDINGS, CLANS)]
    chance.shuffle(names)
    for number in range(VILLAGES):
        town, turn = _towns()[number % len(towns())], number // len(towns())
        along = ["babida.1"] if turn < 5 else []
        near = ["babida.2"] if turn in (2, 6) else []
        name = names[(number * 7 + turn) % len(names)]
        yield {**_of(town, chance, 1_500 + 300 * turn), "name": name, "categories": [*along, *near, "qijin.1"]}


def _schools(chance: random.Random) -> Iterator[Target]:
    known = [row["name"] for row in read_rows("schools.csv")]
    for name in known:
        town = next((each for each in _towns() if _short(each)[:2] in name.replace("闫", "阎")), _towns()[1])
        yield {**_of(town, chance, 1_200), "name": name, "categories": ["babida.8", "qijin.2"]}
    for number in range(SCHOOLS - len(known)):
        town, turn = _towns()[number % len(towns())], number // len(towns())
        kind = ("中心小学", "中心幼儿园")[turn] if turn < 2 else f"第{'一二三四五六七八'[turn - 2]}完全小学（演示）"
        yield {**_of(town, chance), "name": f"{_short(town)}{kind}", "categories": ["babida.8", "qijin.2"]}


def _fairs(chance: random.Random) -> Iterator[Target]:
    for number in range(FAIRS):
        town, (month, day) = _towns()[number % len(towns())], FAIR_DAYS[(number * 5) % len(FAIR_DAYS)]
        dates = {"lunar_month": month, "lunar_day": day, "lunar_is_leap": False}
        name = f"{_short(town)}{MONTHS[month - 1]}{_day(day)}庙会（演示）"
        yield {**_of(town, chance, 800), **dates, "name": name, "categories": ["babida.4", "qijin.7"]}


def _day(day: int) -> str:
    digits = "一二三四五六七八九十"
    if day <= len(digits):
        return f"初{digits[day - 1]}"
    return f"{'十' if day < 20 else '廿'}{digits[day % 10 - 1]}"


def _roads(_chance: random.Random) -> Iterator[Target]:
    """2 national, 3 provincial and 24 county roads; of those that no source names the number is made up."""
    main = ("G341", "国道二（演示）", "S242", "S246", "省道三（演示）")
    for name in (*main, *(f"县道 X9{number:02}（演示）" for number in range(1, COUNTY_ROADS + 1))):
        yield {"name": name, "categories": ["babida.7"] if name.endswith("X924（演示）") else []}
