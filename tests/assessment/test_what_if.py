"""A draft scheme on past periods beside the one in force: units only, nothing stored, and the law holds here too."""

from __future__ import annotations

from typing import Any

import pytest

from app.assessment.service import default_scheme
from tests.assessment.conftest import DAY, Duty
from tests.assessment.published import absent, leader_of, published
from tests.desk import Desk, told
from tests.rows import changed_counts, row_counts


def draft(**changes: Any) -> dict[str, Any]:
    """The product's own scheme with presence at posts weighing 30 more, coverage of sections 30 less."""
    scheme = {name: value for name, value in default_scheme().items() if name != "id"}
    moved = {"presence_posts": 30, "coverage_sections": -30}
    rows = [{**row, "weight": row["weight"] + moved.get(row["code"], 0)} for row in scheme["indicators"]]
    return {**scheme, "name": "草案", "indicators": rows, **changes}


def tried(duty: Duty, desk: Desk, scheme: dict[str, Any], *days: str) -> Any:
    """The trial for the brigade."""
    said = {"unit_id": str(duty.spine.county.brigade), "scheme": scheme, "days": list(days) or [DAY]}
    return desk.post("/schemes/trial", said)


def presence_of(row: dict[str, Any]) -> dict[str, Any]:
    """Its line of presence at posts."""
    found: dict[str, Any] = next(each for each in row["lines"] if each["indicator"] == "presence_posts")
    return found


def test_units_stand_line_by_line_beside_each_other_and_nothing_is_kept(duty: Duty) -> None:
    absent(duty)
    chief = leader_of(duty)
    before = row_counts(duty.spine.app)
    (period,) = tried(duty, chief, draft()).get_json()["periods"]
    assert (period["first_day"], period["last_day"], period["frozen"]) == ("2026-10-26", "2026-11-25", False)
    squad = next(each for each in period["rows"] if each["id"] == str(duty.spine.county.squad))
    assert (presence_of(squad["current"])["weight"], presence_of(squad["draft"])["weight"]) == (35, 65)
    assert presence_of(squad["current"])["value"] == presence_of(squad["draft"])["value"] == "0.0000"
    assert {each["kind"] for each in period["rows"]} == {"brigade", "squad"}
    assert changed_counts(before, row_counts(duty.spine.app)) == {}


def test_a_published_period_is_tried_on_its_frozen_facts(duty: Duty) -> None:
    due = absent(duty)
    chief = leader_of(duty)
    published(duty, chief)
    duty.spine.centre.post(f"/requirements/{due['id']}/exemptions", {"reason": "task"})
    duty.spine.reckon()
    (period,) = tried(duty, chief, draft(), DAY, "2026-11-23").get_json()["periods"]
    squad = next(each for each in period["rows"] if each["id"] == str(duty.spine.county.squad))
    assert period["frozen"]
    assert presence_of(squad["draft"])["credited"] == 1


def renamed(code: str) -> dict[str, Any]:
    """A draft whose first indicator is another."""
    first, *rest = draft()["indicators"]
    return draft(indicators=[{**first, "code": code}, *rest])


@pytest.mark.parametrize(
    ("scheme", "where", "article"),
    [
        (renamed("ticket_count"), "indicators[0].code", "§86"),
        (renamed("罚款金额"), "indicators[0].code", "§74"),
        (renamed("巡逻里程"), "indicators[0].code", "§66"),
        (draft(name="每日签到方案"), "name", "国办函〔2026〕12号"),
        (draft(name="按罚单数 排名"), "name", "§86"),
    ],
)
def test_tickets_fines_and_mileage_are_refused_with_the_article_in_a_trial_too(
    duty: Duty, scheme: dict[str, Any], where: str, article: str
) -> None:
    answer = tried(duty, leader_of(duty), scheme)
    assert told(answer) == (422, "scheme_forbidden_measure")
    params = answer.get_json()["params"]
    assert params["where"] == where
    assert any(article in each for each in params["articles"])


def test_a_day_before_every_scheme_is_not_tried(duty: Duty) -> None:
    assert told(tried(duty, leader_of(duty), draft(), "2020-01-01")) == (404, "scheme_missing")
