"""Two years of made-up accidents, taken into the register in one go, and two that officers report at their scenes.

January to May gives 123 → 98 of the general procedure and 29 → 26 deaths against the year before: the percentages are
the county's own (−20.33 %, −10.34 %), the bases are assumed, and each accident's note says so. Elsewhere numbers are by
rule, the same on every machine. Two places on key sections have more than chance gives them; a few accidents say only
in words where they were."""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from app.accident.register import add_accidents, roads_of
from app.duty.roadplaces import Place
from app.duty.service import today
from app.kernel.clock import format_instant
from app.kernel.desk import system_transaction
from app.kernel.ids import derived_id

from .county import County
from .happening import Happening
from .phone import Phone
from .targets import targets
from .tasks import WHO

NOTE = "演示：同比百分数为实数，起数和死亡人数的基数为假定"
GENERAL, DEATHS = (123, 98), (29, 26)
"""Of January to May, the year before and the year itself."""
MONTHLY_GENERAL, MONTHLY_SIMPLE = (17, 22), (28, 38)
FATAL_ELSEWHERE = 0.2
CLUSTERS = (("s242", 3_200, 0.09), ("x904", 5_600, 0.06), ("g341", 7_500, 0.03))
"""Section, chainage, and the share of all accidents on sections that lie within 150 m of it."""
ON_SECTIONS, IN_WORDS = 0.62, 0.04
"""The share of accidents on the key sections, and of those of which only words tell where."""
HOURS = (
    *(1, 1, 1, 1, 2, 4, 9, 11, 7, 5, 5, 5),
    *(4, 4, 5, 5, 6, 10, 13, 12, 8, 5, 3, 2),
)
"""How often accidents happen in each hour."""
AFTER_DARK = frozenset({*range(6), *range(19, 24)})
FORMS = {"11": 52, "21": 15, "12": 6, "35": 9, "31": 7, "23": 3, "19": 4, "38": 4}
CAUSES = {"32": 24, "31": 9, "12": 12, "13": 9, "33": 6, "24": 6, "14": 5, "19": 5, "18": 6, "49": 8, "27": 4, "63": 6}
WEATHERS = {"1": 66, "2": 17, "3": 10, "5": 4, "4": 2}
FEATURES = {"21": 52, "12": 20, "11": 16, "27": 9, "25": 3}
FIRST_PARTIES = {"K3": 44, "H1": 14, "H3": 9, "M1": 9, "N1": 4, "G1": 7, "K4": 6, "J1": 4, "T1": 3}
OTHER_PARTIES = {"F6": 40, "A1": 15, "K3": 20, "M1": 10, "F1": 6, "J1": 9}
ALONE = frozenset({"31", "35", "38"})

Members = dict[str, Any]


def take_in_accidents(county: County) -> None:
    """All accidents up to the end of last month, as their files would have brought them."""
    stage = county.stage
    made = _Past(county, today(stage.clock.now()))
    with system_transaction(stage.house.bus, stage.clock) as context:
        brigade_id = county.ids["brigade"]
        roads = roads_of(context, brigade_id)
        found: dict[UUID, Members] = {}
        for members in made.accidents():
            place = Place() if "place" not in members else roads.at_point(*members.pop("place"))
            unit_id = roads.unit_of(place.section_id) or brigade_id
            whole = {**members, **asdict(place), "unit_id": unit_id, "note": NOTE}
            found[derived_id("demo accident", members["number"])] = whole
        add_accidents(context, found, "import", brigade_id)


def scene_happenings(county: County, phones: Mapping[str, Phone], days: Mapping[int, date]) -> Iterator[Happening]:
    """What two officers reported from the road in these days: one who died, and one damage."""
    for number, clock_time, section, chainage_m, deaths in (
        (-2, "20:12", "s242", 3_150, 1),
        (-1, "07:25", "g341", 2_400, 0),
    ):
        if number in days:
            at = county.stage.moment(days[number], clock_time)
            yield Happening(at, partial(_report, county, phones, section, chainage_m, deaths))


def _report(county: County, phones: Mapping[str, Phone], section: str, chainage_m: int, deaths: int) -> None:
    now = county.stage.clock.now()
    payload = {
        "occurred_at": format_instant(now - timedelta(minutes=18)),
        "procedure": "general" if deaths else "simple",
        "deaths": deaths,
        "injuries": 0,
        "form": "11",
        "vehicles": ["H1", "F6"] if deaths else ["K3", "K3"],
        "section_id": str(county.ids[section]),
        "chainage_m": chainage_m,
        "place_text": "",
        "note": "演示：现场录入",
        "photos": [],
    }
    phone, place = phones[WHO[section]], county.lines[section].point_at(chainage_m)
    phone.say("accident.report", payload, now, place)
    phone.send()


@dataclass(frozen=True)
class _Month:
    """What happens in a month: how many accidents of each procedure, and how many die in each fatal one."""

    first: date
    general: int
    simple: int
    deaths: Sequence[int]


class _Past:
    """The accidents of the last two years up to the end of the month before ``this_day``."""

    def __init__(self, county: County, this_day: date) -> None:
        self._county = county
        self._end = this_day.replace(day=1)
        self._year = self._end.year if self._end.month > 5 else self._end.year - 1
        self._chance = random.Random("accidents")  # noqa: S311  # decides what made-up accidents are like

    def accidents(self) -> Iterator[Members]:
        """All of them, in order of their months."""
        for month in self._months():
            yield from self._of_month(month)

    def _months(self) -> Iterator[_Month]:
        spring = {
            self._year - back: self._spring(self._year - back, GENERAL[1 - back], DEATHS[1 - back]) for back in (1, 0)
        }
        first = date(self._year - 1, 1, 1)
        while first < self._end:
            if first.month <= 5 and first.year in spring:
                yield spring[first.year][first.month - 1]
            else:
                general = self._chance.randint(*MONTHLY_GENERAL)
                deaths = [1] * sum(self._chance.random() < FATAL_ELSEWHERE for _ in range(general))
                yield _Month(first, general, self._chance.randint(*MONTHLY_SIMPLE), deaths)
            first = (first + timedelta(days=31)).replace(day=1)

    def _spring(self, year: int, general: int, deaths: int) -> list[_Month]:
        """January to May of a year with its numbers; two accidents have two dead each."""
        per_fatal = [2, 2, *[1] * (deaths - 4)]
        months = []
        for n in range(5):
            simple = self._chance.randint(*MONTHLY_SIMPLE)
            months.append(_Month(date(year, n + 1, 1), (general + n) // 5, simple, per_fatal[n::5]))
        return months

    def _of_month(self, month: _Month) -> Iterator[Members]:
        for n in range(month.general + month.simple):
            general = n < month.general
            deaths = month.deaths[n] if n < len(month.deaths) else 0
            yield self._accident(month.first, n, "general" if general else "simple", deaths)

    def _accident(self, month: date, number: int, procedure: str, deaths: int) -> Members:
        at = self._time(month, deaths)
        form = self._one_of(FORMS)
        injuries = 0 if procedure == "simple" else self._chance.choices((0, 1, 2, 3), (30, 52, 13, 5))[0]
        return {
            "number": f"演示{month:%Y%m}{number:03}",
            "occurred_at": at,
            "procedure": procedure,
            "deaths": deaths,
            "injuries": injuries if deaths else max(injuries, int(procedure == "general")),
            "form": form,
            "cause": self._one_of(CAUSES),
            "weather": self._one_of(WEATHERS) if self._chance.random() < 0.97 else None,
            "light": self._light(at),
            "road_feature": self._one_of(FEATURES),
            "parties": self._parties(form),
            **self._place(deaths),
        }

    def _time(self, month: date, deaths: int) -> datetime:
        """Most happen when people go to work and come home; who dies, dies in the dark more often."""
        day = month.replace(day=self._chance.randint(1, monthrange(month.year, month.month)[1]))
        weights = [weight * (2 if deaths and hour in AFTER_DARK else 1) for hour, weight in enumerate(HOURS)]
        hour = self._chance.choices(range(24), weights)[0]
        return self._county.stage.moment(day, f"{hour:02}:{self._chance.randrange(60):02}")

    def _light(self, at: datetime) -> str:
        hour = at.astimezone(self._county.stage.house.settings.timezone).hour
        if hour in AFTER_DARK:
            return "3" if self._chance.random() < 0.7 else "2"
        return {6: "4", 18: "5"}.get(hour, "1")

    def _place(self, deaths: int) -> Members:
        where = self._chance.random()
        if where < ON_SECTIONS + (0.1 if deaths else 0):
            return self._on_section()
        village = self._chance.choice(self._villages)
        near = {"town": village["town_name"], "village": village["name"]}
        if where > 1 - IN_WORDS:
            return {**near, "place_text": f"{village['town_name']}{village['name']}北", "road_type": "19"}
        aside = [self._chance.uniform(-0.006, 0.006) for _ in range(2)]
        place = round(village["latitude"] + aside[0], 6), round(village["longitude"] + aside[1], 6)
        return {**near, "place": place, "place_text": f"{village['name']}附近", "road_type": "14"}

    def _on_section(self) -> Members:
        section, chainage_m = self._spot()
        point = self._county.lines[section].point_at(chainage_m)
        nearest = min(
            self._villages, key=lambda v: abs(v["latitude"] - point.latitude) + abs(v["longitude"] - point.longitude)
        )
        return {
            "place": (round(point.latitude, 6), round(point.longitude, 6)),
            "place_text": "",
            "town": nearest["town_name"],
            "road_type": "11" if section.startswith("g") else "12" if section.startswith("s") else "13",
        }

    def _spot(self) -> tuple[str, float]:
        draw = self._chance.random()
        for section, chainage_m, share in CLUSTERS:
            draw -= share
            if draw < 0:
                return section, chainage_m + self._chance.uniform(-150, 150)
        section = self._chance.choice(sorted(WHO))
        return section, self._chance.uniform(0, self._county.lines[section].length_m)

    def _parties(self, form: str) -> list[Members]:
        codes = [self._one_of(FIRST_PARTIES)]
        if form in ("21", "23"):
            codes.append("A1")
        elif form not in ALONE:
            codes.append(self._one_of(OTHER_PARTIES))
        return [{"vehicle_type": code, "age": self._age(code)} for code in codes]

    def _age(self, code: str) -> int | None:
        if self._chance.random() < 0.05:
            return None
        older = code in ("A1", "F6", "F1", "J1", "N1")
        return max(16, min(88, round(self._chance.gauss(58 if older else 41, 13))))

    def _one_of(self, weights: Mapping[str, int]) -> str:
        return self._chance.choices(list(weights), list(weights.values()))[0]

    @cached_property
    def _villages(self) -> list[Members]:
        return [each for each in targets() if each["kind"] == "village" and "latitude" in each]
