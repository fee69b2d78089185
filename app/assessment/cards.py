"""Reading the account: stored credits, and one credit with its records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.checkin.service import check_ins_by_ids
from app.dispatch.service import tasks_by_ids
from app.duty.service import (
    RequirementInfo,
    exemptions_by_ids,
    places_of,
    requirement_for,
)
from app.kernel.actor import Actor
from app.kernel.errors import DomainError
from app.tracking.service import VehicleInfo, fixes_of, vehicles_by_ids

from .access import supervised_units
from .facts import MARGIN
from .gathering import CreditView, credit_view
from .indicators import REQUIREMENT_OF_INDICATOR
from .models import CreditRow
from .reasons import Reason
from .reckoning import credit_id
from .reviewqueries import decides

_CREDIT = cast(Table, CreditRow.__table__)


def credits_by_keys(session: Session, keys: Iterable[tuple[UUID, str]]) -> list[CreditView]:
    """The credits of these (requirement, indicator) pairs; unknown ones are left out."""
    wanted = set(keys)
    query = select(_CREDIT).where(_CREDIT.c.requirement_id.in_({requirement for requirement, _ in wanted}))
    rows = session.execute(query).mappings()
    return [credit_view(row) for row in rows if (row["requirement_id"], row["indicator"]) in wanted]


def read_credit_id(text: str) -> tuple[UUID, str]:
    """Split ``<requirement>:<indicator>``; raise ``not_found`` for anything else."""
    requirement, _, indicator = text.partition(":")
    try:
        return UUID(requirement), indicator
    except ValueError:
        raise DomainError("not_found") from None


# -- one credit, down to its records --------------------------------------------------------------------------------


def explained_credit(session: Session, actor: Actor, text: str) -> dict[str, Any]:
    """A credit with every record it was reckoned from; raise ``not_found`` for who may not see it.

    The crew sees its own credit and its own check-ins; the track of the car they sat in is theirs to see too. Whoever
    supervises them sees that there is one, and opens it with a reason (:mod:`.opening`)."""
    requirement_id, indicator = read_credit_id(text)
    requirement = requirement_for(session, requirement_id)
    if requirement is None or not (may_see(actor, requirement) or decides(session, actor.officer_id, requirement_id)):
        raise DomainError("not_found")
    found = credits_by_keys(session, [(requirement_id, indicator)])
    credit = found[0] if found else _not_reckoned(requirement, indicator)
    ids = {kind: _ids(credit, kind) for kind in ("check_in", "track", "exemption", "task")}
    places = places_of(session, [requirement])
    return {
        "credit": credit,
        "requirement": requirement,
        "check_ins": check_ins_by_ids(session, ids["check_in"]),
        "tracks": tracks_of(session, requirement, ids["track"], opened=actor.officer_id in requirement.officer_ids),
        "exemptions": exemptions_by_ids(session, ids["exemption"]),
        "tasks": tasks_by_ids(session, ids["task"]),
        "crew": list(officers_by_ids(session, requirement.officer_ids).values()),
        "post": places.posts.get(requirement.id),
        "section": places.sections.get(requirement.id),
    }


def _not_reckoned(requirement: RequirementInfo, indicator: str) -> CreditView:
    """The credit that a requirement will give; raise ``not_found`` where it will give none."""
    if requirement.cancelled_at is not None or REQUIREMENT_OF_INDICATOR.get(indicator) != requirement.kind:
        raise DomainError("not_found")
    return {
        "id": credit_id(requirement.id, indicator),
        "requirement_id": requirement.id,
        "indicator": indicator,
        "state": "unknown",
        "value": None,
        "reason_code": Reason.NOT_RECKONED.value,
        "evidence": [{"kind": "exemption", "id": str(each.id)} for each in requirement.exemptions],
        "facts": {},
        "unit_id": requirement.unit_id,
        "duty_day": requirement.duty_day,
        "reckoned_at": None,
    }


def may_see(actor: Actor, requirement: RequirementInfo) -> bool:
    """Whether the actor is of the crew or supervises its unit."""
    return actor.officer_id in requirement.officer_ids or requirement.unit_id in supervised_units(actor)


def _ids(credit: CreditView, kind: str) -> list[UUID]:
    return [UUID(each["id"]) for each in credit["evidence"] if each["kind"] == kind]


def tracks_of(
    session: Session, requirement: RequirementInfo, vehicle_ids: list[UUID], *, opened: bool
) -> list[dict[str, Any]]:
    """The fixes that the credit rules read, in and shortly around the requirement's time; only how many there are and
    from when to when, unless ``opened``."""
    if not vehicle_ids:
        return []
    vehicles = vehicles_by_ids(session, vehicle_ids)
    fixes = fixes_of(session, vehicle_ids, requirement.starts_at - MARGIN, requirement.ends_at + MARGIN)
    found: dict[str, list[dict[str, Any]]] = {str(vehicle_id): [] for vehicle_id in vehicle_ids}
    columns = (fixes.carriers, fixes.seconds, fixes.latitudes, fixes.longitudes)
    for car, seconds, latitude, longitude in zip(*(column.tolist() for column in columns), strict=True):
        at = datetime.fromtimestamp(seconds, UTC)
        found[car].append({"at": at, "latitude": latitude, "longitude": longitude})
    return [_track(vehicles[i], found[str(i)], opened=opened) for i in vehicle_ids if i in vehicles]


def _track(vehicle: VehicleInfo, fixes: list[dict[str, Any]], *, opened: bool) -> dict[str, Any]:
    return {
        "vehicle_id": vehicle.id,
        "plate": vehicle.plate,
        "count": len(fixes),
        "first_at": fixes[0]["at"] if fixes else None,
        "last_at": fixes[-1]["at"] if fixes else None,
        "opened": opened,
        "fixes": fixes if opened else [],
    }
