"""Where the cars were on each duty day, and when their trackers' batches came in.

A patrol car passes its section in each key period; its tracker tells where it is from shortly before until the period
is over, and nothing while the car is parked. Now and then a car turns back early, or its tracker is silent.

Days count back from today, which is 0. The last three are told one by one for the first four cars: on day -3 car 2's
tracker says nothing in the evening; on day -2 car 1 turns back half-way, car 4 is sent elsewhere and car 2's tracker is
silent for half a night; on day -1 car 1 turns back early at night, car 3 stands in town all afternoon, car 4 comes
late, what car 3 tells of the night comes in only the next morning, and car 6's tracker is silent in the evening.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.geo.line import Line
from app.kernel.clock import parse_instant
from app.tracking.service import report_positions

from .checkins import TOLD
from .county import County
from .journeys import Journey
from .staff import read_county

BATCH, LONG_BATCH = timedelta(hours=2), timedelta(hours=8)
PARKED = timedelta(minutes=30)
JOURNEY = timedelta(seconds=5)
TURNS_BACK, SILENT = {"car_1": 0.3, "car_3": 0.35, "car_5": 0.3, "car_9": 0.5}, 0.04
"""How often a car turns back early, and how often its tracker says nothing for a period."""
SELDOM = 0.06
STANDING = {"car_4": ("g341", "yanlou", "18:44", "23:02"), "car_11": ("s246", "anle", "23:12", "30:02")}
"""Cars that carry a post's crew: whose section they come along, which post, from when to when."""

TELL_LIGHTS = ("car_1", "car_2", "car_5")
"""Cars whose device tells whether their warning lights are on; the others tell nothing of them."""

Span = tuple[datetime, datetime]
Told = tuple[datetime, dict[str, Any]]


@dataclass(frozen=True)
class Delivery:
    """A batch of positions and when it comes in."""

    at: datetime
    car: str
    rows: list[dict[str, Any]]


def homes() -> dict[str, str]:
    """Each car that has its place on a section, by its key: it lives where the section begins."""
    own = {section["vehicle_id"]: section["key"] for section in read_county()["sections"]}
    return own | {car: section for car, (section, *_) in STANDING.items()}


def deliveries(county: County, days: Mapping[int, date], until: datetime) -> Iterator[Delivery]:
    """All batches that came in up to an instant."""
    for car in homes():
        silences = _silences(county, car, days)
        rows = _journey(county, car, days).rows
        told = [(at, _with_lights(county, car, days, at, row)) for row in rows for at in [parse_instant(row["fix_at"])]]
        heard = [(at, row) for at, row in told if at <= until and not _within(at, silences)]
        for batch in _batches(heard, since=county.stage.moment(days[-TOLD], "05:00")):
            came_in = _came_in(county, car, days, batch[-1][0])
            if came_in <= until:
                yield Delivery(came_in, car, [row for _, row in batch])


def _batches(told: list[Told], since: datetime) -> Iterator[list[Told]]:
    """What is told between two parkings goes out as one; from the stories' days on, every two hours."""
    batch: list[Told] = []
    for at, row in told:
        begun = batch[0][0] if batch else at
        if at - begun > (BATCH if at >= since else LONG_BATCH) or (batch and at - batch[-1][0] > PARKED):
            yield batch
            batch = []
        batch.append((at, row))
    if batch:
        yield batch


def deliver(county: County, delivery: Delivery) -> None:
    """Take a batch in as the tracker's own request would be."""
    house = county.stage.house
    report_positions(house.bus, house.clock, county.trackers[delivery.car], delivery.rows)


def _silences(county: County, car: str, days: Mapping[int, date]) -> list[Span]:
    moment = county.stage.moment
    if car == "car_6":
        return [(moment(days[-1], "18:50"), moment(days[-1], "21:10"))]
    if car != "car_2":
        return []
    evening = moment(days[-3], "18:30"), moment(days[-3], "21:30")
    return [evening, (moment(days[-2], "25:00"), moment(days[-2], "28:30"))]


def _with_lights(
    county: County, car: str, days: Mapping[int, date], at: datetime, row: dict[str, Any]
) -> dict[str, Any]:
    """Lights are on all the way, but for half an hour of car 2's standing in the night of day -1."""
    if car not in TELL_LIGHTS:
        return row
    dark = county.stage.moment(days[-1], "26:30"), county.stage.moment(days[-1], "27:00")
    return {**row, "lights": not (car == "car_2" and _within(at, [dark]))}


def _came_in(county: County, car: str, days: Mapping[int, date], last: datetime) -> datetime:
    without_signal = county.stage.moment(days[-1], "20:00"), county.stage.moment(days[-1], "27:10")
    if car == "car_3" and _within(last, [without_signal]):
        return county.stage.moment(days[-1], "30:10")
    return last + JOURNEY


def _within(at: datetime, spans: list[Span]) -> bool:
    return any(start <= at <= end for start, end in spans)


# -- a day of each car ----------------------------------------------------------------------------------------------


def _journey(county: County, car: str, days: Mapping[int, date]) -> Journey:
    line = county.lines[homes()[car]]
    journey = Journey(county.stage.moment(days[min(days)], "05:00"), line.points[0], car)
    for number in sorted(days):
        day = _Day(county, journey, line, days[number], number, car)
        told = TOLD_DAYS.get(car) if number >= -TOLD else None
        (told or (_day_at_a_post if car in STANDING else _day_on_patrol))(day)
    return journey


@dataclass(frozen=True)
class _Day:
    """A car's duty day as it is written below."""

    county: County
    journey: Journey
    line: Line
    day: date
    number: int
    car: str

    def wait(self, clock_time: str) -> None:
        self.journey.stand(self.county.stage.moment(self.day, clock_time))

    def park(self, clock_time: str) -> None:
        self.journey.park(self.county.stage.moment(self.day, clock_time))

    def drive(self, from_m: float, to_m: float, speed_kmh: float = 47) -> None:
        self.journey.drive(self.line, from_m, to_m, speed_kmh)

    def patrol(self, clock_time: str, share: float = 1.0, speed_kmh: float = 47) -> None:
        """Leave at this time, pass the section (or a share of it) and come back."""
        self.wait(clock_time)
        turning_m = self.line.length_m * share
        self.drive(0, turning_m, speed_kmh)
        self.journey.stand(self.journey.at + timedelta(minutes=5))
        self.drive(turning_m, 0, speed_kmh)

    def visit(self, line: Line, there: str, back: str) -> None:
        """Go to the end of another line, stay, and come back."""
        self.wait(there)
        self.journey.drive(line, 0, line.length_m, 50)
        self.wait(back)
        self.journey.drive(line, line.length_m, 0, 50)


def _day_on_patrol(day: _Day) -> None:
    """The car passes its section in each key period."""
    chance = random.Random(f"{day.car} {day.day}")  # noqa: S311  # decides what a made-up car did
    for starts, ends in (("05:55", "08:05"), ("18:55", "21:05"), ("22:55", "27:05")):
        day.park(starts)
        what = chance.random()
        day.journey.mute = what < SILENT
        leaves = f"{int(starts[:2]) + 1:02}:{chance.randrange(2, 14):02}"
        share = chance.uniform(0.3, 0.7) if SILENT <= what < SILENT + TURNS_BACK.get(day.car, SELDOM) else 1.0
        day.patrol(leaves, share, chance.uniform(43, 50))
        day.wait(ends)
        day.journey.mute = False


def _day_at_a_post(day: _Day) -> None:
    """The car carries a post's crew there, stays and brings it back."""
    _, post, leaves, returns = STANDING[day.car]
    post_m, _ = day.line.locate(day.county.points[post])
    day.park(leaves)
    day.drive(0, post_m)
    day.wait(returns)
    day.drive(post_m, 0)


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


TOLD_DAYS: dict[str, Callable[[_Day], None]] = {
    "car_1": _day_of_car_1,
    "car_2": _day_of_car_2,
    "car_3": _day_of_car_3,
    "car_4": _day_of_car_4,
}
