"""A post of 100 m at the origin, a window of ten minutes from START."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.geo.fixes import Fixes
from app.geo.presence import Presence, TimeSpan, presence, seconds_of
from tests.geo.roads import START, drive, place, table

WINDOW = TimeSpan(START, START + timedelta(seconds=600))


def seen(*drives: list[tuple[float, float, float]], max_gap_s: float = 180) -> Presence:
    cars = (drive(*stops, carrier=f"car-{number}") for number, stops in enumerate(drives))
    return presence(place(0), 100, table(*cars), WINDOW, max_gap_s=max_gap_s)


def at(spans: tuple[TimeSpan, ...]) -> list[tuple[int, int]]:
    """Spans as seconds after START."""
    return [tuple(round((end - START).total_seconds()) for end in span) for span in spans]  # type: ignore[misc]


def standing(from_s: int, to_s: int, east_m: float, every_s: int = 60) -> list[tuple[float, float, float]]:
    return [(s, east_m, 0) for s in range(from_s, to_s + 1, every_s)]


def test_standing_there_all_the_time_is_presence() -> None:
    result = seen(standing(-60, 660, 40))
    assert at(result.inside) == [(0, 600)]
    assert result.absent == result.unknown == ()


def test_standing_elsewhere_all_the_time_is_absence() -> None:
    result = seen(standing(-60, 660, 500))
    assert at(result.absent) == [(0, 600)]
    assert result.inside == result.unknown == ()


def test_without_any_fix_everything_is_unknown() -> None:
    assert at(seen().unknown) == [(0, 600)]


def test_a_long_gap_is_unknown_not_absent() -> None:
    result = seen(standing(0, 120, 40) + standing(420, 600, 40))
    assert at(result.inside) == [(0, 120), (420, 600)]
    assert at(result.unknown) == [(120, 420)]
    assert result.absent == ()


def test_leaving_is_unknown_between_the_last_fix_inside_and_the_first_outside() -> None:
    result = seen(standing(0, 300, 40) + standing(360, 600, 700))
    assert at(result.inside) == [(0, 300)]
    assert at(result.unknown) == [(300, 360)]
    assert at(result.absent) == [(360, 600)]


def test_one_car_there_is_presence_whatever_the_other_does() -> None:
    result = seen(standing(0, 600, 900), standing(120, 300, 0))
    assert at(result.inside) == [(120, 300)]
    assert at(result.unknown) == [(0, 120), (300, 600)]
    assert result.absent == ()


def test_absence_needs_every_car_to_be_elsewhere() -> None:
    result = seen(standing(0, 600, 900), standing(0, 300, 800))
    assert at(result.absent) == [(0, 300)]
    assert at(result.unknown) == [(300, 600)]


def test_a_teleport_out_and_back_is_unknown() -> None:
    result = seen([(0, 40, 0), (60, 40, 0), (62, 9000, 0), (64, 40, 0), (600, 40, 0)], max_gap_s=600)
    assert at(result.inside) == [(0, 60), (64, 600)]
    assert at(result.unknown) == [(60, 64)]


def test_a_fix_that_may_be_wrong_by_its_distance_is_unknown_and_not_absence() -> None:
    blurred = [fix._replace(accuracy_m=500) for fix in drive(*standing(0, 600, 400))]
    result = presence(place(0), 100, Fixes.of(blurred), WINDOW)
    assert at(result.unknown) == [(0, 600)]
    sharp = [fix._replace(accuracy_m=20) for fix in blurred]
    assert at(presence(place(0), 100, Fixes.of(sharp), WINDOW).absent) == [(0, 600)]


@given(st.lists(st.tuples(st.integers(-100, 700), st.integers(-300, 300), st.integers(-50, 50)), max_size=20))
def test_inside_absent_and_unknown_fill_the_window(stops: list[tuple[int, int, int]]) -> None:
    result = seen([(float(s), float(e), float(n)) for s, e, n in stops])
    assert round(sum(seconds_of(part) for part in (result.inside, result.absent, result.unknown)), 3) == 600
