"""What the brigade's supervisor looked at in two weeks, how it was answered, and what followed: decided findings,
one notice that was issued, one rectification that was reported done and one that is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from app.accounts.service import descendants, officers_by_ids, officers_of_units
from app.inspection.queries import INSPECTIONS
from app.inspection.service import scored_findings
from app.kernel.database import db

from .county import County
from .happening import Happening
from .phone import Phone

SUPERVISOR = "supervisor"
NOTICE_AFTER, NOTICE_DAY = -8, -2
"""The notice tells what was found between these days."""


@dataclass(frozen=True)
class Look:
    """One look at an officer by key; ``found`` maps kinds to verdicts, ``answer`` is what the officer says to what is
    bad, and ``decision`` what becomes of it."""

    day: int
    at: str
    officer: str
    means: str
    section: str | None
    found: Mapping[str, str]
    answer: tuple[str, str] | None = None
    decision: tuple[str, str] | None = None
    is_dark: bool = False


GOOD = {"lights": "good", "car": "good", "officers": "good"}
LOOKS = (
    Look(-13, "20:10", "police_31", "site", "county_road", {**GOOD, "vest": "good", "lights": "bad"}, ("accept", "")),
    Look(-11, "09:20", "police_21", "site", "s242", {**GOOD, "vest": "good", "belts": "good", "courtesy": "good"}),
    Look(-9, "19:45", "police_12", "video", None, {**GOOD, "signs": "unseen"}, is_dark=True),
    Look(
        -7,
        "20:30",
        "police_31",
        "site",
        "county_road",
        {**GOOD, "lights": "bad", "signs": "bad"},
        ("accept", ""),
        is_dark=True,
    ),
    Look(-6, "07:15", "police_11", "site", None, {**GOOD, "staffing": "good", "response": "good"}),
    Look(
        -5,
        "23:20",
        "police_21",
        "radio",
        "s242",
        {"not_on_standby": "bad"},
        ("explain", "演示：当时在处置事故，已向指挥中心报告"),
        ("withdrawn", "演示：核对指令，情况属实"),
        is_dark=True,
    ),
    Look(
        -3,
        "19:50",
        "police_12",
        "site",
        None,
        {**GOOD, "vest": "bad"},
        ("explain", "演示：背心在车上，下车前漏穿"),
        ("upheld", "演示：应着装后下车"),
        is_dark=True,
    ),
    Look(
        -1,
        "20:15",
        "police_21",
        "site",
        "s242",
        {**GOOD, "signs": "bad", "service": "good"},
        ("explain", "演示：警告标志被大车碰倒，正在补放"),
        is_dark=True,
    ),
    Look(-1, "21:05", "police_31", "video", "county_road", {**GOOD, "lights": "bad"}, is_dark=True),
)


def inspection_happenings(county: County, phones: Mapping[str, Phone], days: Mapping[int, date]) -> Iterator[Happening]:
    """All of it, in no order."""
    for look in LOOKS:
        if look.day in days:
            yield from _Looked(county, phones, look, days[look.day]).happenings()
    if NOTICE_DAY in days:
        yield Happening(county.stage.moment(days[NOTICE_DAY], "16:30"), partial(_notice, county, days))
        yield Happening(county.stage.moment(days[NOTICE_DAY], "15:00"), partial(_roll_call, county))


@dataclass
class _Looked:
    """One look and what followed."""

    county: County
    phones: Mapping[str, Phone]
    look: Look
    day: date
    mended: list[UUID] = field(default_factory=list)

    def happenings(self) -> Iterator[Happening]:
        at = self.county.stage.moment(self.day, self.look.at)
        made: list[UUID] = []
        yield Happening(at, partial(self._record, made))
        if self.look.answer is not None:
            yield Happening(at + timedelta(minutes=50), partial(self._answer, made, *self.look.answer))
        if self.look.decision is not None:
            yield Happening(at + timedelta(hours=16), partial(self._decide, made, *self.look.decision))
        if self.look.day == -7:
            yield Happening(at + timedelta(hours=17), partial(self._rectify, made, 3))
            yield Happening(at + timedelta(days=2), self._mended)
        if self.look.day == -3:
            yield Happening(at + timedelta(hours=18), partial(self._rectify, made, 1))

    def _record(self, made: list[UUID]) -> None:
        look, who = self.look, self.county.ids[self.look.officer]
        unit_id = officers_by_ids(db.session(), [who])[who].unit_id
        said: dict[str, Any] = {
            "inspected_unit_id": str(unit_id),
            "means": look.means,
            "is_dark": look.is_dark,
            "post_id": None,
            "section_id": None if look.section is None else str(self.county.ids[look.section]),
            "requirement_id": None,
            "place_text": "",
            "officers": [{"officer_id": str(who), "call": "answered" if look.means == "radio" else None}],
            "findings": [
                {"kind": kind, "verdict": verdict, "officer_id": None, "note": ""}
                for kind, verdict in look.found.items()
            ],
            "note": "",
        }
        made.append(self.county.desk(SUPERVISOR).say("inspection.record_at_desk", said))

    def _bad(self, made: list[UUID]) -> list[Any]:
        [found] = INSPECTIONS.by_ids(db.session(), made)
        return [each for each in found.findings if each.verdict == "bad"]

    def _answer(self, made: list[UUID], stance: str, text: str) -> None:
        phone = self.phones[self.look.officer]
        for finding in self._bad(made):
            said = {"finding_id": str(finding.id), "stance": stance, "text": text}
            phone.say("inspection.answer", said, self.county.stage.clock.now(), None)
        phone.send()

    def _decide(self, made: list[UUID], decision: str, reason: str) -> None:
        for finding in self._bad(made):
            said = {"decision": decision, "reason": reason}
            self.county.desk(SUPERVISOR).say(
                "inspection.decide",
                said,
                id=finding.id,
                version=finding.version,
                said={**said, "kind": "", "verdict": ""},
            )

    def _rectify(self, made: list[UUID], within: int) -> None:
        [found] = INSPECTIONS.by_ids(db.session(), made)
        finding = self._bad(made)[0]
        due = self.county.stage.clock.now().date() + timedelta(days=within)
        said = {
            "unit_id": str(found.inspected_unit_id),
            "finding_id": str(finding.id),
            "officer_id": str(self.county.ids[self.look.officer]),
            "text": "演示：检修警灯，夜间巡逻全程开启" if finding.kind == "lights" else "演示：出警前检查着装",
            "due_on": due.isoformat(),
        }
        self.mended.append(self.county.desk(SUPERVISOR).say("inspection.demand_rectification", said))

    def _mended(self) -> None:
        said = {"rectification_id": str(self.mended[0]), "text": "演示：警灯已更换，当晚已开启"}
        phone = self.phones[self.look.officer]
        phone.say("inspection.report_rectified", said, self.county.stage.clock.now(), None)
        phone.send()


def _roll_call(county: County) -> None:
    """The second squad by radio: most answer, one isn't reached, one is on leave and not asked."""
    squad = county.ids["squad_2"]
    people = [each for each in officers_of_units(db.session(), [squad]) if each.active][:9]
    calls = ["answered"] * (len(people) - 2) + ["not_answered", "not_asked"]
    said = {
        "inspected_unit_id": str(squad),
        "means": "radio",
        "is_dark": False,
        "post_id": None,
        "section_id": None,
        "requirement_id": None,
        "place_text": "",
        "officers": [{"officer_id": str(each.id), "call": call} for each, call in zip(people, calls, strict=True)],
        "findings": [],
        "note": "演示：下午例行点名",
    }
    county.desk(SUPERVISOR).say("inspection.record_at_desk", said)


def _notice(county: County, days: Mapping[int, date]) -> None:
    """What is settled of these days, in one notice of the brigade."""
    brigade = county.ids["brigade"]
    first, last = days[min(days, key=lambda n: abs(n - NOTICE_AFTER))], days[NOTICE_DAY]
    settled = scored_findings(db.session(), descendants(db.session(), brigade), first, last)
    chosen = [str(each.id) for each in settled if each.counts_as != "waiting"]
    if chosen:
        desk = county.desk(SUPERVISOR)
        said = {"unit_id": str(brigade), "finding_ids": chosen}
        notice_id = desk.say("inspection.draft_notice", said)
        desk.say("inspection.issue_notice", {}, id=notice_id, version=1)
