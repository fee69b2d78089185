"""The picture over HTTP: counts against the year before, unplaced accidents said, crossings and what is behind."""

from __future__ import annotations

from tests.analysis.conftest import YEAR, Brigade
from tests.desk import told


def test_the_year_before_is_the_same_days_and_percentages_come_out(brigade: Brigade) -> None:
    brigade.happened("2026-03-01T07:00", 3, deaths=1)
    brigade.happened("2025-03-01T07:00", 4)
    brigade.happened("2025-12-01T07:00", 9)  # not within the same days
    found = brigade.get("/picture", **YEAR)
    assert (found["before_from"], found["before_to"]) == ("2025-01-01", "2025-10-31")
    accidents, fatal = found["totals"]["accidents"], found["totals"]["fatal"]
    assert (accidents["now"], accidents["before"], accidents["percent"], accidents["verdict"]) == (
        3, 4, "-25.00", "unclear",
    )  # fmt: skip
    assert (fatal["now"], fatal["before"], fatal["percent"]) == (3, 0, None)


def test_hours_and_weekdays_are_local(brigade: Brigade) -> None:
    brigade.happened("2026-03-02T23:30")  # a Monday; in UTC still 15:30
    found = brigade.get("/picture", **YEAR)
    assert found["heat"][0][23] == 1
    assert [row["code"] for row in found["tables"]["period"]] == ["night"]


def test_what_nobody_could_place_is_counted_and_said(brigade: Brigade) -> None:
    brigade.happened("2026-03-02T10:00", 2)
    brigade.happened("2026-03-02T10:00", road="S242", chainage_m=500)
    assert brigade.get("/picture", **YEAR)["unplaced"] == {"accidents": 3, "unplaced": 2, "off_sections": 2}


def test_each_measure_has_its_tables(brigade: Brigade) -> None:
    brigade.happened("2026-03-02T10:00", 2, cause="12", injuries=3)
    brigade.happened("2026-03-02T10:00", cause="13")
    by_accidents = brigade.get("/picture", **YEAR)["tables"]["cause"]
    by_injuries = brigade.get("/picture", **YEAR, measure="injuries")["tables"]["cause"]
    assert [(row["code"], row["now"]) for row in by_accidents] == [("12", 2), ("13", 1)]
    assert [(row["code"], row["now"]) for row in by_injuries] == [("12", 6), ("13", 0)]


def test_an_accident_that_comes_in_is_in_the_next_picture(brigade: Brigade) -> None:
    brigade.happened("2026-03-02T10:00")
    assert brigade.get("/picture", **YEAR)["totals"]["accidents"]["now"] == 1
    brigade.happened("2026-03-03T10:00", 2)
    assert brigade.get("/picture", **YEAR)["totals"]["accidents"]["now"] == 3


def test_two_dimensions_are_crossed_and_a_cell_opens(brigade: Brigade) -> None:
    brigade.happened("2026-03-02T07:00", 2, road="S242", chainage_m=100, vehicles=("K33", "F1"))
    (other,) = brigade.happened("2026-03-03T20:00", road="X05", chainage_m=100, vehicles=("K33",))
    found = brigade.get("/crossing", **YEAR, rows="section", columns="vehicle")
    cells = {(cell["row"], cell["column"]): cell["count"] for cell in found["cells"]}
    s242, x05 = brigade.sections["S242"], brigade.sections["X05"]
    assert cells == {(s242, "K33"): 2, (s242, "F1"): 2, (x05, "K33"): 1}
    assert found["total"] == 3
    behind = brigade.get("/accidents", **YEAR, section=x05, vehicle="K33")
    assert (behind["total"], [each["id"] for each in behind["accidents"]]) == (1, [str(other)])


def test_the_list_behind_is_the_latest_first_and_says_how_many_there_are(brigade: Brigade) -> None:
    for day in (3, 1, 2):
        brigade.happened(f"2026-03-0{day}T10:00")
    behind = brigade.get("/accidents", **YEAR, limit=2)
    assert behind["total"] == 3
    assert [each["occurred_at"][:10] for each in behind["accidents"]] == ["2026-03-03", "2026-03-02"]


def test_what_lies_at_a_chainage_has_a_point_to_be_drawn(brigade: Brigade) -> None:
    brigade.happened("2026-03-01T10:00", road="S242", chainage_m=4_500)
    brigade.happened("2026-03-02T10:00")
    nowhere, on_road = brigade.get("/accidents", **YEAR)["accidents"]
    assert nowhere["latitude"] is None
    assert (round(on_road["latitude"], 2), round(on_road["longitude"], 2)) == (36.11, 115.75)


def test_a_dimension_isnt_crossed_with_itself_nor_a_period_backwards(brigade: Brigade) -> None:
    crossed = brigade.chief.get("/analysis/crossing", **YEAR, rows="hour", columns="hour")
    backwards = brigade.chief.get("/analysis/picture", **{"from": "2026-02-01", "to": "2026-01-01"})
    assert [told(crossed), told(backwards)] == [(422, "request_invalid")] * 2


def test_clusters_come_with_their_rule_and_its_source(brigade: Brigade) -> None:
    for n in range(7):
        brigade.happened(f"2026-05-{10 + n}T20:00", road="S242", chainage_m=4_000 + n * 30)
    found = brigade.get("/clusters", to="2026-10-31")
    assert {rule["key"] for rule in found["rules"]} == {"B1", "B2", "B3"}  # B4 asks for nothing until somebody sets it
    assert all(rule["source"] and rule["confidence"] for rule in found["rules"])
    stretches = {each["rule"]: each for each in found["stretches"]}
    assert (stretches["B2"]["from_m"], stretches["B2"]["to_m"], stretches["B2"]["most"]) == (4_000, 4_180, 7)
    assert len(stretches["B2"]["line"]) >= 2
    assert len(stretches["B2"]["accident_ids"]) == 7


def test_on_even_data_the_picture_claims_nothing(brigade: Brigade) -> None:
    brigade.spread(36)
    brigade.spread(36, first="2025-01-02")
    found = brigade.get("/picture", **YEAR)
    rows = [row for table in found["tables"].values() for row in table]
    assert {row["verdict"] for row in [*rows, *found["totals"].values()]} == {"unclear"}
    assert found["busy"] is None
    assert not [each for each in brigade.get("/clusters", to="2026-10-31")["stretches"] if each["beyond_chance"]]
    assert brigade.look() == []
