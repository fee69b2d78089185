from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from app.outreach.rules import CountedTalk, CountedTarget, Line, Progress, count_progress, held_on, times_fit

PLANNED = {"village": 247, "school": 178, "fair": 38}


def _talk(*target_ids: UUID, heads: int = 10, method: str = "counted") -> CountedTalk:
    return CountedTalk(target_ids, heads, method)


def _targets(**numbers: int) -> dict[UUID, CountedTarget]:
    return {uuid4(): CountedTarget(kind, (), active=True) for kind, n in numbers.items() for _ in range(n)}


def _line(progress: Progress, kind: str) -> Line:
    return next(line for line in progress.kinds if line.key == kind)


def test_152_talks_are_65_villages_76_schools_9_enterprises_and_2_departments() -> None:
    held = _targets(village=65, school=76, enterprise=9, public_body=2)
    targets = held | _targets(village=247 - 65, school=178 - 76, fair=38)
    progress = count_progress([_talk(i) for i in held], targets, PLANNED, [])
    assert progress.sessions == 152
    assert [_line(progress, kind).sessions for kind in ("village", "school", "enterprise", "public_body")] == [
        65,
        76,
        9,
        2,
    ]
    assert progress.several_kinds == 0
    assert (_line(progress, "village").reached, _line(progress, "village").planned) == (65, 247)
    assert (_line(progress, "school").reached, _line(progress, "school").planned) == (76, 178)
    assert _line(progress, "fair") == Line("fair", 0, 0, 38, 38)
    assert _line(progress, "enterprise").planned is None


def test_a_target_visited_twice_is_reached_once_and_two_talks() -> None:
    targets = _targets(village=1)
    (village,) = targets
    progress = count_progress([_talk(village), _talk(village)], targets, PLANNED, [])
    assert (progress.sessions, _line(progress, "village").sessions, _line(progress, "village").reached) == (2, 2, 1)


def test_a_talk_for_several_targets_counts_once_for_each_kind_that_it_touched() -> None:
    targets = _targets(village=2, school=1)
    progress = count_progress([_talk(*targets)], targets, PLANNED, [])
    assert progress.sessions == 1
    assert (_line(progress, "village").sessions, _line(progress, "village").reached) == (1, 2)
    assert (_line(progress, "school").sessions, _line(progress, "school").reached) == (1, 1)
    assert progress.several_kinds == 1


def test_the_same_talks_are_counted_by_any_scheme_of_categories() -> None:
    village, school = uuid4(), uuid4()
    targets = {
        village: CountedTarget("village", ("babida.1", "babida.3", "qijin.1"), active=True),
        school: CountedTarget("school", ("babida.8", "qijin.2"), active=True),
    }
    talks = [_talk(village), _talk(village, school)]
    progress = count_progress(talks, targets, {}, ["babida.1", "babida.2", "babida.8", "qijin.1"])
    assert [(line.key, line.sessions, line.reached) for line in progress.categories] == [
        ("babida.1", 2, 1),
        ("babida.2", 0, 0),
        ("babida.8", 1, 1),
        ("qijin.1", 2, 1),
    ]


def test_a_target_given_up_stays_reached_but_is_no_longer_on_the_list() -> None:
    gone = uuid4()
    progress = count_progress([_talk(gone)], {gone: CountedTarget("village", (), active=False)}, PLANNED, [])
    assert (_line(progress, "village").reached, _line(progress, "village").known) == (1, 0)


def test_a_talk_for_a_target_of_elsewhere_counts_in_the_total_only() -> None:
    progress = count_progress([_talk(uuid4())], {}, PLANNED, [])
    assert (progress.sessions, progress.several_kinds, sum(line.sessions for line in progress.kinds)) == (1, 0, 0)


def test_people_are_summed_apart_by_how_they_were_counted() -> None:
    targets = _targets(village=1)
    talks = [_talk(*targets, heads=31), _talk(*targets, heads=200, method="estimated")]
    progress = count_progress(talks, targets, {}, [])
    assert (progress.people, progress.people_by_method) == (231, {"counted": 31, "estimated": 200})


def test_a_talk_is_of_the_local_day_of_its_start_without_the_clocks_error() -> None:
    start = datetime(2026, 11, 21, 15, 50, tzinfo=UTC)  # 23:50 in Shanghai
    said = datetime(2026, 11, 21, 16, 30, tzinfo=UTC)
    assert held_on(start, said, said) == date(2026, 11, 21)
    assert held_on(start, said, said + timedelta(minutes=15)) == date(2026, 11, 22)


def test_a_talk_ends_after_it_began_and_within_a_day() -> None:
    start = datetime(2026, 11, 22, 1, tzinfo=UTC)
    assert times_fit(start, start)
    assert not times_fit(start, start - timedelta(milliseconds=1))
    assert not times_fit(start, start + timedelta(hours=24, milliseconds=1))
