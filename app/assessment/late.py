"""What came after a period was published: it moves nothing by itself, and is shown beside what it might have moved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from .credits import Credit
from .evidence import Requirement
from .gathering import gathered
from .periodrecords import PeriodInfo


def late_facts(
    session: Session,
    kept: PeriodInfo,
    unit_ids: Collection[UUID],
    own: Mapping[str, Requirement],
    frozen: Iterable[Credit],
    now: datetime,
) -> list[dict[str, Any]]:
    """The credits of these requirements that would be reckoned otherwise today, each with what was published.

    ``after`` says since when: "closing" if it was reckoned anew after the period was closed, else "publication"."""
    found = gathered(session, unit_ids, kept.period, now)
    reckoned = {(str(view["requirement_id"]), view["indicator"]): view["reckoned_at"] for view in found.views}
    today = {(each.requirement_id, each.indicator): each for each in found.credits if each.requirement_id in own}
    then = {(each.requirement_id, each.indicator): each for each in frozen if each.requirement_id in own}
    return [
        {
            "requirement_id": key[0],
            "indicator": key[1],
            "published": told(then[key]) if key in then else None,
            "today": told(today[key]) if key in today else None,
            "came_at": reckoned.get(key),
            "after": _after(kept, reckoned.get(key)),
        }
        for key in sorted(today.keys() | then.keys())
        if not _same(then.get(key), today.get(key))
    ]


def told(credit: Credit) -> dict[str, Any]:
    """What a credit says, without its records."""
    return {
        "state": credit.state,
        "value": None if credit.value is None else str(credit.value),
        "reason_code": credit.reason.value,
    }


def _same(one: Credit | None, other: Credit | None) -> bool:
    return one is not None and other is not None and told(one) == told(other)


def _after(kept: PeriodInfo, reckoned_at: datetime | None) -> str:
    if kept.closed_at is not None and reckoned_at is not None and reckoned_at > kept.closed_at:
        return "closing"
    return "publication"
