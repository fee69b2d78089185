"""Nobody is counted by tickets, fines or distance: no table, answer, address or indicator has a place for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from app.assessment.forbidden import forbidden_in
from app.assessment.indicators import SUBJECTS_OF_INDICATOR
from app.features import FEATURES
from app.kernel.database import Base
from app.reactions import REACTIONS
from config import PROJECT

DESCRIPTION: dict[str, Any] = json.loads((PROJECT / "docs" / "api" / "openapi.json").read_text(encoding="utf-8"))
#: A code's fine and a violation's own decision are the offence's, not an officer's tally.
OF_THE_OFFENCE = {
    "JudgedSpeeding.fine",
    "violation_code.fine",
    "violation_code.fine_basis",
    "ViolationCode.fine",
    "ViolationCode.fine_basis",
}
_TALLY = re.compile(
    r"(violation|ticket|penalt|fine|citation|mileage|odometer|distance_driven|kilomet)\w*_?(count|total|sum|number|per)"
    r"|(count|total|sum|number)_?(of)?_?(violation|ticket|penalt|fine|citation)"
    r"|^(mileage|odometer|kilometres?|online_time|time_online|rank_order|ranking|leaderboard)"
)


def columns() -> Iterator[str]:
    """Every column as ``table.column``."""
    assert FEATURES
    for table in Base.metadata.sorted_tables:
        yield from (f"{table.name}.{column.name}" for column in table.columns)


def members() -> Iterator[str]:
    """Every member of every schema as ``Schema.member``."""
    for name, schema in DESCRIPTION["components"]["schemas"].items():
        yield from (f"{name}.{member}" for member in schema.get("properties", {}))


@pytest.mark.parametrize("names", [columns, members], ids=["tables", "answers"])
def test_no_table_and_no_answer_has_a_place_for_a_tally(names: Any) -> None:
    found = sorted(name for name in names() if _TALLY.search(name.rpartition(".")[2]))
    assert found == []


@pytest.mark.parametrize("names", [columns, members], ids=["tables", "answers"])
def test_fines_are_spoken_of_only_where_a_code_says_what_an_offence_costs(names: Any) -> None:
    found = {name for name in names() if re.search(r"(^|_)fines?($|_)", name.rpartition(".")[2])}
    assert found <= OF_THE_OFFENCE


def test_no_table_ties_a_number_to_an_officer_that_violations_could_be_summed_into() -> None:
    """The only tables that name both are the violations themselves, one row for each."""
    both = [
        table.name
        for table in Base.metadata.sorted_tables
        if "officer_id" in table.columns and any("violation" in column.name for column in table.columns)
    ]
    assert both == []


def test_no_address_ranks_persons_or_counts_their_tickets() -> None:
    words = re.compile(r"rank|leaderboard|statistic|ticket|fine|mileage|online|top-")
    assert [path for path in DESCRIPTION["paths"] if words.search(path)] == []


def test_violations_are_listed_and_never_counted() -> None:
    listing = DESCRIPTION["components"]["schemas"]["ViolationList"]["properties"]
    assert set(listing) == {"violations", "next"}


def test_no_answer_tells_how_much_one_officer_counted() -> None:
    """A phone shows its own officer's tallies, which name nobody; all others are summed by unit."""
    spoken = {"counts", "times", "seconds"}
    both = [
        name
        for name, schema in DESCRIPTION["components"]["schemas"].items()
        if "officer_id" in schema.get("properties", {}) and spoken & set(schema["properties"])
    ]
    assert both == []


def test_no_score_knows_of_shifts_or_tallies() -> None:
    """The assessment doesn't read them, and nothing that happens to them makes anybody reckon anew."""
    assessing = list((PROJECT / "app" / "assessment").rglob("*.py"))
    assert [path.name for path in assessing if "app.shift" in path.read_text(encoding="utf-8")] == []
    assert [event for event in REACTIONS if event.__module__.startswith("app.shift")] == []


@pytest.mark.parametrize(
    "name", ["劝导次数", "查缉量", "头盔劝导数", "tally_total", "上勤率", "在勤时长", "hours_on_duty"]
)
def test_a_scheme_can_not_name_what_is_tallied_or_how_long_somebody_was_out(name: str) -> None:
    assert forbidden_in([name]) is not None


def test_no_indicator_is_a_forbidden_measure() -> None:
    assert {name for name in SUBJECTS_OF_INDICATOR if forbidden_in(name)} == set()
