"""Which stretch was passed, which wasn't, and of which nobody can tell; a straight road of 20 km, an hour's window."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.geo.coverage import Stretch, coverage
from app.geo.fixes import Fix
from app.geo.presence import TimeSpan
from app.geo.strip import Strip, strip
from tests.geo.roads import START, drive, steady, straight_road, table

ROAD = straight_road(20_000)
HOUR = TimeSpan(START, START + timedelta(hours=1))


def cut(*drives: list[Fix], cars: tuple[str, ...] = ("car-1",), max_gap_s: float = 60) -> Strip:
    tracks = table(*drives)
    passed = coverage(ROAD, tracks, max_gap_s=max_gap_s).stretches
    return strip(ROAD, passed, tracks, cars, HOUR, max_gap_s=max_gap_s)


def metres(stretches: tuple[Stretch, ...]) -> list[tuple[int, int]]:
    return [(round(stretch.from_m), round(stretch.to_m)) for stretch in stretches]


def away(from_s: float, to_s: float, carrier: str = "car-1") -> list[Fix]:
    """Fixes every half minute, ten kilometres off the road's start."""
    moments = range(int(from_s), int(to_s) + 1, 30)
    return drive(*((second, -10_000, 0) for second in moments), carrier=carrier)


def test_a_car_known_all_the_time_leaves_nothing_unknown() -> None:
    leading = steady(-10_000, 900, speed_ms=45)
    back = steady(900, -10_000, speed_ms=45, begin_s=leading_end(leading))
    known = cut(leading, back[1:], away(leading_end(leading) * 2 + 10, 3600))
    assert metres(known.passed) == [(0, 900)]
    assert metres(known.missed) == [(900, 20_000)]
    assert known.unknown == ()


def leading_end(fixes: list[Fix]) -> float:
    return (fixes[-1].at - START).total_seconds()


def test_a_signal_gap_of_thirty_seconds_is_passed_and_not_unknown() -> None:
    gap = [fix for fix in steady(0, 20_000, speed_ms=25) if not 110 <= (fix.at - START).total_seconds() < 130]
    staying = drive(*((second, 20_000, 40) for second in range(810, 3601, 30)))
    assert metres(cut(gap, staying).passed) == [(0, 20_000)]


def test_a_signal_gap_of_five_minutes_is_unknown_as_far_as_the_car_could_have_gone() -> None:
    """900 m → 3000 m in 300 s: at 180 km/h 15,030 m, so 6,465 m beyond either end and back again."""
    before, after = steady(0, 900), steady(3000, 900, begin_s=360, speed_ms=30)
    staying = drive(*((second, 900, 40) for second in range(440, 3601, 30)))
    known = cut(before, after, staying)
    assert metres(known.passed) == [(0, 3000)]
    assert metres(known.unknown) == [(3000, 9500)]
    assert metres(known.missed) == [(9500, 20_000)]


def test_a_gap_on_the_road_is_unknown_and_not_missed() -> None:
    before, after = steady(0, 900), steady(3000, 4000, begin_s=360)
    known = cut(before, after, drive(*((second, 4000, 40) for second in range(440, 3601, 30))))
    assert metres(known.passed) == [(0, 900), (3000, 4000)]
    assert metres(known.unknown) == [(900, 3000), (4000, 9500)]


def test_a_car_that_said_nothing_could_have_been_anywhere() -> None:
    known = cut(away(0, 3600), cars=("car-1", "car-2"))
    assert metres(known.unknown) == [(0, 20_000)]


def test_a_car_whose_signal_ends_before_the_window_does_could_still_have_come() -> None:
    known = cut(away(0, 3300))
    assert metres(known.unknown) == [(0, 5100)]
    assert metres(known.missed) == [(5100, 20_000)]


def test_without_cars_that_could_have_come_all_is_missed() -> None:
    assert metres(cut(cars=()).missed) == [(0, 20_000)]


def test_a_silence_too_short_for_the_way_leaves_nothing_unknown() -> None:
    assert cut(away(0, 1000), away(1190, 3600)).unknown == ()


stops = st.lists(st.tuples(st.integers(0, 3600), st.integers(-3000, 22_000), st.integers(-40, 40)), max_size=12)


@settings(max_examples=40)
@given(stops)
def test_passed_missed_and_unknown_fill_the_road(places: list[tuple[int, int, int]]) -> None:
    known = cut(drive(*((float(s), float(east), float(north)) for s, east, north in places)))
    every = sorted([*known.passed, *known.missed, *known.unknown])
    assert round(sum(stretch.to_m - stretch.from_m for stretch in every), 3) == 20_000
    assert all(one.to_m <= other.from_m + 1e-6 for one, other in pairwise(every))
