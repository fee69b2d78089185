"""Loading the county and letting its past happen: outreach since 2023, and the last weeks of duty up to this minute."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import select

from app.accounts.rules import DEMO_BRIGADE
from app.accounts.service import unit_tree
from app.duty.jobs import MAKE_REQUIREMENTS
from app.duty.service import today
from app.kernel.audit import AuditEntry
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import House
from app.kernel.jobs import run_due

from .accidents import scene_happenings, take_in_accidents
from .calls import take_in_calls
from .campaign import TELLERS, begin, talks
from .checkins import check_ins
from .county import PASSWORD, County, begin_duty, found_brigade
from .dayreports import report_happenings
from .fleet import deliver, deliveries
from .happening import Happening
from .hazards import hazard_happenings
from .inspections import inspection_happenings
from .odds import OUT_OF_REACH, odd_happenings
from .offences import violations
from .outreach_plans import plan_happenings
from .periods import period_happenings, period_tellers
from .phone import Phone, enrol
from .proposals import proposal_happenings
from .reviews import look_through, review_happenings
from .rosters import ask_for_swaps, write_rosters
from .shifts import shift_happenings, tellers
from .speech import Word, speak
from .stage import Stage
from .tasks import recipients, task_happenings

PAST_DAYS, FEWEST_DAYS = 21, 3
"""How many days of duty lie behind the demo; the stories of the last three are always told."""
LOADED = "demo.loaded"

Tell = Callable[[str], object]


class NotEmpty(Exception):
    """There are units already; ``is_demo`` tells whose, ``is_whole`` whether the demo was loaded to its end."""

    def __init__(self, *, is_demo: bool, is_whole: bool) -> None:
        super().__init__()
        self.is_demo = is_demo
        self.is_whole = is_whole


def load(house: House, past_days: int = PAST_DAYS, tell: Tell = lambda _: None) -> None:
    """Fill an empty database; the last thing written is that it was loaded. ``tell`` hears how far it is.

    Raises NotEmpty."""
    require_empty()
    stage = Stage.of(house)
    now, this_day = house.clock.now(), today(house.clock.now())
    days = {number: this_day + timedelta(days=number) for number in range(-past_days, 1)}
    tell("units, people, cars and devices, targets of outreach")
    stage.clock.instant = stage.moment(begin(), "08:00")
    county = found_brigade(stage)
    tell("outreach since November 2023")
    phones, duty_begins = _enrol(county, TELLERS), stage.moment(days[-past_days], "04:30")
    told = list(talks(county, this_day))
    _let_happen(stage, duty_begins, _spoken(phones, told))
    look_through(county)
    tell("roads, posts, plans, two years of accidents")
    stage.clock.instant = duty_begins
    begin_duty(county, days[-past_days])
    write_rosters(county, days[-past_days], this_day)
    take_in_accidents(county)
    words = [*check_ins(county, days), *violations(county, days), *(word for word in told if word.at > duty_begins)]
    phones |= _enrol(
        county,
        {OUT_OF_REACH, *recipients(), *tellers(days), *period_tellers(days), *(word.officer for word in words)}
        - phones.keys(),
    )
    happenings = [
        *_each_morning(county, days),
        *(Happening(each.at, partial(deliver, county, each)) for each in deliveries(county, days, now)),
        *_spoken(phones, words),
        *task_happenings(county, phones, days),
        *odd_happenings(county, phones, days),
        *shift_happenings(county, phones, days),
        *review_happenings(county, phones, days),
        *hazard_happenings(county, phones, days),
        *scene_happenings(county, phones, days),
        *inspection_happenings(county, phones, days),
        *plan_happenings(county, days),
        *proposal_happenings(county, days),
        *report_happenings(county, days),
        *period_happenings(county, phones, days),
    ]
    for start, end in _weeks(stage, days):
        tell(f"duty from {start:%m-%d} on")
        _let_happen(stage, now, (each for each in happenings if start <= each.at < end))
    tell("credits and small pictures")
    stage.clock.instant = now
    ask_for_swaps(county, this_day)
    take_in_calls(county, days)
    run_due(house.jobs, stage.clock)
    with system_transaction(house.bus, stage.clock) as context:
        context.changed(LOADED, "unit", DEMO_BRIGADE)


def require_empty() -> None:
    """Raise NotEmpty when there are units."""
    units = {unit.id for unit in unit_tree(db.session())}
    if units:
        raise NotEmpty(is_demo=DEMO_BRIGADE in units, is_whole=was_loaded())


def was_loaded() -> bool:
    """Whether a demo was loaded to its end, as the audit has it."""
    return db.session().execute(select(AuditEntry.seq).where(AuditEntry.action == LOADED)).first() is not None


def _enrol(county: County, keys: Iterable[str]) -> dict[str, Phone]:
    return {key: enrol(county.stage, county.badges[key], PASSWORD) for key in sorted(keys)}


def _spoken(phones: Mapping[str, Phone], words: Iterable[Word]) -> Iterator[Happening]:
    return (Happening(word.at, partial(speak, phones, word)) for word in words)


def _each_morning(county: County, days: Mapping[int, date]) -> Iterator[Happening]:
    """The day's requirements; those of the first two days came with the plans."""
    stage = county.stage
    make_requirements = partial(stage.house.jobs[MAKE_REQUIREMENTS], stage.clock, {})
    for number in sorted(days)[1:]:
        yield Happening(stage.moment(days[number], "04:10"), make_requirements)


def _weeks(stage: Stage, days: Mapping[int, date]) -> Iterator[tuple[datetime, datetime]]:
    """The time from the first duty day on, a week at a time."""
    first, last = days[min(days)], days[0] + timedelta(days=1)
    while first <= last:
        end = first + timedelta(days=7)
        yield stage.moment(first, "04:00"), stage.moment(end, "04:00")
        first = end


def _let_happen(stage: Stage, now: datetime, happenings: Iterable[Happening]) -> None:
    """Let all happen that lies before ``now``, in its order."""
    for happening in sorted(happenings, key=lambda each: each.at):
        if happening.at <= now:
            stage.clock.instant = happening.at
            happening.act()
