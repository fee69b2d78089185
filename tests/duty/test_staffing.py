import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.duty.staffing import Finding, Rank, staffing_findings

crews = st.lists(st.sampled_from(["police", "auxiliary"]), max_size=6)


def crew(police: int, auxiliaries: int) -> list[Rank]:
    officers: list[Rank] = ["police"] * police
    return officers + ["auxiliary"] * auxiliaries


@pytest.mark.parametrize(
    ("police", "auxiliaries", "by_day", "at_night"),
    [
        (2, 0, [], ["R03"]),
        (1, 2, [], ["R03"]),
        (3, 0, [], []),
        (2, 2, [], []),
        (2, 1, [], ["R03"]),
        (1, 5, [], ["R03"]),
        (1, 1, ["R02"], ["R02", "R03"]),
        (0, 4, ["R02"], ["R02", "R03"]),
        (1, 0, ["R01", "R02"], ["R01", "R02", "R03"]),
        (0, 0, ["R01", "R02"], ["R01", "R02", "R03"]),
    ],
)
def test_a_crew_breaks_the_rules_that_it_breaks(
    police: int, auxiliaries: int, by_day: list[Finding], at_night: list[Finding]
) -> None:
    assert staffing_findings(crew(police, auxiliaries), night=False) == by_day
    assert staffing_findings(crew(police, auxiliaries), night=True) == at_night


@given(crews, st.booleans(), st.sampled_from(["police", "auxiliary"]))
def test_one_more_never_breaks_a_rule(ranks: list[Rank], night: bool, more: Rank) -> None:
    assert set(staffing_findings([*ranks, more], night)) <= set(staffing_findings(ranks, night))


@given(crews)
def test_what_holds_at_night_holds_by_day(ranks: list[Rank]) -> None:
    assert set(staffing_findings(ranks, night=False)) <= set(staffing_findings(ranks, night=True))
