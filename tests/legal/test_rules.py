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

RULES = "/reference/legal_rule"
REASON = "条文修订"


def changing(**changes: Any) -> dict[str, Any]:
    """The body of a change."""
    return {"changes": changes, "reason": REASON}


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
    admin.patch(f"{RULES}/R05", changing(value="600"), 1)
    house: House = county.app.extensions[EXTENSION]
    with county.app.app_context(), system_transaction(house.bus, clock) as context:
        assert load_rules(context) == 0
    assert admin.get(f"{RULES}/R05").get_json()["values"]["value"] == "600"


def test_a_rule_changes_with_a_reason_and_its_source_stays(admin: Desk) -> None:
    before = admin.get(f"{RULES}/R04").get_json()
    changed = admin.patch(f"{RULES}/R04", changing(value="150", confidence="medium"), before["version"]).get_json()
    assert changed["values"] == {**before["values"], "value": "150", "confidence": "medium"}
    entry = admin.get("/history/legal_rule/R04").get_json()["entries"][0]
    assert (entry["action"], entry["reason"]) == ("legal.rule_changed", REASON)
    assert (entry["before"], entry["after"]["value"]) == ({"value": "200", "confidence": "high"}, "150")


def test_a_rule_without_a_figure_stays_one(admin: Desk) -> None:
    changed = admin.patch(f"{RULES}/R04", changing(value="", unit=""), 1).get_json()
    assert (changed["values"]["value"], changed["values"]["unit"]) == ("", "")


@pytest.mark.parametrize(
    "said", [{"source": ""}, {"confidence": "sure"}, {"rule": "字" * 301}, {"area": "penalty"}, {"value": None}]
)
def test_a_rule_keeps_words_and_a_source(admin: Desk, said: dict[str, str | None]) -> None:
    assert told(admin.patch(f"{RULES}/R04", changing(**said), 1)) == (422, "request_invalid")


def test_no_rule_is_added(admin: Desk) -> None:
    assert told(admin.post(RULES, {"values": {"rule": "新规"}, "reason": REASON})) == (404, "not_found")


def test_a_phone_carries_what_is_looked_up_on_the_road_and_hears_of_changes(
    county: MadeCounty, admin: Desk, clock: ManualClock
) -> None:
    carried = on_phone(county, clock)
    assert {"R01", "R05", "R10", "R16", "R26"} <= set(carried)
    assert not {rule["area"] for rule in carried.values()} & {"assessment", "app"}
    admin.patch(f"{RULES}/R05", changing(value="600"), 1)
    assert on_phone(county, clock, ["R05", "R34"]) == {"R05": {**carried["R05"], "value": "600", "version": 2}}
