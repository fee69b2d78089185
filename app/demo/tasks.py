"""What the command centre sent, and what became of it: three weeks of tasks, and yesterday and today one in each
state."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from app.dispatch.jobs import expire_tasks
from app.dispatch.telemetry import note_telemetry
from app.geo.points import Wgs84Point
from app.kernel.clock import format_instant

from .checkins import TOLD
from .county import County
from .desk import Desk
from .happening import Happening
from .phone import Phone
from .speech import Word, speak

ANSWERS = ("acknowledge", "set_out", "arrive", "report_back")
MINUTES = {"delivered": 0, "opened": 1, "acknowledge": 2, "set_out": 4, "arrive": 17, "report_back": 44, "send_back": 5}
"""About how long after its sending each step comes."""


@dataclass(frozen=True)
class Task:
    """A task sent at a local time of a duty day to officers by key, and how far it went.

    ``end`` is the last step said, or what the desk made of it: closed, recalled or expired."""

    day: int
    at: str
    officers: tuple[str, ...]
    kind: str
    title: str
    text: str
    urgency: str
    section: str | None
    end: str
    chainage_m: int | None = None
    report: str = ""


STORIES = (
    Task(-2, "18:35", ("police_11", "police_12"), "congestion", "城区活动散场分流", "演示：到城区中心路口分流",
         "urgent", None, "closed", report="演示：18 时 52 分到场，20 时 30 分交通恢复"),
    Task(-1, "07:20", ("police_31",), "accident", "张秋方向两车追尾", "演示：无人员伤亡，先期处置", "urgent",
         "county_road", "closed", 6_200, "演示：已撤离现场，快处快赔"),
    Task(-1, "09:10", ("police_21",), "check", "核查校车一辆", "演示：定水方向，核对乘载人数", "routine",
         "s242", "send_back", report="演示：正在处置路口拥堵，无法前往"),
    Task(-1, "15:05", ("940002", "940003"), "patrol", "S246 加强货车路检", "演示：安乐至阎楼段", "routine",
         "s246", "recalled"),
    Task(-1, "20:40", ("950002",), "post", "七级卡点增援", "演示：酒驾夜查增援", "urgent",
         "x903", "expired", 9_300),
    Task(-1, "21:10", ("960002",), "escort", "大件运输引导", "演示：高庙王至李台段引导", "routine",
         "x904", "report_back", 5_600, "演示：已引导出县界，等待确认"),
    Task(0, "05:10", ("police_21",), "other", "报送昨日材料", "演示：交班前报送", "routine",
         None, "acknowledge"),
    Task(0, "05:20", ("police_32",), "patrol", "十五里园路段巡线", "演示：有群众反映夜间遗撒", "routine",
         "county_road", "set_out"),
    Task(0, "05:30", ("940003",), "check", "核查危化品车停放", "演示：郭店屯加油站附近", "urgent",
         "s246", "arrive", 1_200),
    Task(0, "05:40", ("950003",), "other", "检查警示标志摆放", "演示：阿城大集路口", "routine",
         "x902", "opened"),
    Task(0, "05:45", ("960003",), "other", "报送夜查情况", "演示：金斗营货车夜查", "routine",
         None, "delivered"),
    Task(0, "05:50", ("910101",), "other", "领取反光背心", "演示：到大队装备室", "routine",
         None, "queued"),
)  # fmt: skip

USUAL = (
    ("accident", "轻微事故先期处置", "演示：两车剐蹭，无人员伤亡", "urgent", "演示：已指导快处快赔，现场撤除"),
    ("congestion", "路口拥堵疏导", "演示：早晚高峰车流积压", "routine", "演示：疏导完毕，通行正常"),
    ("check", "核查重点车辆", "演示：卡口预警货车一辆", "routine", "演示：已核查，无超载，提醒按时年检"),
    ("patrol", "加强巡线", "演示：有群众反映大货车夜间超速", "routine", "演示：已巡线两趟，未见异常"),
)
WHO = {
    "g341": "910101", "s242": "920101", "county_road": "930101", "s246": "940004", "x902": "950004", "x903": "950005",
    "x904": "960004", "x905": "960005", "x906": "920102",
}  # fmt: skip


def recipients() -> set[str]:
    """Whose phones answer tasks."""
    return {officer for task in STORIES for officer in task.officers} | set(WHO.values())


def task_happenings(county: County, phones: Mapping[str, Phone], days: Mapping[int, date]) -> Iterator[Happening]:
    """All that happened to tasks, in no order."""
    for task in (*STORIES, *_by_rule(days)):
        if task.day in days:
            yield from _Run(county, phones, task, days[task.day]).happenings()


def _by_rule(days: Mapping[int, date]) -> Iterator[Task]:
    for number, day in days.items():
        chance = random.Random(f"tasks {day}")  # noqa: S311  # decides what a made-up command centre sent
        for _ in range(chance.randrange(1, 4) if number < -TOLD else 0):
            section = chance.choice(sorted(WHO))
            kind, title, text, urgency, report = chance.choice(USUAL)
            at, chainage_m = f"{chance.randrange(7, 22):02}:{chance.randrange(60):02}", chance.randrange(300, 7_000)
            yield Task(number, at, (WHO[section],), kind, title, text, urgency, section, "closed", chainage_m, report)


@dataclass
class _Run:
    """One task on its way; its id is known once it was sent."""

    county: County
    phones: Mapping[str, Phone]
    task: Task
    day: date
    ids: list[UUID] = field(default_factory=list)

    def happenings(self) -> Iterator[Happening]:
        yield Happening(self.sent_at, self._send)
        for step in self._steps():
            for place, officer in enumerate(self.task.officers):
                at = self.sent_at + timedelta(minutes=MINUTES[step] + place, seconds=20)
                yield Happening(at, partial(self._take, step, officer, at))
        yield from self._ending()

    @property
    def sent_at(self) -> datetime:
        return self.county.stage.moment(self.day, self.task.at)

    def _steps(self) -> tuple[str, ...]:
        end = self.task.end
        if end in ("queued", "expired"):
            return ()
        if end == "delivered":
            return ("delivered",)
        if end in ("opened", "recalled"):
            return ("delivered", "opened")
        if end == "send_back":
            return ("delivered", "opened", "send_back")
        said = ANSWERS if end == "closed" else ANSWERS[: ANSWERS.index(end) + 1]
        return ("delivered", "opened", *said)

    def _ending(self) -> Iterator[Happening]:
        desk = self.county.desk("dispatcher")
        if self.task.end == "closed":
            yield Happening(self.sent_at + timedelta(minutes=70), lambda: self._end(desk, "close", note=""))
        if self.task.end == "recalled":
            why = "演示：改由一中队负责"
            yield Happening(self.sent_at + timedelta(minutes=9), lambda: self._end(desk, "recall", reason=why))
        if self.task.end == "expired":
            yield Happening(self.sent_at + timedelta(minutes=31), lambda: expire_tasks(self.county.stage.clock, {}))

    def _end(self, desk: Desk, verb: str, **said: str) -> None:
        desk.say(f"dispatch.{verb}_task", said, task_id=self.ids[0])

    def _send(self) -> None:
        task, ids = self.task, self.county.ids
        due = self.sent_at + timedelta(minutes=30)
        said = {
            **{name: getattr(task, name) for name in ("kind", "title", "text", "urgency", "chainage_m")},
            "post_id": None,
            "section_id": str(ids[task.section]) if task.section else None,
            "latitude": None,
            "longitude": None,
            "place_text": "" if task.section else "演示：城区",
            "due_at": format_instant(due) if task.end == "expired" else None,
            "officer_ids": [str(ids[key]) for key in task.officers],
            "unit_ids": [],
            "on_duty": False,
        }
        self.ids.append(self.county.desk("dispatcher").say("dispatch.send_task", said))

    def _take(self, step: str, officer: str, at: datetime) -> None:
        if step in ("delivered", "opened"):
            said = {"kind": step, "road": "poll", "at": at}
            note_telemetry(at, self.county.ids[officer], self.ids[0], said)
            return
        payload: dict[str, Any] = {"task_id": str(self.ids[0])}
        if step == "report_back":
            payload |= {"text": self.task.report or "演示：处置完毕", "photos": []}
        if step == "send_back":
            payload["reason"] = self.task.report
        speak(self.phones, Word(at, officer, f"dispatch.{step}", payload, self._place()))
        speak(self.phones, Word(at, officer))

    def _place(self) -> Wgs84Point | None:
        if self.task.section is None:
            return None
        line = self.county.lines[self.task.section]
        return line.point_at(min(self.task.chainage_m or 0, line.length_m))
