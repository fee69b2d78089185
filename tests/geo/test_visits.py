"""A post of 100 m at the origin, and what it saw of the cars."""

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.geo.fixes import Fix, Fixes
from app.geo.visits import Visit, visits
from tests.geo.roads import START, drive, place, steady, table

POST = place(0)


def seen(*drives: list[Fix]) -> list[tuple[str, int, int]]:
    return [told(visit) for visit in visits(POST, 100, table(*drives))]


def told(visit: Visit) -> tuple[str, int, int]:
    """State, and seconds after START of its first and last fix."""
    since, until = ((at - START).total_seconds() for at in (visit.since, visit.until))
    return visit.state, round(since), round(until)


def standing(from_s: int, to_s: int, east_m: float, accuracy_m: float | None = None) -> list[Fix]:
    fixes = drive(*((s, east_m, 0) for s in range(from_s, to_s + 1, 30)))
    return [fix._replace(accuracy_m=accuracy_m) for fix in fixes]


def test_a_car_on_its_way_is_approaching() -> None:
    assert seen(steady(-1500, -500, every_s=20)) == [("approaching", 0, 67)]


def test_a_car_that_drives_away_is_not() -> None:
    assert seen(steady(500, 1500)) == []


def test_a_car_that_stands_far_off_and_scatters_is_not() -> None:
    assert seen(drive(*((20 * i, -800 + (i % 2) * 25, 0) for i in range(20)))) == []


def test_a_car_still_there_is_inside() -> None:
    assert seen(steady(-1500, 0), standing(130, 910, 5)) == [("inside", 100, 910)]


def test_a_car_that_stood_there_and_drove_on_has_left() -> None:
    assert seen(standing(0, 600, 20), steady(50, 1500, begin_s=630)) == [("left", 0, 630)]


def test_a_car_that_was_there_for_less_than_the_dwell_passed_through() -> None:
    assert seen(steady(-1500, 1500)) == [("passed_through", 100, 100)]
    assert seen(standing(0, 90, 0), standing(120, 600, 900)) == [("passed_through", 0, 90)]


def test_at_the_edge_it_does_not_flicker() -> None:
    edge = drive(*((30 * i, 95 + (i % 2) * 25, 0) for i in range(20)))
    assert seen(edge, standing(600, 700, 400)) == [("left", 0, 570)]


def test_a_fix_that_may_be_wrong_by_more_does_not_end_a_visit() -> None:
    drifting = standing(330, 330, 180, accuracy_m=150)
    assert seen(standing(0, 300, 20), drifting, standing(360, 600, 20)) == [("inside", 0, 600)]
    sure = standing(330, 330, 180, accuracy_m=10)
    assert [state for state, *_ in seen(standing(0, 300, 20), sure, standing(360, 600, 20))] == ["left", "inside"]


def test_a_fix_from_a_radio_mast_says_nothing() -> None:
    assert seen(standing(0, 300, 20), standing(330, 330, 5000, accuracy_m=1500), standing(360, 600, 20)) == [
        ("inside", 0, 600)
    ]


def test_a_lost_signal_ends_what_is_known_and_is_no_leaving() -> None:
    assert seen(standing(0, 300, 20), standing(900, 1200, 3000)) == [("inside", 0, 300)]


def test_every_car_has_its_own_visits() -> None:
    one, other = standing(0, 300, 20), drive(*((s, 30.0, 0.0) for s in range(100, 401, 30)), carrier="car-2")
    assert seen(one, other) == [("inside", 0, 300), ("inside", 100, 400)]


def test_nothing_seen_is_no_visit() -> None:
    assert visits(POST, 100, Fixes.of([])) == ()


paths = st.lists(st.tuples(st.integers(0, 900), st.integers(-400, 400), st.integers(-40, 40)), max_size=20)


@settings(max_examples=40)
@given(paths, st.randoms())
def test_the_order_of_arrival_and_repetition_do_not_matter(stops: list[tuple[int, int, int]], random: Random) -> None:
    fixes = drive(*((float(s), float(east), float(north)) for s, east, north in stops))
    shuffled = sorted([*fixes, *fixes], key=lambda _: random.random())
    assert visits(POST, 100, Fixes.of(shuffled)) == visits(POST, 100, Fixes.of(fixes))
    assert all(
        visit.since <= visit.until <= START + timedelta(seconds=900) for visit in visits(POST, 100, table(fixes))
    )
