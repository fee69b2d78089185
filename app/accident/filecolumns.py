"""The columns that a file of accidents may have, and what their cells mean.

Parties stand in one cell each (车辆: 小型客车、电动自行车) or in numbered columns (车辆1, 车辆2); both may be there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from app.accounts.importing import unit_field
from app.duty.placecolumns import PLACE_FIELDS, text_in
from app.records.filemappings import MappingInfo
from app.tabular.cells import list_in, name_key
from app.tabular.columns import Column
from app.tabular.importing import SAYS_NOTHING, ImportField, Members
from app.tabular.moments import clock_in, moment_in
from app.tabular.words import NOTHING, SeveralWords, WordReader, known_words

from .rules import VEHICLE, WORD_MEMBERS

NUMBERED = 6
FATAL = "fatal"
_PROCEDURES = {
    "general": "一般 一般程序 一般程序事故 一般事故 伤人事故 伤亡事故 财产损失事故 财损事故 general",
    "simple": "简易 简易程序 简易程序事故 简易事故 快处 simple",
    FATAL: "亡人 死亡 亡人事故 死亡事故",
}
_PROCEDURE = {name_key(word): code for code, words in _PROCEDURES.items() for word in words.split()}
_COUNT = re.compile(r"([0-9]{1,3})\s*人?")
_AGE = re.compile(r"([0-9]{1,3})\s*(?:周?岁)?")


def procedure_in(cell: str) -> str | None:
    """general, simple, or fatal (which is general with a death); None for anything else."""
    return _PROCEDURE.get(name_key(cell))


def count_in(cell: str) -> int | None:
    """How many people: 2, 2人, 无; None for anything else."""
    found = _COUNT.fullmatch(cell)
    return int(found[1]) if found else 0 if cell in NOTHING else None


def _moments_in(cell: str) -> Any:
    if cell in NOTHING:
        return SAYS_NOTHING
    found = [moment_in(part) for part in re.split(r"[、，,;；|\n]+", cell) if part.strip()]
    return found if found and all(isinstance(each, date) for each in found) else None


def _age_in(cell: str) -> Any:
    found = _AGE.fullmatch(cell)
    return int(found[1]) if found and int(found[1]) <= 120 else SAYS_NOTHING if cell in NOTHING else None


def _ages_in(cell: str) -> list[int | None] | None:
    ages = [_age_in(part) for part in list_in(cell)]
    return None if None in ages else [None if age is SAYS_NOTHING else age for age in ages]


def _word(key: str, *names: str, example: str = "") -> ImportField:
    return ImportField(Column(key, (*names, key)), WordReader(), example=example, note="写代码或名称都可以")


_PARTY_FIELDS = tuple(
    each
    for n in range(1, NUMBERED + 1)
    for each in (
        ImportField(
            Column(
                f"vehicle_{n}",
                (f"车辆{n}", f"车辆类型{n}", f"车型{n}", f"交通方式{n}", f"当事人{n}交通方式", f"{n}方车辆"),
            ),
            note="一人（车）一列时用" if n == 1 else "",
        ),
        ImportField(
            Column(f"age_{n}", (f"年龄{n}", f"当事人{n}年龄", f"{n}方年龄")),
            _age_in,
            note="一人一列时用" if n == 1 else "",
        ),
    )
)

FIELDS: tuple[ImportField, ...] = (
    ImportField(
        Column("number", ("事故编号", "事故号", "案件编号", "事故认定书编号", "编号", "number")),
        text_in,
        example="371521202603050001",
        longest=40,
        note="原系统的编号；再次导入时据此对应",
    ),
    ImportField(
        Column(
            "occurred_at",
            (
                "事故时间",
                "事故发生时间",
                "发生时间",
                "事发时间",
                "事故日期",
                "事故发生日期",
                "发生日期",
                "事故日期时间",
                "occurred_at",
            ),
            required=True,
        ),
        moment_in,
        example="2026/3/5 7:30",
        note="日期和时分；时分另有一列的，本列只写日期",
    ),
    ImportField(
        Column("clock", ("时分", "事故时分", "发生时分", "具体时间", "clock")), clock_in, note="本地时间，如 7:30"
    ),
    ImportField(
        Column("procedure", ("处理程序", "适用程序", "程序", "事故类型", "事故类别", "procedure"), required=True),
        procedure_in,
        ("一般", "简易", "亡人"),
        "一般",
    ),
    ImportField(
        Column("deaths", ("死亡人数", "死亡", "亡人数", "亡人", "deaths"), required=True),
        count_in,
        example="0",
        note="空着即无；事故发生之日起 7 日内死亡的计入",
        empty=0,
    ),
    ImportField(Column("death_times", ("死亡时间", "death_times")), _moments_in, note="多人的用顿号分开"),
    ImportField(
        Column("injuries", ("受伤人数", "受伤", "伤人数", "injuries")),
        count_in,
        example="1",
        note="空着即无；没有这一列则为不详",
        empty=0,
    ),
    _word("form", "事故形态", "形态", "碰撞形态", example="碰撞运动车辆"),
    _word("cause", "事故原因", "事故认定原因", "主要原因", "认定原因", "原因", example="未按规定让行"),
    _word("weather", "天气", "天气状况", example="晴"),
    _word("light", "照明条件", "照明", "光线", example="白天"),
    _word("road_type", "道路类型", "公路技术等级", "道路技术等级", example="二级"),
    _word("road_feature", "路口路段类型", "路段类型", "路口类型", "道路特征", example="四支分叉口"),
    *PLACE_FIELDS,
    ImportField(
        Column("place_text", ("事故地点", "地点", "发生地点", "事故地址", "详细地址", "place_text")),
        text_in,
        example="G105 线 K12+300 处",
        longest=200,
    ),
    ImportField(
        Column("town", ("乡镇", "镇街", "所属乡镇", "乡镇街道", "town")), text_in, example="安乐镇", longest=30
    ),
    ImportField(Column("village", ("村庄", "村", "所在村", "village")), text_in, longest=60),
    ImportField(Column("enterprise", ("企业", "所属企业", "运输企业", "车属单位", "enterprise")), text_in, longest=100),
    ImportField(
        Column("vehicles", ("车辆", "交通方式", "车辆类型", "涉事车辆", "车型", "vehicles")),
        example="小型客车、电动自行车",
        note="多方的用顿号分开",
    ),
    ImportField(
        Column("ages", ("年龄", "当事人年龄", "ages")), _ages_in, example="45、67", note="与车辆同序，用顿号分开"
    ),
    *_PARTY_FIELDS,
    ImportField(Column("note", ("备注", "简要案情", "案情", "事故简况", "note")), text_in, longest=500),
    unit_field("某县交警大队"),
)


def fields_for(mapping: MappingInfo, words: Sequence[Mapping[str, Any]]) -> tuple[ImportField, ...]:
    """The columns as one brigade's files have them: its headings before ours, its words beside ours."""
    known = known_words(words, mapping.words)
    return tuple(_tailored(each, mapping, known) for each in FIELDS)


def _tailored(each: ImportField, mapping: MappingInfo, known: Mapping[str, WordReader]) -> ImportField:
    name = list_of(each.key)
    if name is None:
        return mapping.tailored(each, None)
    words = known.get(name, WordReader())
    return mapping.tailored(each, SeveralWords(words) if each.key == "vehicles" else words)


def list_of(key: str) -> str | None:
    """The list whose words a column has; None for one without words."""
    return VEHICLE if key.startswith(VEHICLE) else key if key in WORD_MEMBERS else None


def parties_in(members: Members) -> list[dict[str, Any]] | None:
    """Take the parties out of a row; None where it speaks of none."""
    vehicles, ages = list(members.pop("vehicles", ())), list(members.pop("ages", ()))
    for n in range(NUMBERED):
        for into, key in ((vehicles, f"vehicle_{n + 1}"), (ages, f"age_{n + 1}")):
            if key in members:
                into += [None] * (n + 1 - len(into))
                into[n] = members.pop(key)
    pairs = list(zip_longest(vehicles, ages))
    return [{"vehicle_type": code, "age": age} for code, age in pairs] or None
