"""Hazards that officers found on the road, and what became of them: some handed over, some mended, some still open."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from .county import County
from .happening import Happening
from .phone import Phone
from .tasks import WHO

FOUND = (
    ("pothole", "serious", "演示：右侧车道坑槽，约一米见方", "交通运输局"),
    ("view_blocked", "serious", "演示：秸秆堆放遮挡路口视线", "镇政府"),
    ("no_light", "minor", "演示：路口路灯不亮", "住建局"),
    ("sign_missing", "minor", "演示：让行标志缺失", "交通运输局"),
    ("guardrail", "dangerous", "演示：桥头护栏缺损", "公路中心"),
    ("marking_worn", "minor", "演示：停止线磨损", "交通运输局"),
)
"""Kind, severity, note, and who mends such."""
OFTEN = 0.6
"""How often one is found on a day."""


def hazard_happenings(county: County, phones: Mapping[str, Phone], days: Mapping[int, date]) -> Iterator[Happening]:
    """All of them with what became of them, in no order."""
    for number, day in days.items():
        chance = random.Random(f"hazard {day}")  # noqa: S311  # decides what made-up officers found
        if chance.random() < OFTEN or number == -1:
            yield from _Found(county, phones, day, chance).happenings()


def _step(step: str, **said: str) -> dict[str, str]:
    return {"step": step, "to_whom": "", "number": "", "note": "", **said}


@dataclass
class _Found:
    """One hazard on its way; its id is known once it was sent."""

    county: County
    phones: Mapping[str, Phone]
    day: date
    chance: random.Random
    version: int = 1

    def happenings(self) -> Iterator[Happening]:
        section = self.chance.choice(sorted(WHO))
        at = self.county.stage.moment(self.day, f"{self.chance.randrange(8, 17):02}:{self.chance.randrange(60):02}")
        found = self.chance.choice(FOUND)
        chainage_m = self.chance.randrange(500, 7_000)
        said: list[UUID] = []
        yield Happening(at, partial(self._report, said, section, chainage_m, found))
        steps = [_step("handed_over", to_whom=found[3], number=f"演示{self.day:%m%d}")]
        steps += [_step("resolved", note="演示：已修复，复查合格")] if self.chance.random() < 0.5 else []
        for days_later, step in zip((1, 4), steps, strict=False):
            yield Happening(at + timedelta(days=days_later), partial(self._step, said, step))

    def _report(self, said: list[UUID], section: str, chainage_m: int, found: tuple[str, ...]) -> None:
        kind, severity, note, _ = found
        payload = {
            "kind": kind,
            "severity": severity,
            "section_id": str(self.county.ids[section]),
            "chainage_m": chainage_m,
            "place_text": "",
            "note": note,
            "photos": [],
        }
        phone, place = self.phones[WHO[section]], self.county.lines[section].point_at(chainage_m)
        said.append(UUID(phone.say("hazard.report", payload, self.county.stage.clock.now(), place)))
        phone.send()

    def _step(self, said: list[UUID], step: dict[str, str]) -> None:
        desk = self.county.desk("dispatcher")
        desk.say("hazard.take_step", step, id=said[0], version=self.version, said=step)
        self.version += 1
