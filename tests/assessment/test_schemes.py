"""Adopting a scheme: what the law keeps out of an assessment is refused, and its article is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.accounts.units import add_unit
from app.assessment.schemes import scheme_on
from app.assessment.service import default_scheme
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.desk import Desk, MadeCounty, make_county, told
from tests.rows import changed_counts, row_counts

WHY = "年度调整"
Adopt = Callable[[dict[str, Any]], TestResponse]


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    return make_county(app)


@pytest.fixture
def chief(county: MadeCounty) -> Desk:
    """The brigade's leader."""
    return county.desk(Role.BRIGADE_LEADER, county.brigade)


@pytest.fixture
def adopt(county: MadeCounty, chief: Desk) -> Adopt:
    """Say a scheme for the brigade."""

    def say(scheme: dict[str, Any]) -> TestResponse:
        return chief.post("/schemes", {"unit_id": str(county.brigade), "scheme": scheme, "reason": WHY})

    return say


def scheme(**changes: Any) -> dict[str, Any]:
    """The product's own scheme, with changes."""
    made = {name: value for name, value in default_scheme().items() if name != "id"}
    return {**made, **changes}


def with_indicator(code: str) -> dict[str, Any]:
    """The scheme with its first indicator replaced."""
    first, *rest = scheme()["indicators"]
    return scheme(indicators=[{**first, "code": code}, *rest])


def test_a_lawful_scheme_is_adopted_and_read_back(adopt: Adopt, chief: Desk) -> None:
    made = adopt(scheme(name="2026 年方案"))
    assert made.status_code == 201
    listed = chief.get("/schemes").get_json()["schemes"]
    assert [each["id"] for each in listed] == [made.get_json()["id"]]
    assert listed[0]["name"] == "2026 年方案"


FORBIDDEN = [
    ("ticket_count", "tickets", "§86"),
    ("罚单数", "tickets", "§66"),
    ("查处数量", "tickets", "§74"),
    ("fines_total", "fines", "§86"),
    ("罚款金额", "fines", "§74"),
    ("mileage", "mileage", "§66"),
    ("巡逻里程", "mileage", "§66"),
    ("km", "mileage", "§86"),
    ("签到率", "forced_check_in", "国办函〔2026〕12号"),
    ("全勤", "forced_check_in", "国办函〔2026〕12号"),
    ("clock_in_rate", "forced_check_in", "国办函〔2026〕12号"),
]


@pytest.mark.parametrize(("code", "measure", "article"), FORBIDDEN)
def test_a_forbidden_measure_is_refused_with_its_article(
    app: Flask, adopt: Adopt, code: str, measure: str, article: str
) -> None:
    before = row_counts(app)
    answer = adopt(with_indicator(code))
    assert told(answer) == (422, "scheme_forbidden_measure")
    params = answer.get_json()["params"]
    assert params["where"] == "indicators[0].code"
    assert any(article in each for each in params["articles"]), params
    assert changed_counts(before, row_counts(app)) == {}


@pytest.mark.parametrize("name", ["罚款排名方案", "每日签到", "Mileage 2026"])
def test_a_forbidden_measure_can_not_hide_in_the_name(adopt: Adopt, name: str) -> None:
    assert told(adopt(scheme(name=name))) == (422, "scheme_forbidden_measure")


@pytest.mark.parametrize(
    "changes",
    [
        {"indicators": []},
        {"valid_to": "2025-01-01"},
        {"period": {"rule": "from_day", "day": 31}},
        {"period": {"rule": "weekly"}},
        {"extra": 1},
        {"name": ""},
    ],
)
def test_a_scheme_that_makes_no_sense_is_refused(adopt: Adopt, changes: dict[str, Any]) -> None:
    status, code = told(adopt(scheme(**changes)))
    assert (status, code) in {(422, "scheme_invalid"), (422, "request_invalid")}


def test_weights_that_do_not_sum_to_a_hundred_are_refused(adopt: Adopt) -> None:
    first, *rest = scheme()["indicators"]
    assert told(adopt(scheme(indicators=[{**first, "weight": 44}, *rest]))) == (422, "scheme_invalid")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SQUAD_LEADER, Role.DISPATCHER, Role.SUPERVISOR])
def test_only_the_brigades_leader_and_the_admin_adopt(county: MadeCounty, role: Role) -> None:
    desk = county.desk(role, county.brigade)
    answer = desk.post("/schemes", {"unit_id": str(county.brigade), "scheme": scheme(), "reason": WHY})
    assert told(answer) == (403, "not_allowed")


def test_a_squad_reads_the_schemes_above_it_and_not_those_beside_it(
    county: MadeCounty, adopt: Adopt, chief: Desk, clock: ManualClock
) -> None:
    brigades = adopt(scheme()).get_json()["id"]
    clock.advance(seconds=1)
    beside = chief.post("/schemes", {"unit_id": str(county.other_squad), "scheme": scheme(), "reason": WHY})
    assert beside.status_code == 201
    read = county.desk(Role.OFFICER).get("/schemes").get_json()["schemes"]
    assert [each["id"] for each in read] == [brigades]


def test_a_new_brigade_begins_with_the_scheme_that_comes_with_the_product(app: Flask) -> None:
    with app.app_context():
        with system_transaction(house().bus, house().clock) as context:
            brigade = add_unit(context, {"parent_id": None, "name": "新大队", "kind": "brigade"})
        adopted = scheme_on(db.session(), [brigade], date(2026, 11, 22))
    assert (adopted.name, adopted.unit_id) == (default_scheme()["name"], brigade)
