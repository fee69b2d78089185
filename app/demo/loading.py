"""Loading the county and letting its last three days pass, up to this minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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

from .county import PASSWORD, County, make_county
from .fleet import deliver, deliveries
from .phone import Phone, enrol
from .stage import Stage
from .words import SHIFTS, speak, words

PAST_DAYS = 3
LOADED = "demo.loaded"


class NotEmpty(Exception):
    """There are units already; ``is_demo`` tells whose, ``is_whole`` whether the demo was loaded to its end."""

    def __init__(self, *, is_demo: bool, is_whole: bool) -> None:
        super().__init__()
        self.is_demo = is_demo
        self.is_whole = is_whole


@dataclass(frozen=True)
class _Happening:
    at: datetime
    act: Callable[[], object]


def load(house: House) -> None:
    """Fill an empty database; the last thing written is that it was loaded. Raises NotEmpty."""
    require_empty()
    stage = Stage.of(house)
    now, this_day = house.clock.now(), today(house.clock.now())
    days = {number: this_day + timedelta(days=number) for number in range(-PAST_DAYS, 1)}
    stage.clock.instant = stage.moment(days[-PAST_DAYS], "04:30")
    county = make_county(stage, days[-PAST_DAYS])
    phones = {key: enrol(stage, county.badges[key], PASSWORD) for key in {shift.officer for shift in SHIFTS}}
    for happening in sorted(_happenings(county, phones, days, now), key=lambda each: each.at):
        if happening.at <= now:
            stage.clock.instant = happening.at
            happening.act()
    stage.clock.instant = now
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


def _happenings(
    county: County, phones: Mapping[str, Phone], days: Mapping[int, date], now: datetime
) -> Iterator[_Happening]:
    """Everything after the first morning."""
    stage = county.stage
    make_requirements = partial(stage.house.jobs[MAKE_REQUIREMENTS], stage.clock, {})
    for number in range(1 - PAST_DAYS, 1):
        yield _Happening(stage.moment(days[number], "04:10"), make_requirements)
    for delivery in deliveries(county, days, now):
        yield _Happening(delivery.at, partial(deliver, county, delivery))
    for word in words(county, days):
        yield _Happening(word.at, partial(speak, phones, word))
    excused = {"reason": "task", "note": "演示：城区活动散场分流，指挥中心调一中队勤务车前往"}
    exempt = partial(county.desk("supervisor").say, "duty.grant_exemption", excused)
    requirement_id = county.requirement("yanlou_evening", days[-2])
    yield _Happening(stage.moment(days[-2], "18:38"), partial(exempt, requirement_id=requirement_id))
