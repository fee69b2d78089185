"""Clusters along a road: made data with known answers, and even data on which nothing is claimed."""

from __future__ import annotations

from uuid import UUID

import numpy as np

from app.analysis.clusters import ClusterRule, Condition, Spot, find_clusters

ANY_FIVE = ClusterRule("any", 500, 3, (Condition(5),))


def spots(*places: int, deaths: int = 0, general: bool = False) -> list[Spot]:
    return [Spot(UUID(int=n + 1), place, deaths, general) for n, place in enumerate(places)]


def test_five_within_the_window_among_quiet_kilometres_are_a_cluster() -> None:
    found = find_clusters(spots(3_000, 12_100, 12_150, 12_300, 12_450, 12_600, 19_000), ANY_FIVE, 20_000)
    assert [(each.from_m, each.to_m, len(each.ids), each.most) for each in found] == [(12_100, 12_600, 5, 5)]
    assert found[0].beyond_chance


def test_the_window_is_as_long_as_it_says_to_the_metre() -> None:
    assert find_clusters(spots(0, 100, 200, 300, 500), ANY_FIVE, 20_000)
    assert not find_clusters(spots(0, 100, 200, 300, 501), ANY_FIVE, 20_000)


def test_overlapping_windows_are_one_stretch() -> None:
    found = find_clusters(spots(*range(1_000, 2_001, 100)), ANY_FIVE, 30_000)
    assert [(each.from_m, each.to_m, len(each.ids), each.most) for each in found] == [(1_000, 2_000, 11, 6)]


def test_windows_apart_are_two_stretches() -> None:
    near = [100, 150, 200, 250, 300]
    found = find_clusters(spots(*near, *(place + 5_000 for place in near)), ANY_FIVE, 40_000)
    assert [(each.from_m, each.to_m) for each in found] == [(100, 300), (5_100, 5_300)]


def test_a_rule_may_ask_for_deaths_or_for_the_general_procedure() -> None:
    deadly = ClusterRule("b3", 1_000, 1, (Condition(3, min_deaths=1),))
    assert not find_clusters(spots(100, 400, 900), deadly, 30_000)
    (found,) = find_clusters(spots(100, 400, 900, deaths=1), deadly, 30_000)
    assert (found.deaths, found.most) == (3, 3)
    general = ClusterRule("b1", 1_000, 3, (Condition(3, general=True),))
    assert not find_clusters(spots(100, 400, 900), general, 30_000)
    assert find_clusters(spots(100, 400, 900, general=True), general, 30_000)


def test_one_accident_with_three_dead_meets_its_condition_and_is_no_cluster() -> None:
    (found,) = find_clusters(spots(700, deaths=3), ClusterRule("b1", 500, 3, (Condition(1, min_deaths=3),)), 10_000)
    assert (found.from_m, found.to_m, found.beyond_chance) == (700, 700, False)


def test_counts_that_an_even_spread_gives_as_well_are_met_and_not_claimed() -> None:
    (found,) = find_clusters(spots(*range(0, 10_000, 110)), ANY_FIVE, 10_000)
    assert not found.beyond_chance


def test_a_rule_without_conditions_finds_nothing() -> None:
    assert find_clusters(spots(*range(0, 500, 10)), ClusterRule("b4", 500, 1), 10_000) == ()


def test_on_even_data_hardly_a_county_claims_a_cluster() -> None:
    made = np.random.default_rng(7)
    claimed = 0
    for _ in range(100):
        county = [spots(*made.integers(0, 12_000, 30).tolist()) for _ in range(9)]
        found = [each for road in county for each in find_clusters(road, ANY_FIVE, 12_000, sections=9)]
        claimed += any(each.beyond_chance for each in found)
    assert claimed <= 5


def test_a_planted_cluster_is_found_among_even_data() -> None:
    made = np.random.default_rng(8)
    for _ in range(20):
        even = made.integers(0, 12_000, 30).tolist()
        planted = (6_000 + made.integers(0, 300, 12)).tolist()
        found = find_clusters(spots(*even, *planted), ANY_FIVE, 12_000, sections=9)
        (claimed,) = [each for each in found if each.beyond_chance]
        assert claimed.from_m <= 6_300
        assert claimed.to_m >= 6_000
