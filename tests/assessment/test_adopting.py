"""Adopting a scheme from a day on: looked through first, never back into a published period, with its reason kept."""

from __future__ import annotations

from typing import Any

from app.assessment.service import default_scheme
from app.kernel.actor import Role
from tests.assessment.conftest import Duty
from tests.assessment.published import leader_of, opened, published
from tests.desk import Desk, told
from tests.rows import changed_counts, row_counts


def draft(**changes: Any) -> dict[str, Any]:
    """The product's own scheme, with changes."""
    return {**{name: value for name, value in default_scheme().items() if name != "id"}, **changes}


def said(duty: Duty, scheme: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A draft for the brigade."""
    return {"unit_id": str(duty.spine.county.brigade), "scheme": scheme, **more}


def adopt(duty: Duty, desk: Desk, scheme: dict[str, Any], reason: str = "按县局要求调整") -> Any:
    """The leader's word."""
    return desk.post("/schemes", said(duty, scheme, reason=reason))


def test_a_draft_is_looked_through_without_being_kept(duty: Duty) -> None:
    chief, before = leader_of(duty), row_counts(duty.spine.app)
    good = chief.post("/schemes/check", said(duty, draft()))
    assert (good.status_code, good.get_json()) == (200, {"earliest_day": None})
    first, *rest = draft()["indicators"]
    bad = chief.post("/schemes/check", said(duty, draft(indicators=[{**first, "floor": "0.96"}, *rest])))
    assert told(bad) == (422, "scheme_invalid")
    assert bad.get_json()["params"] == {"where": "indicators[0].floor", "reason": "not_below_target"}
    assert changed_counts(before, row_counts(duty.spine.app)) == {}


def test_a_published_period_keeps_its_scheme_and_the_next_day_may_have_another(duty: Duty) -> None:
    chief = leader_of(duty)
    published(duty, chief)
    assert chief.post("/schemes/check", said(duty, draft())).get_json() == {"earliest_day": "2026-11-26"}
    before = row_counts(duty.spine.app)
    refused = adopt(duty, chief, draft(valid_from="2026-11-25"))
    assert told(refused) == (409, "scheme_into_published")
    assert refused.get_json()["params"] == {"earliest_day": "2026-11-26"}
    assert changed_counts(before, row_counts(duty.spine.app)) == {}
    assert adopt(duty, chief, draft(valid_from="2026-11-26")).status_code == 201


def test_a_period_that_nobody_published_yet_binds_no_scheme(duty: Duty) -> None:
    chief = leader_of(duty)
    opened(duty, chief)
    assert adopt(duty, chief, draft(valid_from="2026-11-01")).status_code == 201


def test_a_squads_scheme_does_not_reach_into_the_brigades_published_period_either(duty: Duty) -> None:
    chief = leader_of(duty)
    published(duty, chief)
    squads = {"unit_id": str(duty.spine.county.squad), "scheme": draft(), "reason": "中队另行规定"}
    assert told(chief.post("/schemes", squads)) == (409, "scheme_into_published")


def test_the_list_says_when_each_scheme_is_in_force_and_what_one_may_count(duty: Duty) -> None:
    chief = leader_of(duty)
    duty.spine.clock.advance(seconds=1)
    adopt(duty, chief, draft(name="第三版", valid_from="2026-12-26"))
    answer = chief.get("/schemes").get_json()
    told_days = [(each["name"], each["in_force"]) for each in answer["schemes"]]
    assert told_days == [
        ("第三版", [{"first_day": "2026-12-26", "last_day": None}]),
        (default_scheme()["name"], [{"first_day": "2026-01-01", "last_day": "2026-12-25"}]),
    ]
    choices = {each["code"]: each["subjects"] for each in answer["indicators"]}
    assert choices["staffing_rule"] == ["squad", "brigade"]
    assert "officer" in choices["presence_posts"]


def test_who_adopted_what_instead_of_what_and_why_is_kept(duty: Duty) -> None:
    chief = leader_of(duty)
    adopted = adopt(duty, chief, draft(name="第三版")).get_json()
    (entry,) = chief.get(f"/history/scheme/{adopted['id']}").get_json()["entries"]
    assert (entry["action"], entry["reason"]) == ("assessment.scheme_adopted", "按县局要求调整")
    assert entry["before"]["name"] == default_scheme()["name"]
    assert entry["after"]["name"] == "第三版"
    beside = duty.spine.county.desk(Role.SUPERVISOR, duty.spine.county.other_squad)
    assert beside.get(f"/history/scheme/{adopted['id']}").status_code == 200  # of the brigade, so above them too


def test_a_scheme_without_a_reason_is_not_adopted(duty: Duty) -> None:
    chief, before = leader_of(duty), row_counts(duty.spine.app)
    assert told(adopt(duty, chief, draft(), reason=" ")) == (422, "request_invalid")
    assert changed_counts(before, row_counts(duty.spine.app)) == {}
