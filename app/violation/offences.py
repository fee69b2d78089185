"""The offences of a violation: what a report may say of them, and their table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, select
from sqlalchemy.orm import Session

from app.kernel.command import Context
from app.kernel.errors import DomainError

from .models import ViolationOffence
from .reference import codes_exist
from .rules import normalise_decision_number
from .speeding import judge

_TABLE = cast(Table, ViolationOffence.__table__)
_INSERT = insert(_TABLE)
_READ = ("violation_id", "code", "decision_number", "vehicle", "road", "limit_kmh", "speed_kmh")
_OF = (
    select(*(_TABLE.c[name] for name in _READ))
    .where(_TABLE.c.violation_id.in_(bindparam("violations", expanding=True)))
    .order_by(_TABLE.c.violation_id, _TABLE.c.position)
)


@dataclass(frozen=True, slots=True)
class OffenceInfo:
    """An offence as others see it; ``speeding`` has the members of ``schemas.JudgedSpeedingSchema``."""

    code: str
    decision_number: str | None
    speeding: dict[str, Any] | None


def check_offences(session: Session, offences: Sequence[dict[str, Any]]) -> None:
    """Raise unless each code is known and said once, and each measured speed exceeds its limit."""
    keys = [offence["code"] for offence in offences]
    repeated = next((key for key in keys if keys.count(key) > 1), None)
    if repeated is not None:
        raise DomainError("offence_repeated", code=repeated)
    for offence in offences:
        if offence["speeding"] is not None:
            judge(**offence["speeding"])
    unknown = sorted(set(keys) - codes_exist(session, keys))
    if unknown:
        raise DomainError("violation_code_unknown", code=unknown[0])


def write_offences(context: Context, offences: Sequence[dict[str, Any]], before: Sequence[OffenceInfo] = ()) -> None:
    """Write the offences of the command's violation in their order; ``before`` are those that they correct.

    A number that was matched at the desk is kept where the correction says none of the same code (null): its phone may
    not have heard of it. A blank says that there is none."""
    matched = {offence.code: offence.decision_number for offence in before}
    unmeasured = {"vehicle": None, "road": None, "limit_kmh": None, "speed_kmh": None}
    of_violation = {
        "violation_id": context.command_id,
        "unit_id": context.actor.unit_id,
        "corrected_at": context.occurrence.corrected_at,
    }
    rows = [
        {
            **of_violation,
            "position": position,
            "code": offence["code"],
            "decision_number": _number(offence, matched),
            **(offence["speeding"] or unmeasured),
        }
        for position, offence in enumerate(offences)
    ]
    context.session.execute(_INSERT, rows)


def _number(offence: dict[str, Any], matched: Mapping[str, str | None]) -> str | None:
    said = offence["decision_number"]
    return matched.get(offence["code"]) if said is None else normalise_decision_number(said)


def offences_of(session: Session, violation_ids: Collection[UUID]) -> dict[UUID, tuple[OffenceInfo, ...]]:
    """The offences of each violation in their order, in one query for all."""
    found: defaultdict[UUID, list[OffenceInfo]] = defaultdict(list)
    if violation_ids:
        for row in session.execute(_OF, {"violations": list(violation_ids)}):
            found[row.violation_id].append(OffenceInfo(row.code, row.decision_number, _judged(row)))
    return {violation_id: tuple(offences) for violation_id, offences in found.items()}


def _judged(row: Any) -> dict[str, Any] | None:
    if row.vehicle is None:
        return None
    said = {"vehicle": row.vehicle, "road": row.road, "limit_kmh": row.limit_kmh, "speed_kmh": row.speed_kmh}
    judged = asdict(judge(**said))
    del judged["code"]  # the officer's choice stands beside it
    return {**said, **judged}
