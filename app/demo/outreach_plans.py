"""What outreach has planned for the weeks to come, what it held of it, what it called off; and what became of what
people said at talks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from app.accounts.service import actor_of
from app.kernel.database import db
from app.outreach.heard import list_heard
from app.outreach.plans import batch_of

from .county import County
from .happening import Happening

PLANNER = "supervisor"
AHEAD = (
    (-2, 3, "village_101", "babida.1", ("helmet", "elder_vehicles")),
    (1, 1, "school_121", "babida.8", ("school_road",)),
    (2, 3, "village_102", "babida.1", ("helmet", "farm_vehicles")),
    (4, 4, "enterprise_11", "babida.5", ("drink_driving", "fatigue")),
    (6, 8, "village_103", "babida.2", ("illegal_passengers",)),
    (9, 9, "fair_5", "babida.4", ("helmet", "drink_driving")),
    (-6, -5, "village_104", "babida.3", ("elder_vehicles",)),
)
"""Planned talks: first and last day counted from today, the target, the must that it serves, the themes."""
CALLED_OFF = "village_104"


def plan_happenings(county: County, days: Mapping[int, date]) -> Iterator[Happening]:
    """The plan of the last and the next weeks, made eight days ago; hazards and wishes seen to since."""
    made = max(-8, min(days) + 1)
    yield Happening(county.stage.moment(days[made], "10:00"), partial(_plan, county, days[0]))
    yield Happening(county.stage.moment(days[-1], "16:30"), partial(_settle, county))


def _plan(county: County, today: date) -> None:
    desk = county.desk(PLANNER)
    for first, last, target, category, themes in AHEAD:
        said: dict[str, Any] = {
            "unit_id": str(county.ids["publicity"]),
            "starts_on": (today + timedelta(days=first)).isoformat(),
            "ends_on": (today + timedelta(days=last)).isoformat(),
            "begins_at": "09:30" if first == last else None,
            "target_ids": [str(county.ids[target])],
            "team_ids": [str(county.ids[key]) for key in ("speaker", "900501", "900507")],
            "forms": ["lecture"],
            "themes": list(themes),
            "category": category,
            "note": "",
            "one_each": False,
        }
        batch = desk.say("outreach.plan_talks", said)
        if target == CALLED_OFF:
            (planned,) = batch_of(db.session(), batch)
            said_of = {"id": planned.id, "version": planned.version}
            desk.say("outreach.cancel_plan_item", {"reason": "演示：秋收农忙，村里改期"}, **said_of)


def _settle(county: County) -> None:
    """Every other thing heard was seen to."""
    actor = actor_of(db.session(), county.ids[PLANNER])
    for number, heard in enumerate(list_heard(db.session(), actor, {"state": "open", "limit": 1000}).heard):
        if number % 2:
            said = {"settled": True, "note": "演示：已转有关单位处理", "task_id": None}
            where = {"session_id": heard.session_id, "kind": heard.kind, "version": heard.version}
            county.desk(PLANNER).say("outreach.settle_heard", said, **where)
