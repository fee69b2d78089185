"""What cars tell of their warning lights while they are somewhere: on, off, or not told."""

from __future__ import annotations

from collections.abc import Sequence

from app.geo.coverage import coverage
from app.geo.distance import Floats
from app.geo.fixes import Fix
from app.geo.lights import Lights, lights_along, lights_at
from tests.geo.roads import START, drive, place, steady, straight_road, table

Told = bool | None
POST = place(0)


def lit(fixes: Sequence[Fix], *told: Told) -> list[Fix]:
    """The same fixes, telling these states one after the other, the last one to the end."""
    return [fix._replace(lights=told[min(row, len(told) - 1)]) for row, fix in enumerate(fixes)]


def standing(*told: Told, carrier: str = "car-1") -> list[Fix]:
    """A car at the post that says something each minute."""
    return lit(drive(*((60 * minute, 0, 0) for minute in range(len(told))), carrier=carrier), *told)


def minutes(found: Lights) -> tuple[list[tuple[int, int]], ...]:
    """Whole minutes since START of each set: on, off, unknown."""
    return tuple(_minutes(each) for each in found)


def _minutes(rows: Floats) -> list[tuple[int, int]]:
    since = START.timestamp()
    return [(round((start - since) / 60), round((end - since) / 60)) for start, end in rows.tolist()]


def at_the_post(*cars: list[Fix]) -> tuple[list[tuple[int, int]], ...]:
    return minutes(lights_at(POST, 100, table(*cars)))


def test_both_ends_of_a_step_must_say_the_same() -> None:
    assert at_the_post(standing(True, True, False, False, None, True)) == ([(0, 1)], [(2, 3)], [(1, 2), (3, 5)])


def test_a_car_that_tells_nothing_is_unknown_and_not_dark() -> None:
    assert at_the_post(standing(None, None, None)) == ([], [], [(0, 2)])


def test_one_of_two_cars_with_its_lights_on_is_enough_and_a_silent_one_leaves_it_open() -> None:
    dark = standing(False, False, False, False)
    assert at_the_post(dark, standing(True, True, carrier="b")) == ([(0, 1)], [(1, 3)], [])
    assert at_the_post(dark, standing(None, None, carrier="b")) == ([], [(1, 3)], [(0, 1)])


def test_nothing_is_said_of_the_time_elsewhere() -> None:
    away = lit(drive((0, 5000, 0), (60, 5000, 0)), False)
    assert at_the_post(away) == ([], [], [])


def test_along_a_road_only_the_way_on_it_counts_in_either_direction() -> None:
    road = straight_road(3000)
    way = lit(steady(3000, -1500, every_s=10), *[True] * 10, False)
    found = lights_along(coverage(road, table(way)))
    on_s, off_s, unknown_s = (sum(end - start for start, end in each.tolist()) for each in found)
    assert (round(on_s), round(unknown_s)) == (90, 10)
    assert 95 <= off_s <= 105
    assert found.on[0, 0] == START.timestamp()
