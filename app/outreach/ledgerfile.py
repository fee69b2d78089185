"""The ledger as a file that the brigade keeps: the plan's columns, then those of its paper ledger, a row for each talk.

A column of the paper ledger that nobody fills in on the phone stays, empty, to be written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.tabular.writing import CellValue, OutColumn, OutSheet, write_xlsx

from .ledger import LedgerRow, targets_of_rows
from .plans import PlanItemInfo
from .targets import TargetInfo
from .words import words_by_keys

MUSTS = "babida."
STANDINGS = {"open": "待开展", "held": "已开展", "cancelled": "已取消"}
METHODS = {"counted": "清点", "estimated": "估算", "sign_in": "名册"}
COLUMNS = (
    OutColumn("计划日期", 22),
    OutColumn("计划人员", 24),
    OutColumn("状态", 10),
    OutColumn("活动编号", 17),
    OutColumn("八必到类别", 30),
    OutColumn("计划对象", 30),
    OutColumn("开始时间", 19),
    OutColumn("结束时间", 19),
    OutColumn("农历日期", 14),
    OutColumn("地点", 24),
    OutColumn("纬度", 11),
    OutColumn("经度", 11),
    OutColumn("出动人员", 30),
    OutColumn("出动人数", 10),
    OutColumn("主讲人", 18),
    OutColumn("车辆/大篷车", 12),
    OutColumn("受众人数", 10),
    OutColumn("计数方式", 10),
    OutColumn("受众类别", 20),
    OutColumn("形式", 24),
    OutColumn("主题", 24),
    OutColumn("宣传品", 28),
    OutColumn("奖励", 12),
    OutColumn("联系单位/联系人", 18),
    OutColumn("照片张数", 10),
    OutColumn("含人脸或未成年人张数", 12),
    OutColumn("隐患", 36),
    OutColumn("群众诉求", 36),
    OutColumn("效果", 12),
    OutColumn("备注", 30),
)

Talk = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Names:
    """What ids and codes are called."""

    targets: Mapping[UUID, TargetInfo]
    words: Mapping[str, str]
    people: Mapping[UUID, str]

    def listed(self, name: str, codes: Iterable[str]) -> str:
        return "、".join(self.words.get(f"{name}.{code}", code) for code in codes)

    def persons(self, ids: Iterable[Any]) -> str:
        return "、".join(self.people.get(UUID(str(each)), "") for each in ids)


def ledger_file(session: Session, rows: list[LedgerRow]) -> bytes:
    """The rows of the ledger as XLSX."""
    names = _names(session, rows)
    lines = (_line(row.item, talk, names) for row in rows for talk in row.sessions or (None,))
    return write_xlsx([OutSheet("宣讲台账", COLUMNS, lines)])


def _names(session: Session, rows: list[LedgerRow]) -> _Names:
    people = {person for row in rows for person in _people_of(row)}
    words = {word["key"]: word["name_zh"] for word in words_by_keys(session)}
    named = {i: officer.name for i, officer in officers_by_ids(session, people).items()}
    return _Names(targets_of_rows(session, rows), words, named)


def _people_of(row: LedgerRow) -> Iterator[UUID]:
    yield from (UUID(str(each)) for each in (row.item.team_ids if row.item else ()))
    for talk in row.sessions:
        yield from _turned_out(talk)


def _turned_out(talk: Talk) -> list[UUID]:
    """Who was there, as far as the talk says: whoever spoke and whoever recorded it."""
    return list(dict.fromkeys([*(UUID(str(each)) for each in talk["presenter_ids"]), talk["officer_id"]]))


def _line(item: PlanItemInfo | None, talk: Talk | None, names: _Names) -> list[CellValue]:
    target_ids = [*(talk["target_ids"] if talk else item.target_ids if item else ())]
    targets = [names.targets[each] for each in target_ids if each in names.targets]
    return [*_plan_cells(item, names), *_target_cells(item, talk, targets, names), *_talk_cells(talk, names)]


def _plan_cells(item: PlanItemInfo | None, names: _Names) -> list[CellValue]:
    if item is None:
        return [None, None, "计划外"]
    days = [item.starts_on.isoformat(), item.ends_on.isoformat()]
    hour = f" {item.begins_at:%H:%M}" if item.begins_at else ""
    return ["至".join(dict.fromkeys(days)) + hour, names.persons(item.team_ids), STANDINGS[item.standing]]


def _target_cells(
    item: PlanItemInfo | None, talk: Talk | None, targets: list[TargetInfo], names: _Names
) -> list[CellValue]:
    number = f"{talk['held_on']:%Y%m%d}-{talk['id'].hex[-6:].upper()}" if talk else None
    own = [item.category] if item and item.category else [key for each in targets for key in each.categories]
    musts = "、".join(names.words.get(key, key) for key in dict.fromkeys(own) if key.startswith(MUSTS))
    times = [talk["started_at"], talk["ended_at"]] if talk else [None, None]
    fairs = "、".join(_lunar(each) for each in targets if each.lunar_month)
    towns = "、".join(dict.fromkeys(each.town_name for each in targets if each.town_name))
    place = [talk["latitude"], talk["longitude"]] if talk else [None, None]
    return [number, musts, "、".join(each.name for each in targets), *times, fairs, towns, *place]


def _lunar(target: TargetInfo) -> str:
    return f"{'闰' if target.lunar_is_leap else ''}{target.lunar_month}月{target.lunar_day}日"


def _talk_cells(talk: Talk | None, names: _Names) -> list[CellValue]:
    if talk is None:
        return [None] * 18
    there = _turned_out(talk)
    handed_out = [f"{names.listed('material', [each['kind']])}{each['count']}" for each in talk["materials"]]
    return [
        names.persons(there),
        len(there),
        names.persons(talk["presenter_ids"]),
        "是" if "van" in talk["forms"] else None,
        talk["head_count"],
        METHODS[talk["count_method"]],
        names.listed("group", talk["groups"]),
        names.listed("form", talk["forms"]),
        names.listed("theme", talk["themes"]),
        "、".join(handed_out),
        None,
        None,
        len(talk["photos"]),
        len(talk["faces_visible"]),
        talk["hazards_heard"],
        talk["wishes"],
        None,
        talk["note"],
    ]
