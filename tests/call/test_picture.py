"""/api/v1/analysis/calls: calls as a measure of their own, with a year before that may be unknown."""

from __future__ import annotations

from typing import Any

from app.kernel.actor import Role
from tests.call.conftest import Calls

PERIOD = {"from": "2026-03-01", "to": "2026-03-31"}


def _picture(calls: Calls, **query: Any) -> dict[str, Any]:
    chief = calls.spine.county.desk(Role.BRIGADE_LEADER, calls.spine.county.brigade)
    answer = chief.get("/analysis/calls", **{**PERIOD, **query})
    assert answer.status_code == 200, answer.get_json()
    found: dict[str, Any] = answer.get_json()
    return found


def test_calls_are_shown_by_hour_section_and_kind_and_no_accident_is_among_them(any_calls: Calls) -> None:
    calls = any_calls
    calls.accident()
    calls.add(**calls.on_section())
    calls.add("2026-03-06 07:50", kind="congestion", outcome="false", **calls.on_section())
    found = _picture(calls)
    assert (found["totals"]["calls"]["now"], found["totals"]["valid"]["now"]) == (2, 1)
    assert (found["heat"][3][7], found["heat"][4][7], sum(map(sum, found["heat"]))) == (1, 1, 2)
    assert found["section_periods"] == [{"row": calls.spine.section_id, "column": "morning", "count": 2}]
    assert {row["code"]: row["now"] for row in found["tables"]["kind"]} == {"accident": 1, "congestion": 1}
    assert found["words"]["kind"]["congestion"] == {"zh": "交通拥堵", "en": "Congestion"}


def test_a_year_before_in_which_nobody_kept_calls_is_unknown_and_not_zero(calls: Calls) -> None:
    for at in ("2025-03-10 07:30", "2026-03-10 07:30", "2026-04-01 07:30"):
        calls.add(at)
    found = _picture(calls)
    assert (found["before_known"], found["now_known"]) == (False, True)
    assert (found["totals"]["calls"]["before"], found["totals"]["calls"]["percent"]) == (None, None)


def test_a_year_before_that_was_kept_is_compared_exactly(calls: Calls) -> None:
    for at in ("2024-12-31 09:00", "2025-03-10 07:30", "2025-03-11 07:30", "2026-03-10 07:30", "2026-04-01 07:30"):
        calls.add(at)
    found = _picture(calls)["totals"]["calls"]
    assert (found["now"], found["before"], found["percent"], found["verdict"]) == (1, 2, "-50.00", "unclear")


def test_imports_that_stopped_before_the_period_ends_leave_nothing_to_compare(calls: Calls) -> None:
    for at in ("2024-12-31 09:00", "2025-03-10 07:30", "2026-03-10 07:30"):
        calls.add(at)
    found = _picture(calls)
    assert (found["before_known"], found["now_known"]) == (True, False)
    assert (found["totals"]["calls"]["now"], found["totals"]["calls"]["before"]) == (1, None)
    assert {row["verdict"] for row in found["tables"]["kind"]} == {"unclear"}


def test_a_period_that_runs_until_today_is_known_where_calls_reach_yesterday(calls: Calls) -> None:
    for at in ("2024-12-31 09:00", "2026-11-21 09:00"):
        calls.add(at)
    assert _picture(calls, to="2026-12-31")["now_known"] is True
    assert _picture(calls, **{"from": "2024-01-01"})["now_known"] is False


def test_calls_of_one_unit_do_not_make_the_year_before_of_another_known(calls: Calls) -> None:
    county = calls.spine.county
    calls.add("2024-12-31 09:00", unit_id=str(county.squad))
    for unit in (county.squad, county.other_squad):
        calls.add("2026-03-01 00:10", unit_id=str(unit))
        calls.add("2026-04-01 09:00", unit_id=str(unit))
    known = {unit: _picture(calls, unit=str(unit))["before_known"] for unit in (county.squad, county.other_squad)}
    assert known == {county.squad: True, county.other_squad: False}
    assert _picture(calls)["before_known"] is False
