"""Where the four cars were on each duty day, and when their trackers' batches came in.

Days count back from today, which is 0. What is out of the ordinary: on day -3 car 2's tracker says nothing in the
evening; on day -2 car 1 turns back half-way, car 4 is sent elsewhere and car 2's tracker is silent for half a night;
on day -1 car 1 turns back early at night, car 3 stands in town all afternoon, car 4 comes late, and what car 3 tells of
the night comes in only the next morning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.geo.line import Line
from app.kernel.clock import parse_instant
from app.tracking.service import report_positions

from .county import County
from .journeys import Journey

BATCH = timedelta(hours=2)
JOURNEY = timedelta(seconds=5)
HOMES = {"car_1": "g341", "car_2": "s242", "car_3": "county_road", "car_4": "g341"}
"""Each car lives where its section begins."""

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Delivery:
    """A batch of positions and when it comes in."""

    at: datetime
    car: str
    rows: list[dict[str, Any]]


def deliveries(county: County, days: Mapping[int, date], until: datetime) -> Iterator[Delivery]:
    """All batches that came in up to an instant."""
    for car in HOMES:
        told = [(parse_instant(row["fix_at"]), row) for row in _journey(county, car, days).rows]
        batches: dict[int, list[tuple[datetime, dict[str, Any]]]] = {}
        for at, row in told:
            if at <= until and not _within(at, _silences(county, car, days)):
                batches.setdefault(int(at.timestamp() // BATCH.total_seconds()), []).append((at, row))
        for batch in batches.values():
            came_in = _came_in(county, car, days, batch[-1][0])
            if came_in <= until:
                yield Delivery(came_in, car, [row for _, row in batch])


def deliver(county: County, delivery: Delivery) -> None:
    """Take a batch in as the tracker's own request would be."""
    house = county.stage.house
    report_positions(house.bus, house.clock, county.trackers[delivery.car], delivery.rows)


def _silences(county: County, car: str, days: Mapping[int, date]) -> list[Span]:
    if car != "car_2":
        return []
    moment = county.stage.moment
    evening = moment(days[-3], "18:30"), moment(days[-3], "21:30")
    return [evening, (moment(days[-2], "25:00"), moment(days[-2], "28:30"))]


def _came_in(county: County, car: str, days: Mapping[int, date], last: datetime) -> datetime:
    without_signal = county.stage.moment(days[-1], "20:00"), county.stage.moment(days[-1], "27:10")
    if car == "car_3" and _within(last, [without_signal]):
        return county.stage.moment(days[-1], "30:10")
    return last + JOURNEY


def _within(at: datetime, spans: list[Span]) -> bool:
    return any(start <= at <= end for start, end in spans)


# -- a day of each car ----------------------------------------------------------------------------------------------


def _journey(county: County, car: str, days: Mapping[int, date]) -> Journey:
    line = county.lines[HOMES[car]]
    journey = Journey(county.stage.moment(days[min(days)], "05:00"), line.points[0], car)
    for number in sorted(days):
        DAYS[car](_Day(county, journey, line, days[number], number))
    return journey


@dataclass(frozen=True)
class _Day:
    """A car's duty day as it is written below."""

    county: County
    journey: Journey
    line: Line
    day: date
    number: int

    def wait(self, clock_time: str) -> None:
        self.journey.stand(self.county.stage.moment(self.day, clock_time))

    def drive(self, from_m: float, to_m: float, speed_kmh: float = 47) -> None:
        self.journey.drive(self.line, from_m, to_m, speed_kmh)

    def patrol(self, clock_time: str, share: float = 1.0) -> None:
        """Leave at this time, pass the section (or a share of it) and come back."""
        self.wait(clock_time)
        turning_m = self.line.length_m * share
        self.drive(0, turning_m)
        self.journey.stand(self.journey.at + timedelta(minutes=5))
        self.drive(turning_m, 0)

    def visit(self, line: Line, there: str, back: str) -> None:
        """Go to the end of another line, stay, and come back."""
        self.wait(there)
        self.journey.drive(line, 0, line.length_m, 50)
        self.wait(back)
        self.journey.drive(line, line.length_m, 0, 50)


def _day_of_car_1(day: _Day) -> None:
    day.patrol("06:04")
    day.patrol("19:06", share=0.5 if day.number == -2 else 1.0)
    day.patrol("23:05", share=0.35 if day.number == -1 else 1.0)
    day.wait("29:30")


def _day_of_car_2(day: _Day) -> None:
    """By night it stands where lights are to be seen, on its own section."""
    lit_m = 3_900
    day.patrol("06:08")
    day.patrol("19:04")
    day.wait("23:02")
    day.drive(0, day.line.length_m, 55)
    day.drive(day.line.length_m, lit_m, 55)
    day.wait("30:01")
    day.drive(lit_m, 0)


def _day_of_car_3(day: _Day) -> None:
    """It serves the post at home in the afternoon, but for the day on which it is in town."""
    post_m = 400
    day.patrol("06:05")
    if day.number == -1:
        day.visit(Line((day.line.points[0], day.county.lines["g341"].points[0])), "13:30", "18:30")
    else:
        day.wait("13:55")
        day.drive(0, post_m, 20)
        day.wait("19:01")
        day.drive(post_m, 0, 20)
    day.patrol("19:05")
    day.patrol("23:04")
    day.wait("29:30")


def _day_of_car_4(day: _Day) -> None:
    """It carries the evening's check point, but for the evening on which the centre needs it elsewhere."""
    post_m = 8_600
    if day.number == -2:
        day.visit(Line((day.line.points[0], day.county.lines["s242"].points[4])), "18:40", "22:40")
    else:
        day.wait("19:35" if day.number == -1 else "18:44")
        day.drive(0, post_m)
        day.wait("23:02")
        day.drive(post_m, 0)
    day.wait("29:30")


DAYS: dict[str, Callable[[_Day], None]] = {
    "car_1": _day_of_car_1,
    "car_2": _day_of_car_2,
    "car_3": _day_of_car_3,
    "car_4": _day_of_car_4,
}
