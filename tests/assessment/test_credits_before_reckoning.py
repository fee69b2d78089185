"""A requirement's credit can be opened from the moment the requirement stands."""

from __future__ import annotations

from tests.assessment.conftest import Duty


def test_a_credit_that_was_never_reckoned_is_unknown_and_says_so(duty: Duty) -> None:
    shown = duty.credit(duty.due())
    assert (shown["credit"]["state"], shown["credit"]["reason_code"]) == ("unknown", "not_reckoned")
    assert (shown["credit"]["value"], shown["credit"]["reckoned_at"]) == (None, None)


def test_a_requirement_has_no_credit_for_a_foreign_indicator(duty: Duty) -> None:
    requirement = duty.due()
    answer = duty.supervisor.get(f"/credits/{requirement['id']}:coverage_sections")
    assert (answer.status_code, answer.get_json()["code"]) == (404, "not_found")
