"""The rules as data: what comes with the product, and what the brigade makes of it."""

from __future__ import annotations

import pytest

from app.analysis import rules
from app.kernel.actor import Role
from tests.analysis.conftest import Brigade
from tests.desk import told


def test_the_products_rules_fit_their_own_bounds_and_say_where_they_come_from() -> None:
    found = rules.product_rules()
    assert [key for key, rule in found.items() if rule.set == rules.FOLLOWS] == [
        rules.DUTY, rules.OFFICERS, rules.OUTREACH, rules.CONTROL,
    ]  # fmt: skip
    assert not [rule.key for rule in found.values() if rules.wrong_settings(rule, rule.settings)]
    assert all(rule.source and rule.confidence in ("high", "medium", "low") for rule in found.values())


def test_a_setting_changes_with_a_reason_and_the_history_keeps_it(brigade: Brigade) -> None:
    said = {"settings": {"window_m": 1000, "any": 4}, "reason": "按县里口径"}
    changed = brigade.chief.patch("/analysis/rules/B2", said, 1)
    assert changed.status_code == 200, changed.get_json()
    rule = changed.get_json()
    assert (rule["settings"]["window_m"], rule["settings"]["years"], rule["version"]) == (1000, 3, 2)
    history = brigade.chief.get("/history/analysis_rule/B2").get_json()
    (entry,) = history["entries"]
    assert (entry["before"], entry["after"]) == ({"any": 5, "window_m": 500}, {"any": 4, "window_m": 1000})


def test_a_rule_that_is_switched_off_finds_nothing(brigade: Brigade) -> None:
    brigade.happened("2026-05-10T20:00", 7, road="S242", chainage_m=4_000)
    for key in ("B1", "B2"):
        brigade.chief.patch(f"/analysis/rules/{key}", {"active": False, "reason": "停用"}, 1)
    assert brigade.get("/clusters", to="2026-10-31")["stretches"] == []


@pytest.mark.parametrize("settings", [{"window_m": 50}, {"window_m": 500.5}, {"any": True}, {"nothing": 1}])
def test_a_setting_out_of_bounds_changes_nothing(brigade: Brigade, settings: dict[str, object]) -> None:
    said = {"settings": settings, "reason": "试"}
    assert told(brigade.chief.patch("/analysis/rules/B2", said, 1)) == (422, "request_invalid")
    assert brigade.get("/rules/B2")["version"] == 1


def test_two_who_change_a_rule_at_once_dont_overwrite_each_other(brigade: Brigade) -> None:
    said = {"settings": {"any": 4}, "reason": "按县里口径"}
    assert brigade.chief.patch("/analysis/rules/B2", said, 1).status_code == 200
    assert told(brigade.chief.patch("/analysis/rules/B2", said, 1)) == (412, "version_conflict")
    assert brigade.chief.patch("/analysis/rules/B2", said, 2).status_code == 200


def test_a_squads_leader_reads_the_rules_and_doesnt_change_them(brigade: Brigade) -> None:
    leader = brigade.county.desk(Role.SQUAD_LEADER)
    assert len(leader.get("/analysis/rules").get_json()) == 8
    said = {"settings": {"any": 4}, "reason": "试"}
    assert told(leader.patch("/analysis/rules/B2", said, 1)) == (403, "not_allowed")
