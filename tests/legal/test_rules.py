from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.accounts.service import actor_of
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.feed import Reader
from app.kernel.house import EXTENSION, House
from app.legal.reference import load_rules, product_rules
from tests.desk import Desk, MadeCounty, make_county, told


@pytest.fixture
def county(app: Flask, clock: ManualClock) -> MadeCounty:
    """A county that knows the rules."""
    made = make_county(app)
    house: House = app.extensions[EXTENSION]
    with app.app_context(), system_transaction(house.bus, clock) as context:
        load_rules(context)
    return made


@pytest.fixture
def admin(county: MadeCounty) -> Desk:
    """An administrator's desk."""
    return county.desk(Role.ADMIN, county.brigade)


def on_phone(county: MadeCounty, clock: ManualClock, ids: list[str] | None = None) -> dict[str, Any]:
    """The rules that an officer's phone is told of."""
    officer_id = county.person(Role.OFFICER)
    with county.app.app_context():
        reader = Reader(db.session(), actor_of(db.session(), officer_id), clock.now())
        house: House = county.app.extensions[EXTENSION]
        feed = house.feeds["legal_rule"]
        return dict(feed.snapshot(reader) if ids is None else feed.load(reader, ids))


def test_every_rule_has_its_source_and_says_how_sure_it_is() -> None:
    rules = product_rules()
    assert len({rule["id"] for rule in rules}) == len(rules) == 45
    assert all(rule["source"] and rule["confidence"] in ("high", "medium", "low") for rule in rules)


def test_loading_adds_what_is_missing_and_leaves_what_was_edited(
    county: MadeCounty, admin: Desk, clock: ManualClock
) -> None:
    admin.patch("/legal-rules/R05", {"value": "600"}, 1)
    house: House = county.app.extensions[EXTENSION]
    with county.app.app_context(), system_transaction(house.bus, clock) as context:
        assert load_rules(context) == 0
    assert admin.get("/legal-rules/R05").get_json()["value"] == "600"


def test_a_rule_changes_as_seen_and_its_source_stays(admin: Desk) -> None:
    before = admin.get("/legal-rules/R04").get_json()
    changed = admin.patch("/legal-rules/R04", {"value": "150", "confidence": "medium"}, before["version"]).get_json()
    assert (changed["value"], changed["confidence"], changed["source"]) == ("150", "medium", before["source"])
    assert told(admin.patch("/legal-rules/R04", {"value": "100"}, before["version"])) == (412, "version_conflict")
    entry = admin.get("/history/legal_rule/R04").get_json()["entries"][0]
    assert (entry["before"], entry["after"]["value"]) == ({"value": "200", "confidence": "high"}, "150")


@pytest.mark.parametrize("said", [{"source": ""}, {"confidence": "sure"}, {"rule": "字" * 301}, {"area": "penalty"}])
def test_a_rule_keeps_words_and_a_source(admin: Desk, said: dict[str, str]) -> None:
    assert told(admin.patch("/legal-rules/R04", said, 1)) == (422, "request_invalid")


def test_a_rule_that_is_not_there_is_not_found(admin: Desk) -> None:
    assert told(admin.get("/legal-rules/R99")) == (404, "not_found")
    assert told(admin.patch("/legal-rules/R99", {"value": "1"}, 1)) == (404, "not_found")


def test_a_phone_carries_what_is_looked_up_on_the_road_and_hears_of_changes(
    county: MadeCounty, admin: Desk, clock: ManualClock
) -> None:
    carried = on_phone(county, clock)
    assert {"R01", "R05", "R10", "R16", "R26"} <= set(carried)
    assert not {rule["area"] for rule in carried.values()} & {"assessment", "app"}
    admin.patch("/legal-rules/R05", {"value": "600"}, 1)
    assert on_phone(county, clock, ["R05", "R34"]) == {"R05": {**carried["R05"], "value": "600", "version": 2}}
