"""What counts as what among calls: pure.

- *Valid* (有效警情) is every call but those that were repeated or false; one that turned out to be nothing is valid,
  somebody had to go. That is this product's reading, confidence medium.
- *Who called is not kept*: numbers of telephones and of identity cards are taken out of every text, and a file's
  columns about the caller are passed over.
- A call *may be about* an accident or a task that is near in time and place; whether it is, a person says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.geo.distance import distance_m
from app.geo.points import Wgs84Point
from app.tabular.cells import name_key

OUTCOMES = ("open", "settled", "accident", "handed_over", "nothing", "repeated", "false")
NOT_VALID = frozenset({"repeated", "false"})
SOURCES = ("import", "desk")
OUTCOME_NAMES = {
    "open": "处置中",
    "settled": "现场处置",
    "accident": "按事故处理",
    "handed_over": "移交",
    "nothing": "到场无情况",
    "repeated": "重复报警",
    "false": "误报谎报",
}
#: Other ways in which files write outcomes and kinds.
OUTCOME_ALIASES = {
    "open": "未办结 处警中 待处置 未反馈",
    "settled": "已处置 已处理 现场处理 现场调解 已办结 办结 处理完毕 疏导完毕 劝离",
    "accident": "转事故 事故处理 转事故处理 立案 快处 简易程序",
    "handed_over": "移交其他部门 转交 移交辖区派出所 转其他警种",
    "nothing": "未见异常 无异常 到场未见 现场无人 未发现",
    "repeated": "重复 重复警情",
    "false": "误报 谎报 虚假警情 骚扰 无效 无效警情",
}
KIND_ALIASES = {
    "accident": "事故 交通事故类 道路交通事故 事故警情 伤人事故 财损事故",
    "congestion": "拥堵 堵车 交通堵塞 交通拥堵类",
    "hazard": "隐患 道路障碍 设施损坏 信号灯故障 路面障碍",
    "help": "求助 群众求助类 服务求助 车辆故障",
    "drink_driving": "酒驾 举报酒后驾驶 酒驾举报 涉酒举报 举报醉驾",
    "other": "其它 其他警情 咨询",
}

#: A call about an accident comes from a little before the time that was written down for it to 90 minutes after.
BEFORE, AFTER = timedelta(minutes=15), timedelta(minutes=90)
TASK_BEFORE, TASK_AFTER = timedelta(minutes=5), timedelta(minutes=60)
NEAR_M = 1000.0

_BEHIND = r"(?![0-9]|\.[0-9])"
_PHONES = (
    re.compile(rf"(?<![0-9])(?:\(?(?:\+|00)?86\)?[ -]?)?1[3-9][0-9](?:[ -]?[0-9]){{8}}{_BEHIND}"),
    re.compile(rf"(?<![0-9.])(?:\(0[0-9]{{2,3}}\)|0[0-9]{{2,3}})[ -]?[2-9][0-9]{{6,7}}{_BEHIND}"),
)
#: Without a code of the town: no day (20260305), no amount, no number of a case, no figure behind K12+.
_LOCAL_PHONE = re.compile(
    r"(?<![0-9A-Za-z.+/-])(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?![0-9]))"
    rf"[2-9][0-9]{{6,7}}{_BEHIND}(?![A-Za-z]|\s*[元米吨号]|公里)"
)
_NUMBER_OF = ("编号", "单号", "案号", "警号", "文号", "车号")
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{6} ?[0-9]{8} ?[0-9]{3}[0-9X](?![0-9A-Z])", re.IGNORECASE)
_OLD_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-8][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
#: What follows 报警人 where no name does.
_NO_NAME = (
    "反映|称|说|来电|来人|来队|现场|现在|现已|表示|报|告|讲|述|自称|自述|自行|声称|陈述|描述|投诉|举报|提供|电话|手机|联系|姓名|发现|看到|看见|"
    "听|认为|怀疑|要求|请求|希望|求助|需|想|同意|拒绝|不|未|无|没|已|正|在|从|到|去|被|把|将|对|向|给|因|为|是|系|与|和|及|或|等|的|"
    "也|又|再|后|先|前|本人|其|驾|开车|骑|乘|坐|步行|路过|途经|途径|行至|受伤|受惊|身份|身体|情绪|车辆|离开|返回|撤|取消|位于|位置|住|"
    "家|醉|喝|饮|挂|拨|打|所|确认|核实|补充|可能|准备|继续|愿|能|会|有|并|经|通过|名下|信息|地址"
)
_CALLER = re.compile(
    rf"(?:报警人|报案人|来电人|举报人)(?:姓名)?:?\s*(?!{_NO_NAME})[\u4e00-\u9fff·]{{2,4}}?"
    r"(?=[,，。;；、.:\s(（0-9+]|[称说报讲在系]|反映|来电|电话|手机|表示|告知|要求|自称|驾|与|$)"
)


def without_caller(text: str, longest: int | None = None) -> str:
    """A text without numbers of telephones and identity cards, and without the name behind 报警人, cut to ``longest``
    characters."""
    text = _taken_out(text, _IDENTITY, "（证件号略）", _is_identity)
    text = _taken_out(text, _OLD_IDENTITY, "（证件号略）")
    for pattern in _PHONES:
        text = _taken_out(text, pattern, "（电话略）")
    text = _taken_out(text, _LOCAL_PHONE, "（电话略）", lambda found: not _is_number_of(found))
    return _taken_out(text, _CALLER, "报警人（略）")[:longest]


def _taken_out(
    text: str, pattern: re.Pattern[str], said: str, meant: Callable[[re.Match[str]], bool] = lambda _found: True
) -> str:
    """The text with ``said`` for each match that is meant. Full-width figures and marks match like plain ones, and
    what doesn't match stays as it was written."""
    kept, ended = [], 0
    for found in pattern.finditer(_narrow(text)):
        if meant(found):
            kept += [text[ended : found.start()], said]
            ended = found.end()
    return "".join([*kept, text[ended:]])


def _narrow(text: str) -> str:
    """The text in NFKC, character by character, so that places in it stay what they are."""
    folded = ((each, unicodedata.normalize("NFKC", each)) for each in text)
    return "".join(plain if len(plain) == 1 else each for each, plain in folded)


def _is_identity(found: re.Match[str]) -> bool:
    """Whether the check digit fits (GB 11643, mod 11-2): a case's number of 18 digits stays."""
    digits = found[0].replace(" ", "")
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return digits[17].upper() == _CHECKS[total % 11]


def _is_number_of(found: re.Match[str]) -> bool:
    return found.string[: found.start()].rstrip(": ").endswith(_NUMBER_OF)


def is_valid(outcome: str) -> bool:
    """Whether a call with this outcome is a valid one."""
    return outcome not in NOT_VALID


@dataclass(frozen=True, slots=True)
class Spot:
    """When and where something was; degrees WGS-84, metres from the road's zero."""

    at: datetime
    section_id: UUID | None
    chainage_m: int | None
    latitude: float | None
    longitude: float | None
    place_text: str

    @classmethod
    def of(cls, record: Any, at: datetime) -> Spot:
        """The place that a record says, at a time."""
        return cls(at, record.section_id, record.chainage_m, record.latitude, record.longitude, record.place_text)


def may_be_about(call: Spot, accident: Spot) -> bool:
    """Whether a call may be about an accident: received from 15 minutes before to 90 after it, and near."""
    return -BEFORE <= call.at - accident.at <= AFTER and is_near(call, accident)


def may_be_sent_for(call: Spot, task: Spot) -> bool:
    """Whether a task may have been sent for a call: from 5 minutes before to an hour after it, and near."""
    return -TASK_BEFORE <= task.at - call.at <= TASK_AFTER and is_near(call, task)


def is_near(one: Spot, other: Spot) -> bool:
    """Within a kilometre; where one has no more than a section, on that section; else at the same words."""
    here, there = _point(one), _point(other)
    if here is not None and there is not None:
        return distance_m(here, there) <= NEAR_M
    if one.section_id is not None and one.section_id == other.section_id:
        if one.chainage_m is None or other.chainage_m is None:
            return True
        return abs(one.chainage_m - other.chainage_m) <= NEAR_M
    return bool(name_key(one.place_text)) and name_key(one.place_text) == name_key(other.place_text)


def nearest_in_time(at: datetime, times: Iterable[tuple[datetime, UUID]]) -> list[UUID]:
    """The ids in order of how near their times are."""
    return [found for _, found in sorted(times, key=lambda each: (abs(each[0] - at), str(each[1])))]


def _point(spot: Spot) -> Wgs84Point | None:
    if spot.latitude is None or spot.longitude is None:
        return None
    return Wgs84Point(spot.latitude, spot.longitude)
