"""An assessment period over HTTP: opened, published with its facts frozen, closed, and immutable from then on."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.assessment.models import PeriodCard, PeriodFacts
from app.kernel.actor import Role
from app.kernel.database import db
from app.kernel.signing import sha256_hex
from tests.assessment.conftest import Duty
from tests.assessment.published import ASK_END, PUBLISHED, STILL, absent, card_of, leader_of, opened, published
from tests.desk import Desk, told
from tests.rows import changed_counts, row_counts


@pytest.fixture
def chief(duty: Duty) -> Desk:
    """The brigade's leader."""
    return leader_of(duty)


def test_the_next_period_is_proposed_by_the_schemes_rule(duty: Duty, chief: Desk) -> None:
    unit = str(duty.spine.county.brigade)
    assert chief.get("/assessment-periods", unit=unit).get_json() == {
        "periods": [],
        "proposed": {"first_day": "2026-10-26", "last_day": "2026-11-25"},
    }
    opened(duty, chief)
    listed = chief.get("/assessment-periods", unit=unit).get_json()
    assert [each["state"] for each in listed["periods"]] == ["open"]
    assert listed["proposed"] == {"first_day": "2026-11-26", "last_day": "2026-12-25"}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"first_day": "2026-11-26", "last_day": "2026-11-25"}, (422, "period_invalid")),
        ({"first_day": "2026-01-01"}, (422, "period_invalid")),
        ({"first_day": "2026-11-25", "last_day": "2026-12-25"}, (409, "period_overlaps")),
        ({"ask_days": 0}, (422, "request_invalid")),
    ],
)
def test_days_that_can_not_be_a_period_are_refused(
    duty: Duty, chief: Desk, changes: dict[str, Any], refused: tuple[int, str]
) -> None:
    opened(duty, chief)
    before = row_counts(duty.spine.app)
    said = {"unit_id": str(duty.spine.county.brigade), "first_day": "2026-11-26", "last_day": "2026-12-25"}
    assert told(chief.post("/assessment-periods", {**said, **changes})) == refused
    assert changed_counts(before, row_counts(duty.spine.app)) == {}


def test_a_period_belongs_to_a_brigade(duty: Duty, chief: Desk) -> None:
    said = {"unit_id": str(duty.spine.county.squad), "first_day": "2026-10-26", "last_day": "2026-11-25"}
    assert told(chief.post("/assessment-periods", said)) == (422, "period_not_a_brigade")


def test_an_open_period_may_be_changed_as_it_was_seen(duty: Duty, chief: Desk) -> None:
    path = f"/assessment-periods/{opened(duty, chief)['id']}"
    changed = chief.patch(path, {"ask_days": 5}, 1)
    assert (changed.status_code, changed.get_json()["ask_days"]) == (200, 5)
    assert told(chief.patch(path, {"ask_days": 6}, 1)) == (412, "version_conflict")


def test_a_period_is_not_published_before_its_last_duty_day_is_over(duty: Duty, chief: Desk) -> None:
    period = opened(duty, chief)
    duty.spine.clock.instant = STILL
    assert told(chief.post(f"/assessment-periods/{period['id']}/publication", version=1)) == (409, "period_not_over")


def test_publishing_freezes_facts_and_cards_with_digests(duty: Duty, chief: Desk) -> None:
    absent(duty)
    shown = published(duty, chief)
    assert (shown["state"], shown["ask_until"]) == ("published", "2026-12-01T16:00:00.000Z")
    with duty.spine.app.app_context():
        text = db.session.scalar(select(PeriodFacts.text))
        cards = db.session.execute(select(PeriodCard.subject_kind, PeriodCard.text, PeriodCard.digest)).all()
    assert sha256_hex(str(text).encode()) == shown["facts_digest"]
    assert {kind for kind, _, _ in cards} == {"brigade", "squad", "officer"}
    assert all(sha256_hex(text.encode()) == digest for _, text, digest in cards)


def test_a_published_card_is_the_one_that_stood_before(duty: Duty, chief: Desk) -> None:
    absent(duty)
    period = opened(duty, chief)
    duty.pass_time(PUBLISHED)
    before = card_of(duty)
    chief.post(f"/assessment-periods/{period['id']}/publication", version=1)
    after = card_of(duty)
    assert after["card"] == before["card"]
    assert after["kept"]["state"] == "published"
    assert {each["id"] for each in after["requirements"]} == {each["id"] for each in before["requirements"]}
    assert after["late"] == []


def test_what_comes_after_publication_moves_nothing_and_is_shown(duty: Duty, chief: Desk) -> None:
    due = absent(duty)
    published(duty, chief)
    before = card_of(duty)
    duty.spine.centre.post(f"/requirements/{due['id']}/exemptions", {"reason": "task"})
    duty.spine.reckon()
    after = card_of(duty)
    assert after["card"] == before["card"]
    (late,) = after["late"]
    assert (late["requirement_id"], late["indicator"], late["after"]) == (due["id"], "presence_posts", "publication")
    assert (late["published"]["value"], late["today"]["state"]) == ("0.0000", "exempt")


def test_a_period_closes_when_nobody_may_ask_any_more(duty: Duty, chief: Desk) -> None:
    due = absent(duty)
    path = f"/assessment-periods/{published(duty, chief)['id']}"
    duty.spine.clock.instant = ASK_END - timedelta(seconds=1)
    assert told(chief.post(f"{path}/closing", version=2)) == (409, "period_still_asking")
    duty.spine.clock.instant = ASK_END
    closed = chief.post(f"{path}/closing", version=2)
    assert closed.get_json()["state"] == "closed"
    before = card_of(duty)
    duty.pass_time(ASK_END + timedelta(hours=1))
    duty.spine.centre.post(f"/requirements/{due['id']}/exemptions", {"reason": "task"})
    duty.spine.reckon()
    after = card_of(duty)
    assert after["card"] == before["card"]
    assert [each["after"] for each in after["late"]] == ["closing"]
    for verb in ("publication", "closing"):
        assert told(chief.post(f"{path}/{verb}", version=3))[0] == 409
    assert told(chief.patch(path, {"ask_days": 5}, 3)) == (409, "period_not_open")


def test_the_board_shows_units_side_by_side_in_their_own_order_and_no_person(duty: Duty, chief: Desk) -> None:
    absent(duty)
    path = f"/assessment-periods/{opened(duty, chief)['id']}"
    running = chief.get(path).get_json()["board"]
    duty.pass_time(PUBLISHED)
    chief.post(f"{path}/publication", version=1)
    frozen = chief.get(path).get_json()["board"]
    county = duty.spine.county
    assert [each["id"] for each in frozen] == [str(each) for each in (county.brigade, county.squad, county.other_squad)]
    assert [each["id"] for each in running] == [each["id"] for each in frozen]
    presence = next(each for each in frozen[1]["lines"] if each["indicator"] == "presence_posts")
    assert (presence["credited"], presence["value"]) == (1, "0.0000")
    assert presence["unknown"] > 0
    assert str(duty.phone.officer_id) not in json.dumps(frozen)


@pytest.mark.parametrize("role", [Role.SQUAD_LEADER, Role.DISPATCHER])
def test_a_squads_leader_reads_the_board_and_keeps_no_period(duty: Duty, chief: Desk, role: Role) -> None:
    path = f"/assessment-periods/{opened(duty, chief)['id']}"
    desk = duty.spine.county.desk(role)
    assert desk.get(path).status_code == 200
    assert told(desk.post(f"{path}/publication", version=1)) == (403, "not_allowed")
    assert told(duty.spine.county.desk(Role.ADMIN).get(path)) == (404, "not_found")
