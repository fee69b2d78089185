"""What may become of a hazard."""

from __future__ import annotations

import pytest

from app.hazard.rules import STATES, follows, lacks


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        ("open", {"handed_over", "resolved", "rejected"}),
        ("handed_over", {"handed_over", "resolved", "rejected"}),
        ("resolved", {"open"}),
        ("rejected", {"open"}),
    ],
)
def test_a_hazard_goes_only_where_its_state_leads(state: str, steps: set[str]) -> None:
    assert {step for step in STATES if follows(state, step)} == steps


@pytest.mark.parametrize(
    ("step", "to_whom", "note", "lacking"),
    [
        ("handed_over", " ", "", "to_whom"),
        ("handed_over", "公路部门", "", None),
        ("resolved", "", "", None),
        ("rejected", "", " ", "note"),
        ("open", "", "", "note"),
        ("rejected", "", "不在辖区", None),
    ],
)
def test_handing_over_needs_a_receiver_and_refusing_a_reason(
    step: str, to_whom: str, note: str, lacking: str | None
) -> None:
    assert lacks(step, to_whom, note) == lacking
