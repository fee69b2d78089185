"""The reviewer's queue: whose records, in which state, page by page."""

from __future__ import annotations

from uuid import UUID

from app.kernel.actor import Role
from app.outreach.campaigns import default_campaign
from tests.desk import desk_of, told
from tests.outreach.conftest import make_team
from tests.records.conftest import ACCEPT, RETURN, Loop


def ids(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    """The records of a page."""
    return [each["record_id"] for each in answer["reviews"]]


def test_the_queue_shows_what_waits_and_counts_it(any_loop: Loop) -> None:
    waiting, returned, accepted = (any_loop.report() for _ in range(3))
    any_loop.decide(returned, RETURN)
    any_loop.decide(accepted, ACCEPT)
    answer = any_loop.reviewer.get("/reviews", state="waiting").get_json()
    assert ids(answer) == [waiting]
    assert answer["pending"] == {"waiting": 1, "corrected": 0, "returned": 1}
    assert set(ids(any_loop.reviewer.get("/reviews").get_json())) == {waiting, returned, accepted}


def test_a_record_is_told_from_others_by_its_plate(loop: Loop) -> None:
    loop.report()
    (review,) = loop.reviewer.get("/reviews").get_json()["reviews"]
    assert (review["kind"], review["label"], review["own"]) == ("violation", "鲁P12345", False)


def test_the_queue_goes_on_where_a_page_ends(any_loop: Loop) -> None:
    made = []
    for _ in range(3):
        made.append(any_loop.report())
        any_loop.spine.clock.advance(minutes=1)
    first = any_loop.reviewer.get("/reviews", limit=2).get_json()
    rest = any_loop.reviewer.get("/reviews", limit=2, before=first["next"]).get_json()
    assert (ids(first), ids(rest), rest["next"]) == (made[:0:-1], made[:1], None)
    assert told(any_loop.reviewer.get("/reviews", before="昨天")) == (422, "request_invalid")


def test_each_reviewer_sees_their_units_and_can_narrow_them(loop: Loop) -> None:
    county = loop.spine.county
    record = loop.report()
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    assert ids(chief.get("/reviews", unit=str(county.squad)).get_json()) == [record]
    assert ids(chief.get("/reviews", unit=str(county.other_squad)).get_json()) == []
    assert told(loop.reviewer.get("/reviews", unit=str(county.other_squad))) == (404, "not_found")
    assert ids(county.desk(Role.SQUAD_LEADER, county.other_squad).get("/reviews").get_json()) == []


def test_talks_stand_in_the_same_queue_by_their_targets(loop: Loop) -> None:
    team = make_team(loop.spine.app, loop.spine.clock)
    talk_id = team.close(team.target(), team.target("school", "郭屯小学"))["id"]
    chief = team.county.desk(Role.BRIGADE_LEADER, team.county.brigade)
    loop.report()
    (review,) = chief.get("/reviews", kind="outreach_session").get_json()["reviews"]
    assert (review["record_id"], review["label"]) == (talk_id, "郭店屯村、郭屯小学")
    assert chief.get("/reviews", kind="violation").get_json()["reviews"] == []


def test_a_presenter_doesnt_decide_about_their_own_talk_and_a_voided_one_counts_no_more(loop: Loop) -> None:
    team = make_team(loop.spine.app, loop.spine.clock)
    county = team.county
    presenter: UUID = county.person(Role.SUPERVISOR, county.brigade)
    talk_id = team.close(team.target(), presenter_ids=[str(presenter)])["id"]
    own = desk_of(team.app, presenter)
    assert own.get(f"/reviews/{talk_id}").get_json()["own"] is True
    assert told(own.patch(f"/reviews/{talk_id}", ACCEPT, 1)) == (403, "review_own_record")
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    campaign = {**default_campaign(), "starts_on": "2023-11-01", "unit_id": str(county.brigade)}
    chief.post("/campaigns", campaign)
    assert chief.get("/outreach/progress").get_json()["sessions"] == 1
    void = {"verdict": "voided", "reason_code": "trial", "comment": ""}
    assert chief.patch(f"/reviews/{talk_id}", void, 1).status_code == 200
    assert chief.get("/outreach/progress").get_json()["sessions"] == 0
