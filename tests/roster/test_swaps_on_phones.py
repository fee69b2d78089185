"""roster.request_swap and roster.respond_swap: what two phones and a leader's make of a roster that may have moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from app.accounts.service import actor_of
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.feed import Reader
from app.roster.feeds import FEEDS
from tests.phones import FieldPhone
from tests.roster.conftest import Squad, cell

SAT, SUN = "2026-11-28", "2026-11-29"


@dataclass(frozen=True)
class Round:
    """A squad whose three people hold a phone each: Wang's night on Saturday, Li's day on Sunday."""

    squad: Squad
    clock: ManualClock
    wang: FieldPhone
    li: FieldPhone
    leader: FieldPhone

    def ask(self, **changes: Any) -> dict[str, Any]:
        """Wang asks Li, and this is the receipt."""
        return self.wang.tell("roster.request_swap", self.asking(**changes))

    def asking(self, **changes: Any) -> dict[str, Any]:
        """What Wang's phone says."""
        given = {"day": SAT, "shifts": ["night"], "other_day": SUN, "other_shifts": ["day"]}
        return {"other_id": str(self.squad.li), **given, "reason": "家中有事", **changes}

    def swap(self) -> dict[str, Any]:
        """The one swap that there is, as the desk sees it."""
        [found] = self.squad.leader.get("/swaps").get_json()
        return dict(found)

    def views(self, kind: str, officer_id: UUID) -> dict[str, dict[str, Any]]:
        """What a fresh phone of theirs is given of one kind."""
        feed = next(each for each in FEEDS if each.kind == kind)
        with self.squad.county.app.app_context():
            session = db.session()
            return dict(feed.snapshot(Reader(session, actor_of(session, officer_id), self.clock.now())))


def said(swap_id: object, answer: str, note: str = "") -> dict[str, Any]:
    """An answer to a swap."""
    return {"swap_id": str(swap_id), "answer": answer, "note": note}


@pytest.fixture
def three(squad: Squad, clock: ManualClock) -> Round:
    """On SQLite."""
    squad.write(0, cell(squad.wang, SAT, "night"), cell(squad.li, SUN, "day"))
    leader = squad.county.person(Role.SQUAD_LEADER)
    return Round(squad, clock, *(squad.phone(each, clock) for each in (squad.wang, squad.li, leader)))


def test_a_swap_goes_round_three_phones_and_the_roster_follows_at_its_end(three: Round) -> None:
    swap_id = three.ask()["id"]
    assert three.li.tell("roster.respond_swap", said(swap_id, "agree"))["status"] == "applied"
    before = three.squad.standing()
    assert three.leader.tell("roster.respond_swap", said(swap_id, "approve"))["status"] == "applied"
    assert before[str(three.squad.wang), SAT] == ["night"]
    assert three.squad.standing() == {
        (str(three.squad.li), SAT): ["night"],
        (str(three.squad.wang), SUN): ["day"],
    }
    assert three.swap()["state"] == "approved"
    history = three.squad.leader.get(f"/history/roster_swap/{swap_id}").get_json()["entries"]
    actions = [each["action"] for each in history]
    assert actions == ["roster.swap_approved", "roster.swap_agreed", "roster.swap_asked"]


def test_whoever_takes_a_shift_over_gives_none_for_it(three: Round) -> None:
    swap_id = three.ask(other_day=None, other_shifts=[])["id"]
    three.li.tell("roster.respond_swap", said(swap_id, "agree"))
    three.leader.tell("roster.respond_swap", said(swap_id, "approve"))
    assert three.squad.standing() == {(str(three.squad.li), SAT): ["night"], (str(three.squad.li), SUN): ["day"]}


@pytest.mark.parametrize("given", [{"other_day": None}, {"other_shifts": []}])
def test_a_day_in_return_goes_with_its_shifts(three: Round, given: dict[str, Any]) -> None:
    assert three.ask(**given)["code"] == "payload_invalid"


def test_a_roster_that_moved_before_the_word_arrived_refuses_it(three: Round) -> None:
    three.squad.write(1, cell(three.squad.wang, SAT, "day"))
    assert three.ask()["code"] == "swap_outdated"
    assert three.squad.leader.get("/swaps").get_json() == []


def test_a_shift_that_is_over_is_nobodys_to_swap(three: Round) -> None:
    three.clock.advance(days=8)
    assert three.ask()["code"] == "swap_past"


def test_nobody_has_the_same_shift_twice(three: Round) -> None:
    three.squad.write(1, cell(three.squad.li, SAT, "night"))
    assert three.ask()["code"] == "swap_double"


def test_a_shift_is_asked_about_once_at_a_time(three: Round) -> None:
    first = three.ask()["id"]
    assert three.ask(other_day=None, other_shifts=[])["code"] == "swap_repeated"
    three.wang.tell("roster.respond_swap", said(first, "withdraw"))
    assert three.ask()["status"] == "applied"


def test_an_answer_that_comes_after_the_withdrawal_is_refused(three: Round) -> None:
    swap_id = three.ask()["id"]
    three.wang.tell("roster.respond_swap", said(swap_id, "withdraw"))
    assert three.li.tell("roster.respond_swap", said(swap_id, "agree"))["code"] == "swap_closed"
    assert three.swap()["state"] == "withdrawn"


def test_the_same_answer_delivered_twice_has_the_same_receipt(three: Round) -> None:
    agreed = three.li.say("roster.respond_swap", said(three.ask()["id"], "agree"))
    first, again = (three.li.send(agreed)[0] for _ in range(2))
    assert (again["receipt"], again["replayed"]) == (first["receipt"], True)


def test_an_approval_over_a_roster_that_moved_is_refused_and_says_so_before(three: Round) -> None:
    swap_id = three.ask()["id"]
    three.li.tell("roster.respond_swap", said(swap_id, "agree"))
    three.squad.write(1, cell(three.squad.wang, SAT, "leave"))
    assert three.views("roster_swap", three.squad.li)[swap_id]["hindrance"] == "swap_outdated"
    assert three.leader.tell("roster.respond_swap", said(swap_id, "approve"))["code"] == "swap_outdated"
    assert (three.swap()["state"], three.swap()["hindrance"]) == ("agreed", "swap_outdated")


def test_what_a_swap_would_bring_is_told_to_its_sides_and_to_whoever_decides(three: Round) -> None:
    three.squad.write(1, cell(three.squad.li, SUN, "night"))
    swap_id = three.ask(other_shifts=["night"])["id"]
    assert three.swap()["warnings"] == []
    three.squad.write(2, cell(three.squad.wang, "2026-11-30", "night"))
    warned = three.views("roster_swap", three.squad.wang)[swap_id]["warnings"]
    told = [(each["day"], each["code"], each["officer_id"]) for each in warned]
    assert told == [("2026-11-30", "two_nights", str(three.squad.wang))]


def test_nobody_decides_their_own_swap(three: Round) -> None:
    boss = three.leader.officer_id
    three.squad.write(1, cell(boss, SAT, "day"))
    asked = three.leader.tell("roster.request_swap", three.asking(shifts=["day"], other_day=None, other_shifts=[]))
    three.li.tell("roster.respond_swap", said(asked["id"], "agree"))
    assert three.leader.tell("roster.respond_swap", said(asked["id"], "approve"))["code"] == "request_own"


def test_a_colleagues_swap_is_nobody_elses(three: Round) -> None:
    swap_id = three.ask()["id"]
    colleague = three.squad.county.person(Role.OFFICER)
    phone = three.squad.phone(colleague, three.clock)
    assert phone.tell("roster.respond_swap", said(swap_id, "agree"))["code"] == "not_found"
    assert three.views("roster_swap", colleague) == {}
    assert set(three.views("roster_swap", three.leader.officer_id)) == {swap_id}


def test_everybodys_coming_shifts_hang_on_the_squads_wall(three: Round) -> None:
    three.squad.write(1, cell(three.squad.li, "2026-11-01", "day"))
    shown = {data["month"]: data["people"] for data in three.views("roster", three.squad.wang).values()}
    assert shown == {
        "2026-11": {str(three.squad.wang): {SAT: ["night"]}, str(three.squad.li): {SUN: ["day"]}},
        "2026-12": {},
    }


def test_whoever_has_to_answer_is_told_each_time(three: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[set[UUID]] = []
    monkeypatch.setattr("app.reactions.notify", lambda _context, people, _notice: told.append(set(people)))
    swap_id = three.ask()["id"]
    three.li.tell("roster.respond_swap", said(swap_id, "agree"))
    three.leader.tell("roster.respond_swap", said(swap_id, "refuse", "当晚有安保任务"))
    assert told[0] == {three.squad.li}
    assert three.leader.officer_id in told[1]
    assert not {three.squad.wang, three.squad.li} & told[1]
    assert told[2] == {three.squad.wang, three.squad.li}
