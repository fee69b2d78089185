"""Reviews over HTTP and from a phone: who asks, who decides, and what a correction leaves on the cards for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.kernel.actor import Role
from app.kernel.clock import ManualClock, format_instant
from app.kernel.database import db
from app.kernel.schema import create_all
from config import Settings
from tests.assessment.conftest import Duty, make_duty
from tests.assessment.published import ASK_END, PUBLISHED, absent, card_of, leader_of, presence, published
from tests.conftest import NOON
from tests.desk import Desk, desk_of, told
from tests.phones import FieldPhone
from tests.rows import changed_counts, row_counts

WHOLE = {"state": "credited", "value": "1.0000"}


@dataclass
class Month:
    """A published month with one requirement that nobody kept, and the people around it."""

    duty: Duty
    chief: Desk
    period: dict[str, Any]
    due: dict[str, Any]

    def words(self, **changes: Any) -> dict[str, Any]:
        """What somebody says who asks."""
        evidence = [{"kind": "check_in", "id": "x-1"}]
        what = {"period_id": self.period["id"], "requirement_id": self.due["id"], "indicator": "presence_posts"}
        return {**what, "reason": "当时在路口处置事故", "evidence": evidence, **changes}

    def ask(self, phone: FieldPhone | None = None, **changes: Any) -> dict[str, Any]:
        """An officer's asking, and its receipt."""
        return (phone or self.duty.phone).tell("assessment.ask_review", self.words(), **changes)

    def asked(self) -> dict[str, Any]:
        """The review that the officer asked for."""
        return self.review(self.ask()["record"]["id"])

    def review(self, review_id: str) -> dict[str, Any]:
        """A review as the chief reads it."""
        shown: dict[str, Any] = self.chief.get(f"/score-reviews/{review_id}").get_json()
        return shown

    def outsider(self) -> tuple[str, Desk]:
        """A supervisor of the whole brigade: their id and their desk."""
        county = self.duty.spine.county
        officer_id = county.person(Role.SUPERVISOR, county.brigade)
        return str(officer_id), desk_of(self.duty.spine.app, officer_id)

    def named(self) -> tuple[dict[str, Any], Desk]:
        """A review with somebody named to decide it, and their desk."""
        review, (officer_id, desk) = self.asked(), self.outsider()
        said = self.chief.post(f"/score-reviews/{review['id']}/decider", {"officer_id": officer_id}, version=1)
        assert said.status_code == 200, said.get_json()
        return said.get_json(), desk

    def corrected(self) -> dict[str, Any]:
        """The review, decided for the officer."""
        review, desk = self.named()
        answer = desk.post(f"/score-reviews/{review['id']}/decision", decision(), version=2)
        assert answer.status_code == 200, answer.get_json()
        shown: dict[str, Any] = answer.get_json()
        return shown


def decision(**changes: Any) -> dict[str, Any]:
    """A decision for the officer."""
    return {"outcome": "corrected", "credit": WHOLE, "decision": "执法记录仪证明在岗", **changes}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Month, Iterator[dict[str, Any]]]]:
    """One published month for the whole file, with a requirement that nobody kept for each test."""
    clock = ManualClock(NOON)
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("m"), testing=True, huey_immediate=True), clock)
    with app.app_context():
        create_all(db.engine)
    duty = make_duty(app, clock)
    chief, dues = leader_of(duty), [duty.due(name=f"第 {number} 岗") for number in range(26)]
    month = Month(duty, chief, {}, absent(duty))
    yield Month(duty, chief, published(duty, chief), month.due), iter(dues)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def month(made: tuple[Month, Iterator[dict[str, Any]]]) -> Month:
    """The published month on the morning of its publication, and a requirement that nobody has asked about yet."""
    shared, dues = made
    shared.duty.spine.clock.instant = PUBLISHED
    return Month(shared.duty, shared.chief, shared.period, next(dues))


@pytest.fixture
def own_month(app: Flask, clock: ManualClock) -> Month:
    """A month of one's own, to be closed."""
    duty = make_duty(app, clock)
    chief, due = leader_of(duty), absent(duty)
    return Month(duty, chief, published(duty, chief), due)


# -- asking -----------------------------------------------------------------------------------------------------------


def test_the_officer_concerned_asks_from_the_phone_with_reason_and_evidence(month: Month) -> None:
    review = month.asked()
    assert (review["state"], review["origin"], review["reason"]) == ("asked", "asked", "当时在路口处置事故")
    assert review["evidence"] == [{"kind": "check_in", "id": "x-1"}]
    assert review["before"] == {"state": "credited", "value": "0.0000", "reason_code": "elsewhere_by_track"}
    assert review["decide_until"] == "2026-12-01T16:00:00.000Z"
    assert month.chief.get(f"/assessment-periods/{month.period['id']}").get_json()["state"] == "in_review"


def test_the_squads_leader_asks_at_the_desk(month: Month) -> None:
    answer = month.duty.spine.leader.post("/score-reviews", month.words())
    assert (answer.status_code, answer.get_json()["origin"]) == (201, "asked")


def test_a_colleague_who_was_not_of_the_crew_finds_nothing_to_ask_about(month: Month) -> None:
    assert month.ask(month.duty.spine.phone())["code"] == "not_found"


def test_the_same_credit_is_reviewed_once(month: Month) -> None:
    month.asked()
    assert told(month.duty.spine.leader.post("/score-reviews", month.words())) == (409, "review_pending")


def test_after_three_working_days_nobody_asks_any_more(month: Month) -> None:
    month.duty.spine.clock.instant = ASK_END
    before = row_counts(month.duty.spine.app)
    assert told(month.duty.spine.leader.post("/score-reviews", month.words())) == (409, "review_too_late")
    assert changed_counts(before, row_counts(month.duty.spine.app)) == {}
    assert month.ask()["code"] == "review_too_late"


def test_what_was_said_in_time_and_without_a_network_is_taken_when_it_comes(month: Month) -> None:
    said = month.duty.phone.say("assessment.ask_review", month.words())
    month.duty.spine.clock.instant = ASK_END + timedelta(hours=5)
    assert month.duty.phone.read(month.duty.phone.send(said)[0])["status"] == "applied"


def test_a_period_that_is_not_published_is_not_reviewed(app: Flask, clock: ManualClock) -> None:
    duty = make_duty(app, clock)
    chief, due = leader_of(duty), absent(duty)
    said = {"unit_id": str(duty.spine.county.brigade), "first_day": "2026-10-26", "last_day": "2026-11-25"}
    month = Month(duty, chief, chief.post("/assessment-periods", said).get_json(), due)
    assert told(chief.post("/score-reviews", month.words())) == (409, "period_not_published")


@pytest.mark.parametrize("changes", [{"indicator": "coverage_sections"}, {"indicator": "ticket_count"}])
def test_what_gives_no_such_credit_is_not_found(month: Month, changes: dict[str, str]) -> None:
    assert told(month.chief.post("/score-reviews", month.words(**changes))) == (404, "not_found")


@pytest.mark.parametrize("changes", [{"reason": " "}, {"evidence": [{"kind": "!", "id": "x"}]}])
def test_an_asking_without_a_reason_or_with_nonsense_is_refused(month: Month, changes: dict[str, Any]) -> None:
    assert told(month.chief.post("/score-reviews", month.words(**changes))) == (422, "request_invalid")


# -- who decides ------------------------------------------------------------------------------------------------------


def test_a_supervisor_does_not_decide_their_own_units_review(month: Month) -> None:
    county = month.duty.spine.county
    supervisor = county.person(Role.SUPERVISOR, county.squad)
    review = month.asked()
    naming = {"officer_id": str(supervisor)}
    assert told(month.chief.post(f"/score-reviews/{review['id']}/decider", naming, version=1)) == (
        403,
        "review_own_unit",
    )
    own = desk_of(month.duty.spine.app, supervisor)
    assert told(own.post(f"/score-reviews/{review['id']}/decision", decision(), version=1)) == (403, "review_own_unit")


def test_nobody_decides_who_is_concerned_or_oversees_nothing(month: Month) -> None:
    county = month.duty.spine.county
    review = month.review(month.chief.post("/score-reviews", month.words()).get_json()["id"])
    path = f"/score-reviews/{review['id']}/decider"
    asker = {"officer_id": review["asked_by"]}
    assert told(month.chief.post(path, asker, version=1)) == (403, "review_concerned")
    officer = {"officer_id": str(county.person(Role.OFFICER, county.other_squad))}
    assert told(month.chief.post(path, officer, version=1)) == (422, "review_decider_unfit")


def test_only_the_brigades_leader_names_and_only_who_is_named_decides(month: Month) -> None:
    review, _ = month.named()
    (other_id, other) = month.outsider()
    path = f"/score-reviews/{review['id']}"
    assert told(other.post(f"{path}/decider", {"officer_id": other_id}, version=2)) == (403, "not_allowed")
    assert told(other.post(f"{path}/decision", decision(), version=2)) == (403, "review_not_yours")


def test_the_leader_is_offered_who_could_decide_by_badge(month: Month) -> None:
    review, (outsider, _) = month.asked(), month.outsider()
    offered = month.review(review["id"])["deciders"]
    assert outsider in {each["id"] for each in offered}
    assert [each["badge"] for each in offered] == sorted(each["badge"] for each in offered)
    assert month.duty.supervisor.get(f"/score-reviews/{review['id']}").get_json()["deciders"] == []


def test_who_decides_opens_the_credit_and_its_records(month: Month) -> None:
    county = month.duty.spine.county
    decider = county.person(Role.SUPERVISOR, county.other_squad)
    desk, path = desk_of(month.duty.spine.app, decider), f"/credits/{month.due['id']}:presence_posts"
    assert desk.get(path).status_code == 404
    review = month.asked()
    said = month.chief.post(f"/score-reviews/{review['id']}/decider", {"officer_id": str(decider)}, version=1)
    assert said.status_code == 200
    assert desk.get(path).status_code == 200
    assert desk.get(f"/score-reviews/{review['id']}").status_code == 200


# -- what a decision leaves -------------------------------------------------------------------------------------------


def test_a_correction_stays_visible_on_every_card_that_it_moves(month: Month) -> None:
    county, before = month.duty.spine.county, card_of(month.duty)
    review = month.corrected()
    cards = [
        card_of(month.duty),
        card_of(month.duty, "officer", month.duty.phone.officer_id),
        card_of(month.duty, "brigade", county.brigade, month.chief),
    ]
    for card in cards:
        assert Decimal(presence(card)["credited_sum"]) == Decimal(presence(before)["credited_sum"]) + 1
        (correction,) = (each for each in card["corrections"] if each["review_id"] == review["id"])
        assert (correction["before"]["value"], correction["after"]["value"]) == ("0.0000", "1.0000")
        assert (correction["decided_by"], correction["decision"]) == (review["decider_id"], "执法记录仪证明在岗")
        credit = next(each for each in card["credits"] if each["id"] == f"{month.due['id']}:presence_posts")
        assert credit["reason_code"] == "corrected_by_review"
        assert {"kind": "review", "id": review["id"]} in credit["evidence"]
    board = month.chief.get(f"/assessment-periods/{month.period['id']}").get_json()["board"]
    assert board[1]["total"] == cards[0]["card"]["total"] != board[1]["published_total"]


def test_upholding_moves_nothing_and_says_why(month: Month) -> None:
    review, desk = month.named()
    before = card_of(month.duty)
    said = decision(outcome="upheld", credit=None, decision="轨迹清楚")
    answer = desk.post(f"/score-reviews/{review['id']}/decision", said, version=2)
    assert (answer.get_json()["state"], answer.get_json()["after"]) == ("upheld", None)
    after = card_of(month.duty)
    assert (after["card"], after["corrections"]) == (before["card"], before["corrections"])


@pytest.mark.parametrize(
    ("credit", "code"),
    [
        (None, "review_credit_invalid"),
        ({"state": "credited", "value": None}, "review_credit_invalid"),
        ({"state": "credited", "value": "1.5000"}, "review_credit_invalid"),
        ({"state": "exempt", "value": "1.0000"}, "review_credit_invalid"),
        ({"state": "credited", "value": "0.0000"}, "review_changes_nothing"),
    ],
)
def test_a_correction_that_says_nothing_sound_is_refused(month: Month, credit: dict[str, Any], code: str) -> None:
    review, desk = month.named()
    before = row_counts(month.duty.spine.app)
    answer = desk.post(f"/score-reviews/{review['id']}/decision", decision(credit=credit), version=2)
    assert told(answer) == (422, code)
    assert changed_counts(before, row_counts(month.duty.spine.app)) == {}


def test_a_decision_is_given_once(month: Month) -> None:
    review = month.corrected()
    _, desk = month.outsider()
    assert told(desk.post(f"/score-reviews/{review['id']}/decision", decision(), version=3)) == (409, "review_decided")
    assert told(month.duty.spine.leader.post("/score-reviews", month.words())) == (409, "review_decided")


def test_a_period_with_an_open_review_does_not_close(month: Month) -> None:
    month.asked()
    month.duty.spine.clock.instant = ASK_END
    path = f"/assessment-periods/{month.period['id']}/closing"
    assert told(month.chief.post(path, version=2)) == (409, "period_reviews_pending")


def test_after_closing_only_a_review_that_the_leader_orders_corrects(own_month: Month) -> None:
    month = own_month
    clock = month.duty.spine.clock
    clock.instant = ASK_END
    assert month.chief.post(f"/assessment-periods/{month.period['id']}/closing", version=2).status_code == 200
    closed = card_of(month.duty)
    ordered = month.chief.post("/score-reviews", month.words()).get_json()
    assert ordered["origin"] == "ordered"
    officer_id, desk = month.outsider()
    month.chief.post(f"/score-reviews/{ordered['id']}/decider", {"officer_id": officer_id}, version=1)
    clock.instant = ASK_END + timedelta(days=1)
    assert desk.post(f"/score-reviews/{ordered['id']}/decision", decision(), version=2).status_code == 200
    after = card_of(month.duty)
    assert presence(after)["credited_sum"] == "1.0000"
    assert after["corrections"][0]["decided_at"] == format_instant(clock.instant)
    assert after["kept"]["cards_digest"] == closed["kept"]["cards_digest"]


def test_the_history_tells_of_asking_naming_and_deciding(month: Month) -> None:
    review = month.corrected()
    told_of = month.chief.get(f"/history/score_review/{review['id']}").get_json()["entries"]
    assert [each["action"] for each in told_of] == [
        "assessment.review_corrected",
        "assessment.decider_named",
        "assessment.review_asked",
    ]
    assert told_of[0]["before"]["value"] == "0.0000"
    assert told_of[0]["reason"] == "执法记录仪证明在岗"


def test_the_officer_reads_of_it_on_the_phone_and_a_colleague_does_not(month: Month) -> None:
    review = month.corrected()
    assert month.duty.phone.get(f"/score-reviews/{review['id']}").status_code == 200
    assert month.duty.spine.phone().get(f"/score-reviews/{review['id']}").status_code == 404
