"""The month before: published, asked about by those whose credits it was, one of them corrected from outside the unit;
exemptions that were claimed; looks at tracks, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from app.accounts.service import actor_of
from app.assessment.credits import Credit
from app.assessment.evidence import Requirement
from app.assessment.factsdoc import Facts, read_facts
from app.assessment.opening import open_tracks
from app.assessment.periodrecords import kept_facts
from app.assessment.reviewqueries import reviews_in
from app.duty.service import requirements_between
from app.kernel.database import db

from .county import County
from .happening import Happening
from .phone import Phone

LAST, PUBLISHED, LENGTH = -8, -7, timedelta(days=29)
"""The period's last day and the day on which it is published, before today; a month reaches back from there."""
ASKED_BEFORE = LAST - 5
"""A demo that begins later than this has no month to tell of."""
LOOKER = "supervisor"


@dataclass(frozen=True)
class Story:
    """Somebody asks on day ``asked`` at ``at`` and on day ``decided`` it is upheld or, with a ``value``, corrected."""

    officer: str
    asked: int
    at: str
    reason: str
    decided: int | None = None
    value: str | None = None
    decision: str = ""


STORIES = (
    Story(
        "police_22",
        -7,
        "10:20",
        "演示：最后几分钟定位中断，对讲机点名有应答",
        -5,
        "1.0000",
        "演示：点名记录属实，予以更正",
    ),
    Story(
        "police_32", -7, "16:05", "演示：交接班时在岗位旁加油站，仍在执勤范围", -4, None, "演示：轨迹清楚，维持原认定"
    ),
    Story("police_12", -6, "08:40", "演示：当天配合镇政府疏导庙会，没有车载定位"),
)
CLAIMS = (
    (-4, "police_32", "vehicle_down", "演示：巡逻车水温过高，等待救援", "granted", ""),
    (-3, "police_22", "no_signal", "演示：定位设备没有信号", "refused", "演示：当晚轨迹完整"),
    (-1, "police_12", "leave", "演示：下午请假看病，已报中队", None, ""),
)
"""Day, who, why, their words, what became of it."""
LOOKS = (
    (-6, "10:10", "police_32", "演示：核对公示期间提出的复核"),
    (-5, "15:30", "police_22", "演示：核对当晚在岗时长"),
    (-2, "09:40", "police_32", "演示：抽查交接班时段"),
)


def period_tellers(days: Collection[int]) -> set[str]:
    """Whose phones these stories need."""
    asking = {each.officer for each in STORIES} if min(days) <= ASKED_BEFORE else set()
    return asking | {officer for number, officer, *_ in CLAIMS if number in days}


def period_happenings(county: County, phones: Mapping[str, Phone], days: Mapping[int, date]) -> Iterator[Happening]:
    """All of it, in no order; a demo of a few days has claims only."""
    for number, officer, reason, note, outcome, decision in CLAIMS:
        if number in days:
            act = partial(_claim, county, phones[officer], days[number], (reason, note), (outcome, decision))
            yield Happening(county.stage.moment(days[number], "24:40"), act)
    if min(days) <= ASKED_BEFORE:
        yield from _Month(county, phones, days).happenings()


def _claim(county: County, phone: Phone, day: date, said: tuple[str, str], outcome: tuple[str | None, str]) -> None:
    """An officer says from the phone why something of the day wasn't kept; the centre decides."""
    units = [value for key, value in county.ids.items() if key.startswith("squad_")]
    due = [each for each in requirements_between(db.session(), day, day, units) if phone.officer_id in each.officer_ids]
    if not due:
        return
    whole = {"starts_at": None, "ends_at": None}
    payload = {"requirement_id": str(due[0].id), "reason": said[0], "note": said[1], **whole}
    claim_id = UUID(phone.say("assessment.claim_exemption", payload, county.stage.clock.now(), None))
    phone.send()
    if outcome[0] is not None:
        decided = {"state": outcome[0], "decision": outcome[1]}
        county.desk("dispatcher").say("assessment.decide_claim", decided, id=claim_id, version=1, said=decided)


@dataclass
class _Month:
    """The period on its way; its id is known once it was opened."""

    county: County
    phones: Mapping[str, Phone]
    days: Mapping[int, date]
    period_id: UUID | None = None
    facts: Facts | None = None

    def happenings(self) -> Iterator[Happening]:
        yield self._at(ASKED_BEFORE, "09:00", self._open)
        yield self._at(PUBLISHED, "09:30", self._publish)
        for story in STORIES:
            yield self._at(story.asked, story.at, partial(self._ask, story))
            if story.decided is not None:
                yield self._at(story.decided, "09:10", partial(self._decide, story))
        for number, at, officer, reason in LOOKS:
            yield self._at(number, at, partial(self._look, officer, reason))

    def _at(self, number: int, at: str, act: Callable[[], object]) -> Happening:
        return Happening(self.county.stage.moment(self.days[number], at), act)

    def _open(self) -> None:
        last = self.days[LAST]
        said = {"first_day": (last - LENGTH).isoformat(), "last_day": last.isoformat()}
        unit = {"unit_id": str(self.county.ids["brigade"])}
        self.period_id = self.county.desk("supervisor").say("assessment.open_period", {**unit, **said})

    def _publish(self) -> None:
        self.county.desk("supervisor").say("assessment.publish_period", {}, id=self.period_id, version=1)

    def _ask(self, story: Story) -> None:
        """About a credit of one's own that doesn't count in full."""
        phone = self.phones[story.officer]
        for credit, requirement in self._own(phone):
            if credit.state == "unknown" or (credit.value is not None and credit.value < 1):
                what = {"period_id": str(self.period_id), "requirement_id": requirement.id}
                payload = {**what, "indicator": credit.indicator, "reason": story.reason, "evidence": []}
                phone.say("assessment.ask_review", payload, self.county.stage.clock.now(), None)
                phone.send()
                return

    def _decide(self, story: Story) -> None:
        """The leader names the centre's dispatcher, who is of no squad."""
        asked_by = self.phones[story.officer].officer_id
        for review in reviews_in(db.session(), self._known()):
            if review.asked_by != asked_by:
                continue
            decider = {"officer_id": str(self.county.ids["dispatcher"])}
            named = {"officer_id": self.county.ids["dispatcher"]}
            self.county.desk("leader").say("assessment.name_decider", decider, id=review.id, version=1, said=named)
            credit = None if story.value is None else {"state": "credited", "value": story.value}
            outcome = "upheld" if credit is None else "corrected"
            said: dict[str, Any] = {"outcome": outcome, "credit": credit, "decision": story.decision}
            self.county.desk("dispatcher").say("assessment.decide_review", said, id=review.id, version=2, said=said)

    def _look(self, officer: str, reason: str) -> None:
        """The supervisor opens the tracks behind a credit; whoever was in the cars reads so."""
        stage, actor = self.county.stage, actor_of(db.session(), self.county.ids[LOOKER])
        for credit, _ in self._own(self.phones[officer]):
            if any(each.kind == "track" for each in credit.evidence):
                name = f"{credit.requirement_id}:{credit.indicator}"
                open_tracks(stage.house.bus, stage.clock, actor, name, reason)
                return

    def _own(self, phone: Phone) -> Iterator[tuple[Credit, Requirement]]:
        """What the published period says of an officer's presence, the latest first."""
        facts = self.facts = self.facts or read_facts(kept_facts(db.session(), self._known()))
        own = {each.id: each for each in facts.requirements if str(phone.officer_id) in each.officer_ids}
        found = [each for each in facts.credits if each.requirement_id in own and each.indicator == "presence_posts"]
        ordered = sorted(
            found, key=lambda each: (own[each.requirement_id].window.start, each.requirement_id), reverse=True
        )
        yield from ((each, own[each.requirement_id]) for each in ordered)

    def _known(self) -> UUID:
        if self.period_id is None:
            raise ValueError("the month is opened before it is told of")
        return self.period_id
