"""What reviewers made of the records: most are accepted the next morning, some are returned and corrected, one is
voided; yesterday's still wait."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from app.accounts.service import actor_of
from app.kernel.database import db
from app.records.queue import list_reviews

from .county import County
from .happening import Happening
from .phone import Phone

REVIEWER = "supervisor"
SEEN_AT = "09:20"
RETURNED, VOIDED = 0.07, 0.02
"""How often a record is returned at its first look, and how often it is voided."""
WAITS = timedelta(hours=20)
"""What is younger waits for tomorrow."""
MOST = 200
RETURNS = {
    "violation": ("facts_incomplete", "演示：请补充现场情况"),
    "outreach_session": ("count_doubtful", "演示：人数与场地不符，请核对"),
}


def review_happenings(county: County, phones: Mapping[str, Phone], days: Mapping[int, date]) -> Iterator[Happening]:
    """Each morning's look at what waits; whoever gets a record back corrects it at noon."""
    for number in sorted(days):
        at = county.stage.moment(days[number], SEEN_AT)
        yield Happening(at, partial(_look, county, at))
        noon = county.stage.moment(days[number], "12:10")
        if number < -1:  # what was returned yesterday is still to be done
            yield Happening(noon, partial(_correct, county, phones, noon))


def look_through(county: County) -> None:
    """Accept all that waits, as after a long time."""
    for row in _queue(county, "waiting"):
        _decide(county, row, "accepted", None, "")


def _look(county: County, at: datetime) -> None:
    for row in (*_queue(county, "waiting"), *_queue(county, "corrected")):
        if row["corrected_at"] > at - WAITS or row["own"]:
            continue
        what = random.Random(f"{row['label']} {row['corrected_at']}").random()  # noqa: S311  # a made-up opinion
        if row["state"] == "waiting" and what < RETURNED and row["kind"] in RETURNS:
            _decide(county, row, "returned", *RETURNS[row["kind"]])
        elif row["state"] == "waiting" and row["kind"] == "violation" and what < RETURNED + VOIDED:
            _decide(county, row, "voided", "duplicate", "")
        else:
            _decide(county, row, "accepted", None, "")


def _queue(county: County, state: str) -> list[dict[str, Any]]:
    actor = actor_of(db.session(), county.ids[REVIEWER])
    return list_reviews(db.session(), actor, {"state": state, "limit": MOST}).reviews


def _decide(county: County, row: dict[str, Any], verdict: str, reason: str | None, comment: str) -> None:
    said = {"verdict": verdict, "reason_code": reason, "comment": comment}
    county.desk(REVIEWER).say("records.review", said, record_id=row["record_id"], version=row["version"])


def _correct(county: County, phones: Mapping[str, Phone], at: datetime) -> None:
    """Every officer says again, with a word more, what came back to them."""
    by_officer = {phone.officer_id: phone for phone in phones.values()}
    for row in _queue(county, "returned"):
        phone, record_id = by_officer[row["officer_id"]], str(row["record_id"])
        before = phone.said[record_id]
        payload = {**before.payload, "note": "演示：已核对并补充"}
        phone.say(before.type, payload, at, before.place, supersedes=record_id)
        phone.send()
