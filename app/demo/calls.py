"""Some hundred made-up calls of the last three weeks, taken into their register in one go: by rule, the same on every
machine. Accidents of these weeks have a call or two each, those of every other accident linked, the others
left to be."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from app.accident.register import roads_of
from app.accident.service import AccidentInfo, accidents_between
from app.accounts.service import actor_of
from app.call.linking import link_accident
from app.call.register import add_call
from app.duty.roadplaces import Place, Roads
from app.kernel.command import Context
from app.kernel.desk import system_transaction
from app.tabular.cells import LOCAL_ZONE

from .county import County
from .proposals import LEADER

A_DAY = (11, 17)
"""How many calls a day has, at least and at most."""
KINDS = {"accident": 46, "congestion": 16, "help": 14, "hazard": 10, "drink_driving": 6, "other": 8}
HOURS = (
    *(1, 1, 1, 1, 1, 2, 4, 9, 10, 7, 6, 6),
    *(5, 5, 5, 6, 7, 11, 12, 9, 6, 4, 3, 2),
)
ON_SECTIONS = 0.55
OUTCOMES = {
    "accident": {"settled": 50, "accident": 38, "nothing": 5, "repeated": 6, "false": 1},
    "congestion": {"settled": 80, "nothing": 12, "repeated": 8},
    "hazard": {"handed_over": 55, "settled": 40, "nothing": 5},
    "help": {"settled": 88, "handed_over": 10, "false": 2},
    "drink_driving": {"settled": 40, "nothing": 52, "false": 8},
    "other": {"settled": 60, "handed_over": 32, "false": 8},
}
SUMMARIES = {
    "accident": ("两车追尾，无人受伤", "小车与电动车相撞，一人受伤", "货车刮擦护栏", "三轮车侧翻"),
    "congestion": ("路口信号灯前排队过长", "集市占道，车辆无法通行", "大车抛锚占用车道"),
    "hazard": ("路面有散落石料", "信号灯不亮", "标志牌被撞歪", "路面坑槽"),
    "help": ("车辆没油停在路边", "老人迷路", "轮胎爆裂，请求协助"),
    "drink_driving": ("反映一辆小车行驶不稳，疑似酒驾", "饭店门口有人饮酒后开车离开"),
    "other": ("咨询违章处理", "噪音扰民，不属交管", "停车纠纷"),
}
PLACES = ("集市路口", "镇政府门前", "加油站门口", "学校门口", "桥头", "村委会北侧")

Members = dict[str, Any]


def take_in_calls(county: County, days: Mapping[int, date]) -> None:
    """The calls of these days up to now."""
    stage = county.stage
    chance = random.Random("calls")  # noqa: S311  # decides what made-up calls are like
    first = datetime.combine(days[min(days)], time(), LOCAL_ZONE)
    with system_transaction(stage.house.bus, stage.clock) as context:
        brigade_id = county.ids["brigade"]
        roads, units = roads_of(context, brigade_id), _units(county)
        accidents = accidents_between(context.session, units, first, context.now)
        found = [*_of_accidents(chance, accidents), *_others(chance, county, roads, days)]
        for number, members in enumerate(sorted(found, key=lambda each: each["received_at"]), start=1):
            if members["received_at"] <= context.now:
                _take(context, roads, county, members, number)


def _units(county: County) -> frozenset[UUID]:
    return frozenset(at for name, at in county.ids.items() if name == "brigade" or name.startswith("squad_"))


def _take(context: Context, roads: Roads, county: County, members: Members, number: int) -> None:
    brigade_id = county.ids["brigade"]
    received = members["received_at"]
    members = {"number": f"J{received:%Y%m%d}{number:05d}", "town": None, "handled_by": None, **members}
    unit_id = roads.unit_of(members.get("section_id")) or brigade_id
    is_fresh = context.now - received < timedelta(hours=2)
    outcome = {"outcome": "open"} if is_fresh else {}
    accident_id = members.pop("accident_id", None)
    call_id = add_call(context, {**members, **outcome, "unit_id": unit_id}, "import", brigade_id)
    if accident_id is not None:
        said = {"id": call_id, "version": 1, "accident_id": accident_id, "reason": "时间、地点相近，核对为同一起"}
        link_accident(replace(context, actor=actor_of(context.session, county.ids[LEADER])), said)


def _of_accidents(chance: random.Random, accidents: list[AccidentInfo]) -> Iterator[Members]:
    """One call for each accident, and a second for every third."""
    for n, accident in enumerate(accidents):
        place = {name: getattr(accident, name) for name in ("section_id", "chainage_m", "latitude", "longitude")}
        for minutes in (2, 9)[: 1 + (chance.random() < 1 / 3)]:
            yield {
                **place,
                "placed": accident.placed,
                "place_text": accident.place_text,
                "received_at": accident.occurred_at.astimezone(LOCAL_ZONE) + timedelta(minutes=minutes),
                "kind": "accident",
                "summary": chance.choice(SUMMARIES["accident"]),
                "outcome": "accident" if minutes == 2 else "repeated",
                "accident_id": accident.id if n % 2 == 0 else None,
            }


def _others(chance: random.Random, county: County, roads: Roads, days: Mapping[int, date]) -> Iterator[Members]:
    sections = sorted(county.lines)
    for day in days.values():
        for _ in range(chance.randint(*A_DAY)):
            kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
            hour = chance.choices(range(24), HOURS)[0]
            at = datetime.combine(day, time(hour, chance.randint(0, 59)), LOCAL_ZONE)
            outcomes = OUTCOMES[kind]
            yield {
                **_place(chance, county, roads, sections),
                "received_at": at,
                "kind": kind,
                "summary": chance.choice(SUMMARIES[kind]),
                "outcome": chance.choices(list(outcomes), list(outcomes.values()))[0],
            }


def _place(chance: random.Random, county: County, roads: Roads, sections: list[str]) -> Members:
    if chance.random() >= ON_SECTIONS:
        return {**asdict(Place()), "place_text": chance.choice(PLACES)}
    name = chance.choice(sections)
    line = county.lines[name]
    point = line.point_at(chance.random() * line.length_m)
    return {**asdict(roads.at_point(round(point.latitude, 6), round(point.longitude, 6))), "place_text": ""}
