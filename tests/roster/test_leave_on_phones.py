"""roster.request_leave, roster.respond_leave and PATCH /leaves/{id}: asked by one, decided by whoever plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.desk import told
from tests.factories import make_officer
from tests.phones import FieldPhone
from tests.roster.conftest import Squad, cell

FRI, SAT, SUN = "2026-11-27", "2026-11-28", "2026-11-29"


@dataclass(frozen=True)
class Asking:
    """Wang, who is on on Saturday night, and the leader, with a phone each."""

    squad: Squad
    clock: ManualClock
    wang: FieldPhone
    leader: FieldPhone

    def ask(self, **changes: Any) -> dict[str, Any]:
        """Wang asks for Friday to Sunday, and this is the receipt."""
        days = {"first_day": FRI, "last_day": SUN, "kind": "personal", "reason": "家中老人就医", **changes}
        return self.wang.tell("roster.request_leave", days)

    def respond(self, who: FieldPhone, leave_id: str, answer: str, note: str = "") -> dict[str, Any]:
        """Somebody answers, and this is the receipt."""
        return who.tell("roster.respond_leave", {"leave_id": leave_id, "answer": answer, "note": note})

    def leave(self) -> dict[str, Any]:
        """The one request that there is, as the desk sees it."""
        [found] = self.squad.leader.get("/leaves").get_json()
        return dict(found)


@pytest.fixture
def asking(squad: Squad, clock: ManualClock) -> Asking:
    """On SQLite."""
    squad.write(0, cell(squad.wang, SAT, "night"), cell(squad.li, SAT, "night"))
    leader = squad.county.person(Role.SQUAD_LEADER)
    return Asking(squad, clock, squad.phone(squad.wang, clock), squad.phone(leader, clock))


def test_an_approved_leave_stands_in_the_roster_in_the_place_of_its_shifts(asking: Asking) -> None:
    leave_id = asking.ask()["id"]
    assert asking.squad.standing()[str(asking.squad.wang), SAT] == ["night"]
    assert asking.respond(asking.leader, leave_id, "approve")["status"] == "applied"
    wang = str(asking.squad.wang)
    assert {key: kinds for key, kinds in asking.squad.standing().items() if key[0] == wang} == {
        (wang, FRI): ["leave"],
        (wang, SAT): ["leave"],
        (wang, SUN): ["leave"],
    }
    history = asking.squad.leader.get(f"/history/roster_leave/{leave_id}").get_json()["entries"]
    actions = [each["action"] for each in history]
    assert actions == ["roster.leave_approved", "roster.leave_asked"]


def test_leave_over_the_end_of_a_month_stands_in_both(asking: Asking) -> None:
    asking.respond(asking.leader, asking.ask(first_day="2026-11-30", last_day="2026-12-01")["id"], "approve")
    december = asking.squad.leader.get(f"/rosters/{asking.squad.county.squad}/2026-12").get_json()
    assert [(each["day"], each["kind"]) for each in december["entries"]] == [("2026-12-01", "leave")]
    assert asking.squad.standing()[str(asking.squad.wang), "2026-11-30"] == ["leave"]


def test_the_desk_decides_as_seen_and_the_phone_that_comes_later_is_too_late(asking: Asking) -> None:
    asking.ask()
    leave = asking.leave()
    path = f"/leaves/{leave['id']}"
    assert told(asking.squad.leader.patch(path, {"answer": "refuse"}, 9)) == (412, "version_conflict")
    refused = asking.squad.leader.patch(path, {"answer": "refuse", "note": "当日安保"}, leave["version"]).get_json()
    assert (refused["state"], refused["note"]) == ("refused", "当日安保")
    assert asking.respond(asking.leader, leave["id"], "approve")["code"] == "leave_closed"
    assert asking.squad.standing()[str(asking.squad.wang), SAT] == ["night"]


def test_the_asker_may_take_it_back_until_it_is_decided(asking: Asking) -> None:
    leave_id = asking.ask()["id"]
    assert asking.respond(asking.wang, leave_id, "approve")["code"] == "leave_closed"
    assert asking.respond(asking.wang, leave_id, "withdraw")["status"] == "applied"
    assert asking.respond(asking.leader, leave_id, "approve")["code"] == "leave_closed"


def test_a_leader_does_not_decide_their_own_leave(asking: Asking) -> None:
    own = asking.leader.tell("roster.request_leave", {"first_day": FRI, "last_day": FRI, "kind": "sick", "reason": ""})
    assert asking.respond(asking.leader, own["id"], "approve")["code"] == "request_own"


def test_days_that_are_over_or_asked_for_already_are_refused(asking: Asking) -> None:
    asking.ask()
    assert asking.ask(first_day=SUN, last_day=SUN)["code"] == "leave_repeated"
    asking.clock.advance(days=9)
    assert asking.ask(first_day=SAT, last_day=SUN)["code"] == "leave_past"


@pytest.mark.parametrize("last_day", ["2026-11-26", "2026-12-28"])
def test_leave_ends_after_it_begins_and_within_a_month(asking: Asking, last_day: str) -> None:
    assert asking.ask(last_day=last_day)["code"] == "payload_invalid"


def test_a_colleague_is_neither_shown_it_nor_asked(asking: Asking) -> None:
    leave_id = asking.ask()["id"]
    li = asking.squad.phone(asking.squad.li, asking.clock)
    assert asking.respond(li, leave_id, "refuse")["code"] == "not_found"
    assert told(asking.squad.at(asking.squad.li).get(f"/leaves/{leave_id}")) == (404, "not_found")
    assert asking.squad.at(asking.squad.li).get("/leaves").get_json() == []


def test_whoever_decides_sees_what_it_would_leave_behind(asking: Asking) -> None:
    squad = asking.squad
    with squad.county.app.app_context():
        auxiliary = make_officer(squad.county.squad, rank="auxiliary", mentor_id=squad.wang)
    squad.write(1, cell(auxiliary, SAT, "night"))
    asking.ask()
    assert [(each["day"], each["code"], each["officer_id"]) for each in asking.leave()["warnings"]] == [
        (SAT, "auxiliary_alone", str(auxiliary))
    ]
