"""The daily reports of the last days: final each morning for the day before, one changed first, one corrected later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial

from app.accounts.service import actor_of
from app.kernel.database import db
from app.report.reports import Report, read_report

from .county import County
from .happening import Happening

REPORTED = range(-7, 0)
"""The days of which the brigade's report is final."""
CHANGED, CORRECTED = -3, -4


def report_happenings(county: County, days: Mapping[int, date]) -> Iterator[Happening]:
    """All of it, in no order. Yesterday's is still a draft at the squads, and final at the brigade."""
    for number in REPORTED:
        if number in days:
            at = county.stage.moment(days[number], "31:30")
            yield Happening(at, partial(_finish, county, "brigade", "supervisor", days[number], at, ""))
            if number == CHANGED:
                early = county.stage.moment(days[number], "31:10")
                yield Happening(early, partial(_change, county, days[number], early))
            if number < -1:
                yield Happening(at, partial(_finish, county, "squad_1", "leader_1", days[number], at, ""))
    if CORRECTED in days:
        late = county.stage.moment(days[CORRECTED], "40:15")
        yield Happening(late, partial(_correct, county, days[CORRECTED], late))


def _read(county: County, unit: str, who: str, day: date, at: datetime) -> Report:
    actor = actor_of(db.session(), county.ids[who])
    return read_report(db.session(), actor, county.ids[unit], day, at)


def _finish(county: County, unit: str, who: str, day: date, at: datetime, reason: str) -> None:
    report = _read(county, unit, who, day, at)
    said = {"unit_id": str(county.ids[unit]), "day": day.isoformat(), "digest": report.digest, "reason": reason}
    county.desk(who).say("report.finish", said, version=report.version)


def _change(county: County, day: date, at: datetime) -> None:
    """A supervisor adds a car that carried no tracker."""
    report = _read(county, "brigade", "supervisor", day, at)
    cars = next(each.value for each in report.figures if each.key == "cars_out")
    said = {
        "unit_id": str(county.ids["brigade"]),
        "day": day.isoformat(),
        "key": "cars_out",
        "number": (cars if isinstance(cars, int) else 0) + 1,
        "text": None,
        "reason": "演示：另有一台借用车辆未装定位",
    }
    county.desk("supervisor").say("report.change_figure", said, version=report.version)


def _correct(county: County, day: date, at: datetime) -> None:
    """A remark is added to a report that was final."""
    report = _read(county, "brigade", "supervisor", day, at)
    note = {"key": "note", "number": None, "text": "演示：协助救助走失老人一名", "reason": "演示：补充情况"}
    said = {"unit_id": str(county.ids["brigade"]), "day": day.isoformat(), **note}
    county.desk("supervisor").say("report.change_figure", said, version=report.version)
    _finish(county, "brigade", "supervisor", day, at, "演示：补充救助情况")
