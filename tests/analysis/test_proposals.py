"""From accidents to proposals, and from a proposal to the plan that it makes."""

from __future__ import annotations

from typing import Any

from app.accident.events import AccidentRegistered
from app.analysis.jobs import MONTHLY, propose_monthly
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.reactions import propose_at_once
from tests.analysis.conftest import Brigade
from tests.desk import told


def evenings(brigade: Brigade, count: int = 12) -> None:
    """Accidents of summer evenings along a road, so that hours and section stand out and no spot does."""
    for n in range(count):
        brigade.happened(f"2026-0{5 + n // 20}-{1 + n % 20:02d}T19:30", road="S242", chainage_m=n * 800 % 9_600)
    brigade.happened("2026-07-01T20:10", road="X05", chainage_m=1_000)


def of_kind(found: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(each for each in found if each["kind"] == kind)


def test_busy_evenings_propose_a_period_and_a_section_with_records_rule_and_cost(brigade: Brigade) -> None:
    evenings(brigade)
    found = brigade.look()
    assert [each["kind"] for each in found] == ["section", "period"]
    section = of_kind(found, "section")
    assert section["rule_key"] == "officers_follow_accidents"
    assert len(section["accident_ids"]) == section["reckoning"]["count"] == 12
    assert (section["suggestion"]["starts"], section["suggestion"]["ends"]) == ("19:00", "21:00")
    assert (section["cost_hours"], section["cost_per"]) == (2 * 7 * 3, "week")  # till after 20:00: three officers


def test_after_midnight_the_rules_look_up_to_the_day_that_has_begun(brigade: Brigade) -> None:
    evenings(brigade)
    brigade.clock.advance(hours=14)  # 02:00 of the 23rd, still the 22nd's duty day
    asked = {"unit_id": str(brigade.county.brigade), "to": "2026-11-23"}
    assert brigade.chief.post("/analysis/proposals", asked).get_json()["runs"][0]["found"] == 2
    assert told(brigade.chief.post("/analysis/proposals", {**asked, "to": "2026-11-24"})) == (422, "request_invalid")


def test_a_period_is_proposed_where_the_section_isnt_yet(brigade: Brigade) -> None:
    evenings(brigade)
    period = of_kind(brigade.look(), "period")
    assert (period["suggestion"]["section_id"], period["suggestion"]["starts"]) == (brigade.sections["X05"], "19:00")
    assert len(period["accident_ids"]) == period["reckoning"]["count"] == 13


def test_a_proposal_says_that_a_plan_sends_somebody_there_already(brigade: Brigade) -> None:
    evenings(brigade)
    assert [each["reckoning"]["planned"] for each in brigade.look()] == [False, False]
    proposal = of_kind(brigade.look(), "section")
    plan = {**proposal["suggestion"], "name": "夜查", "kind": "section", "unit_id": str(brigade.county.squad)}
    assert brigade.chief.post("/plans", {**plan, "starts": "20:00", "ends": "22:00"}).status_code == 201
    for each in brigade.look():
        brigade.reject(each)
    brigade.clock.advance(days=92)
    brigade.chief.patch(f"/plans/{brigade.chief.get('/plans').get_json()[0]['id']}", {"valid_to": None}, 1)
    assert of_kind(brigade.look(), "section")["reckoning"]["planned"]


def test_the_same_isnt_proposed_twice(brigade: Brigade) -> None:
    evenings(brigade)
    first = brigade.look()
    assert [each["id"] for each in brigade.look()] == [each["id"] for each in first]


def test_adopting_makes_the_plan_in_the_same_command_and_the_plan_knows_whence_it_came(brigade: Brigade) -> None:
    evenings(brigade)
    proposal = of_kind(brigade.look(), "section")
    adopted = brigade.adopt(proposal)
    assert adopted.status_code == 200, adopted.get_json()
    said = adopted.get_json()
    (made,) = said["made"]
    plan = brigade.chief.get(f"/plans/{made['id']}").get_json()
    assert (plan["kind"], plan["section_id"], plan["starts"]) == ("section", brigade.sections["S242"], "19:00")
    assert (plan["valid_from"], plan["valid_to"]) == ("2026-11-23", "2026-12-20")
    assert plan["mode"] == "key"  # it stands in the grid
    origin = brigade.get("/proposals", made=made["id"])["proposals"]
    assert [each["number"] for each in origin] == [proposal["number"]]
    assert [of["kind"] for of in brigade.look()] == ["period"]


def test_adopting_with_changes_keeps_what_was_suggested_and_says_what_was_changed(brigade: Brigade) -> None:
    evenings(brigade)
    proposal = of_kind(brigade.look(), "section")
    said = brigade.adopt(proposal, starts="18:30", weekdays=[5, 6, 7], valid_to="2026-12-06").get_json()
    assert said["changed"] == ["starts", "valid_to", "weekdays"]
    assert said["suggestion"]["starts"] == "19:00"
    plan = brigade.chief.get(f"/plans/{said['made'][0]['id']}").get_json()
    assert (plan["starts"], plan["weekdays"], plan["valid_to"]) == ("18:30", [5, 6, 7], "2026-12-06")


def test_a_decided_proposal_isnt_decided_again(brigade: Brigade) -> None:
    evenings(brigade)
    proposal = of_kind(brigade.look(), "section")
    brigade.adopt(proposal)
    assert told(brigade.adopt(proposal)) == (422, "proposal_decided")
    assert told(brigade.reject(proposal)) == (422, "proposal_decided")


def test_a_refused_plan_leaves_the_proposal_open(brigade: Brigade) -> None:
    evenings(brigade)
    proposal = of_kind(brigade.look(), "section")
    assert told(brigade.adopt(proposal, valid_to="2026-11-22"))[1] == "proposal_out_of_date"
    assert brigade.get(f"/proposals/{proposal['id']}")["proposal"]["state"] == "open"
    assert brigade.chief.get("/plans").get_json() == []


def test_a_rejection_has_a_reason_and_rests_for_a_while(brigade: Brigade) -> None:
    evenings(brigade)
    for proposal in brigade.look():
        assert brigade.reject(proposal, "  ").status_code == 422
        assert brigade.reject(proposal).get_json()["reason"] == "已有其他安排"
    assert brigade.look() == []
    brigade.clock.advance(days=91)
    assert len(brigade.look("2027-02-20")) == 2


def test_a_cluster_proposes_a_post_at_its_middle_and_adopting_makes_both(brigade: Brigade) -> None:
    for n in range(9):
        brigade.happened(f"2026-05-{10 + n}T07:10", road="X05", chainage_m=4_000 + n * 30)
    brigade.spread(6, road="S242")
    proposal = of_kind(brigade.look(), "post")
    assert proposal["suggestion"]["chainage_m"] == 4_120
    assert proposal["suggestion"]["starts"] == "06:00"
    made = brigade.adopt(proposal, name="四号桥头").get_json()["made"]
    assert [each["kind"] for each in made] == ["plan", "post"]
    post = brigade.chief.get(f"/posts/{made[1]['id']}").get_json()
    assert (post["name"], post["section_id"], post["chainage_m"]) == ("四号桥头", brigade.sections["X05"], 4_120)


def test_villages_near_key_violations_propose_a_talk(brigade: Brigade) -> None:
    near = 115.75 - 115.70
    for n in range(4):
        chainage = int(near * 89_850) + n * 20
        brigade.happened(f"2026-06-0{n + 1}T1{n}:00", road="S242", chainage_m=chainage, cause="13")
    for n in range(30):  # other villages, so that one of many stands out
        other = {"latitude": 36.4 + n / 50, "longitude": 115.9}
        brigade.chief.post("/targets", {**_village(brigade, f"村{n}"), **other})
    proposal = of_kind(brigade.look(), "village")
    assert (proposal["rule_key"], proposal["suggestion"]["village"]) == ("outreach_follows_violations", "郭店屯村")
    (made,) = brigade.adopt(proposal).get_json()["made"]
    planned = brigade.chief.get(f"/outreach/plan-items/{made['id']}").get_json()
    assert (planned["target_ids"], planned["starts_on"]) == ([brigade.village_id], "2026-11-23")


def _village(brigade: Brigade, name: str) -> dict[str, Any]:
    return {"kind": "village", "name": name, "unit_id": str(brigade.county.squad)}


def test_a_fatal_accident_proposes_a_talk_and_a_look_at_the_section_at_once(brigade: Brigade) -> None:
    (fatal,) = brigade.happened("2026-11-20T23:40", road="S242", chainage_m=4_500, deaths=1)
    registered = AccidentRegistered(fatal, brigade.county.squad, 1)
    for _ in range(2):  # told twice, proposed once
        with brigade.county.app.app_context(), system_transaction(house().bus, brigade.clock) as context:
            propose_at_once(context, registered)
    found = brigade.get("/proposals")
    assert found["open"] == 2
    kinds = {each["kind"]: each for each in found["proposals"]}
    assert kinds["village"]["suggestion"]["target_id"] == brigade.village_id
    assert (kinds["section"]["suggestion"]["starts"], kinds["section"]["suggestion"]["ends"]) == ("22:00", "01:00")
    assert {each["accident_ids"][0] for each in found["proposals"]} == {str(fatal)}
    assert {each["origin"] for each in found["proposals"]} == {"fatal"}


def test_a_village_that_was_visited_since_isnt_proposed(brigade: Brigade) -> None:
    plan = {
        "unit_id": str(brigade.county.squad),
        "target_ids": [brigade.village_id],
        "one_each": False,
        "begins_at": None,
    }
    lists: dict[str, list[str]] = {"team_ids": [], "forms": [], "themes": []}
    days = {"starts_on": "2026-11-25", "ends_on": "2026-11-25", "category": None, "note": ""}
    assert brigade.chief.post("/outreach/plan-items", {**plan, **lists, **days}).status_code == 201
    (fatal,) = brigade.happened("2026-11-20T23:40", road="S242", chainage_m=4_500, deaths=1)
    with brigade.county.app.app_context(), system_transaction(house().bus, brigade.clock) as context:
        propose_at_once(context, AccidentRegistered(fatal, brigade.county.squad, 1))
    assert [each["kind"] for each in brigade.get("/proposals")["proposals"]] == ["section"]


def test_a_village_that_only_the_register_names_becomes_a_target_when_it_is_adopted(brigade: Brigade) -> None:
    (fatal,) = brigade.happened("2026-11-20T10:00", deaths=1, village="李庄村", town="寿张镇")
    with brigade.county.app.app_context(), system_transaction(house().bus, brigade.clock) as context:
        propose_at_once(context, AccidentRegistered(fatal, brigade.county.squad, 1))
    (proposal,) = brigade.get("/proposals")["proposals"]
    made = brigade.adopt(proposal).get_json()["made"]
    assert [each["kind"] for each in made] == ["plan_item", "target"]
    target = brigade.chief.get(f"/targets/{made[1]['id']}").get_json()
    assert (target["name"], target["town_name"]) == ("李庄村", "寿张镇")


def test_an_old_fatal_accident_from_a_file_proposes_nothing(brigade: Brigade) -> None:
    (old,) = brigade.happened("2025-01-20T10:00", deaths=1, road="S242", chainage_m=4_500)
    with brigade.county.app.app_context(), system_transaction(house().bus, brigade.clock) as context:
        propose_at_once(context, AccidentRegistered(old, brigade.county.squad, 1))
    assert brigade.get("/proposals")["proposals"] == []


def test_the_months_job_looks_once_for_each_month(brigade: Brigade) -> None:
    evenings(brigade)
    with brigade.county.app.app_context():
        assert MONTHLY in house().jobs
        for _ in range(2):
            propose_monthly(brigade.clock, {})
    found = brigade.get("/proposals")
    assert [(each["origin"], each["last_day"], each["found"]) for each in found["runs"]] == [("month", "2026-10-31", 2)]
    assert {each["origin"] for each in found["proposals"]} == {"month"}


def test_a_brigade_without_accidents_isnt_searched(brigade: Brigade) -> None:
    with brigade.county.app.app_context():
        propose_monthly(brigade.clock, {})
    assert brigade.get("/proposals")["runs"] == []


def test_what_it_did_is_told_with_the_same_care(brigade: Brigade) -> None:
    evenings(brigade)
    proposal = of_kind(brigade.look(), "section")
    brigade.happened("2026-11-21T19:30", 2, road="S242", chainage_m=50)
    brigade.adopt(proposal)
    assert brigade.get(f"/proposals/{proposal['id']}")["effect"] is None
    brigade.clock.advance(days=31)
    brigade.happened("2026-11-30T20:10", road="S242", chainage_m=50)
    brigade.happened("2026-11-30T12:10", road="S242", chainage_m=50)  # at another hour
    effect = brigade.get(f"/proposals/{proposal['id']}")["effect"]
    assert (effect["days"], effect["first"]) == (30, "2026-11-23")
    against = effect["against_before"]
    assert (against["now"], against["before"], against["percent"], against["verdict"]) == (1, 2, "-50.00", "unclear")


def test_a_proposal_says_which_rule_made_it_as_it_stood_then(brigade: Brigade) -> None:
    evenings(brigade)
    proposal = of_kind(brigade.look(), "section")
    said = {"settings": {"least": 30}, "reason": "只看大的"}
    brigade.chief.patch("/analysis/rules/officers_follow_accidents", said, 1)
    detail = brigade.get(f"/proposals/{proposal['id']}")
    assert (detail["rule_settings"]["least"], detail["rule"]["settings"]["least"]) == (4, 30)
    assert len(detail["accidents"]) == 12
