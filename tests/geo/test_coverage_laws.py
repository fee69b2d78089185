"""What must hold for any tracks whatever."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.geo.coverage import coverage
from app.geo.fixes import Fix, Fixes
from tests.geo.roads import drive, straight_road

ROAD = straight_road(2000)

anywhere = st.lists(st.tuples(st.integers(0, 600), st.integers(-200, 2200), st.integers(-80, 80)), max_size=25)


def on_the_road(turns: list[tuple[int, int]]) -> list[Fix]:
    """A drive with a fix each 10 s, never faster than 30 m/s, scattering up to 20 m beside the road."""
    east, stops = 1000.0, []
    for second, (advance, north) in enumerate(turns):
        east = min(2000.0, max(0.0, east + advance))
        stops.append((second * 10.0, east, float(north)))
    return drive(*stops)


drives = st.lists(st.tuples(st.integers(-300, 300), st.integers(-20, 20)), min_size=2, max_size=30).map(on_the_road)


@given(anywhere, st.randoms())
def test_the_order_of_arrival_does_not_matter(stops: list[tuple[int, int, int]], random: Random) -> None:
    fixes = drive(*stops)
    shuffled = sorted(fixes, key=lambda _: random.random())
    assert coverage(ROAD, Fixes.of(shuffled)) == coverage(ROAD, Fixes.of(fixes))


@given(anywhere, anywhere)
def test_another_cars_fixes_never_reduce_coverage(
    stops: list[tuple[int, int, int]], others: list[tuple[int, int, int]]
) -> None:
    alone = drive(*stops, carrier="a")
    together = alone + drive(*others, carrier="b")
    assert coverage(ROAD, Fixes.of(together)).covered_m >= coverage(ROAD, Fixes.of(alone)).covered_m - 1e-6


@given(drives, st.sets(st.integers(0, 29)))
def test_more_fixes_of_a_drive_on_the_road_never_reduce_coverage(fixes: list[Fix], lost: set[int]) -> None:
    thinned = [fix for row, fix in enumerate(fixes) if row not in lost]
    assert coverage(ROAD, Fixes.of(thinned)).covered_m <= coverage(ROAD, Fixes.of(fixes)).covered_m + 1e-6


@given(anywhere)
def test_the_same_fixes_twice_change_nothing(stops: list[tuple[int, int, int]]) -> None:
    fixes = drive(*stops)
    once, twice = coverage(ROAD, Fixes.of(fixes)), coverage(ROAD, Fixes.of(fixes + fixes))
    assert once.stretches == twice.stretches
    assert 0 <= once.share <= 1
