"""What counts as what among calls: pure.

- *Valid* (有效警情) is every call but those that were repeated or false; one that turned out to be nothing is valid,
  somebody had to go. That is this product's reading, confidence medium.
- *Who called is not kept*: numbers of telephones and of identity cards are taken out of every text, and a file's
  columns about the caller are passed over.
- A call *may be about* an accident or a task that is near in time and place; whether it is, a person says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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

_PHONE = re.compile(r"(?<![0-9])(?:1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|0[0-9]{2,3}[ -]?[0-9]{7,8})(?![0-9])")
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CALLER = re.compile(
    r"(?:报警人|报案人|来电人|举报人)(?:姓名)?[:：]?\s*[\u4e00-\u9fff·]{2,4}?(?=[,，。;；、\s(（]|[称说报]|反映|来电|电话|$)"
)


def without_caller(text: str) -> str:
    """A text without numbers of telephones and identity cards, and without the name behind 报警人."""
    plain = _IDENTITY.sub(lambda found: "（证件号略）" if _is_identity(found[0]) else found[0], text)
    return _CALLER.sub("报警人（略）", _PHONE.sub("（电话略）", plain))


def _is_identity(digits: str) -> bool:
    """Whether the check digit fits (GB 11643, mod 11-2): a case's number of 18 digits stays."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return digits[17].upper() == _CHECKS[total % 11]


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
