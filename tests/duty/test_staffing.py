import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.duty.staffing import Rank, staffing_findings

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "staffing.json").read_text(encoding="utf-8"))

crews = st.lists(st.sampled_from(["police", "auxiliary"]), max_size=6)


def crew(police: int, auxiliaries: int) -> list[Rank]:
    officers: list[Rank] = ["police"] * police
    return officers + ["auxiliary"] * auxiliaries


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: f"{case['police']}+{case['auxiliaries']}")
def test_a_crew_breaks_the_rules_that_the_vectors_say(case: dict[str, Any]) -> None:
    ranks = crew(case["police"], case["auxiliaries"])
    assert staffing_findings(ranks, night=False) == case["by_day"]
    assert staffing_findings(ranks, night=True) == case["at_night"]


@given(crews, st.booleans(), st.sampled_from(["police", "auxiliary"]))
def test_one_more_never_breaks_a_rule(ranks: list[Rank], night: bool, more: Rank) -> None:
    assert set(staffing_findings([*ranks, more], night)) <= set(staffing_findings(ranks, night))


@given(crews)
def test_what_holds_at_night_holds_by_day(ranks: list[Rank]) -> None:
    assert set(staffing_findings(ranks, night=False)) <= set(staffing_findings(ranks, night=True))
