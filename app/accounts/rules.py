"""What accounts decide without asking anybody: the shape of the tree, who needs a mentor, how long a phone stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from app.kernel.actor import Role
from app.kernel.ids import derived_id

#: Who may read the officers and phones of a unit.
READING_ROLES = frozenset({Role.SQUAD_LEADER, Role.SUPERVISOR, Role.BRIGADE_LEADER, Role.DISPATCHER, Role.ADMIN})
#: Who may revoke somebody else's phone.
REVOKING_ROLES = frozenset({Role.SUPERVISOR, Role.ADMIN})
#: Field work, which an officer takes along into another unit; to lead a unit ends with leaving it.
MOVING_ROLES = frozenset({Role.OFFICER, Role.OUTREACH})

#: To enrol a phone is to hand out a key for a month: the password must have been typed just before.
FRESH_SIGN_IN = timedelta(minutes=15)
#: Longer than the sign-in may be old, so that the ticket is never what fails.
ENROLMENT_TICKET_AGE = timedelta(hours=1)
#: A sign-in on a machine without a key ends with a day's duty, whatever the browser keeps.
UNENROLLED_SESSION = timedelta(hours=24)
#: A code to scan is shown across a table: long enough for a slow phone, too short to be passed on.
CODE_LIFE = timedelta(minutes=5)
#: A session in use is written anew at most this often.
RENEWAL_STEP = timedelta(hours=1)

#: The brigade of the made-up county has this id in every installation: so its data are never taken for real ones.
DEMO_CAUSE = derived_id("demo")
DEMO_BRIGADE = derived_id(DEMO_CAUSE, "unit")

Parents = Mapping[UUID, UUID | None]


class Grant(NamedTuple):
    """A role over a unit, as it was given: it holds for the units below too."""

    role: Role
    unit_id: UUID


def below(parents: Parents, roots: Iterable[UUID]) -> frozenset[UUID]:
    """The units ``roots`` and all units under them."""
    children: dict[UUID | None, list[UUID]] = {}
    for unit, parent in parents.items():
        children.setdefault(parent, []).append(unit)
    found, waiting = set[UUID](), [root for root in roots if root in parents]
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting += children.get(unit, [])
    return frozenset(found)


def above(parents: Parents, units: Iterable[UUID]) -> frozenset[UUID]:
    """The units themselves and everything over them, up to the brigade."""
    found = set[UUID]()
    for unit in units:
        step: UUID | None = unit
        while step is not None and step in parents and step not in found:
            found.add(step)
            step = parents[step]
    return frozenset(found)


def counted(name: str) -> str:
    """A name by which units stand as people count them: 一中队 before 二中队, which code points don't do, and 2 before
    10."""
    numbered = _HAN_NUMBER.sub(lambda found: str(_number(found[0])), name)
    return _DIGITS.sub(lambda found: found[0].zfill(4), numbered)


_HAN = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_HAN_NUMBER = re.compile("[零一二三四五六七八九十]+")
_DIGITS = re.compile(r"\d+")


def _number(han: str) -> int:
    """Up to 九十九, as squads are numbered; digits without 十 are read one after the other."""
    if "十" not in han:
        return int("".join(str(_HAN[digit]) for digit in han))
    tens, _, ones = han.partition("十")
    return _HAN.get(tens, 1) * 10 + _HAN.get(ones, 0)


def needs_mentor(rank: str) -> bool:
    """An auxiliary (辅警) works with a named police officer (带班民警)."""
    return rank == "auxiliary"


def grants_after_move(grants: frozenset[Grant], old_unit: UUID, new_unit: UUID) -> frozenset[Grant]:
    """The grants of an officer who changes units: field work moves along, leading the old unit ends, the rest stays."""
    kept = {grant for grant in grants if grant.unit_id != old_unit}
    moving = {grant.role for grant in grants - kept} & MOVING_ROLES
    return frozenset(kept | {Grant(role, new_unit) for role in moving})


def is_fresh(signed_in_at: datetime, now: datetime) -> bool:
    """Whether the password was typed recently enough to enrol a phone."""
    return now - signed_in_at <= FRESH_SIGN_IN


def wants_renewal(expires_at: datetime, now: datetime, lifetime: timedelta) -> bool:
    """Whether a session in use, which lives ``lifetime`` after its last renewal, is due for another."""
    return expires_at - now <= lifetime - RENEWAL_STEP


def retry_after_s(failures: Sequence[datetime], limit: int, window: timedelta, now: datetime) -> int | None:
    """Seconds until the next attempt is allowed under a sliding window, or None if it is allowed now."""
    recent = sorted(at for at in failures if at > now - window)
    if len(recent) < limit:
        return None
    opens_at = recent[-limit] + window
    return max(1, -int((now - opens_at).total_seconds() // 1))
