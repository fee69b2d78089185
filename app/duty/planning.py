"""Making, changing and ending plans. A change never touches what has begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from app.accounts.service import officers_by_ids
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.tracking.service import vehicles_by_ids

from .access import PLANNING_ROLES, require_over, seen_units
from .generation import cancel_coming, make_coming, rule_of
from .models import Plan
from .periods import Hours
from .plans import PlanInfo, get_plan
from .posts import get_post
from .rules import MANNERS, mode_of
from .sections import get_section
from .versions import told, write_next

_ORDINARY = "ordinary"


def create_plan(context: Context, payload: dict[str, Any]) -> Applied:
    """Add a plan and make what it demands today and tomorrow."""
    context.actor.require(PLANNING_ROLES, payload["unit_id"])
    payload = {**_usual(payload["kind"], payload["starts"], payload["ends"]), **payload}
    plan = PlanInfo(
        **{**payload, "officer_ids": tuple(payload["officer_ids"]), "weekdays": tuple(payload["weekdays"])},
        id=context.new_id("plan"),
        version=1,
        announced_at=context.now,
        made_through=None,
        ended_at=None,
    )
    _check(context, plan)
    row = {**payload, "id": plan.id, "version": 1, "announced_at": context.now, **_stored(payload)}
    context.session.execute(insert(Plan), [row])
    context.changed("duty.plan_created", "plan", plan.id, unit_id=plan.unit_id, after=told(payload))
    make_coming(context, [plan])
    return Applied(Record("plan", plan.id))


def change_plan(context: Context, payload: dict[str, Any]) -> Applied:
    """Write the next version of a plan from ``changes``; what it demanded and hasn't begun is made anew."""
    before, changes = _running(context, payload["id"]), payload["changes"]
    said: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in changes.items()}
    said |= {"version": before.version + 1, "announced_at": context.now, "made_through": None}
    after = replace(before, **said)
    _check(context, after)
    written = {**changes, **_stored(changes), "announced_at": context.now, "made_through": None}
    write_next(context.session, Plan, before.id, payload["version"], written)
    was = told({name: getattr(before, name) for name in changes})
    context.changed("duty.plan_changed", "plan", before.id, unit_id=before.unit_id, before=was, after=told(changes))
    cancel_coming(context, before, whole_days=True)
    make_coming(context, [after])
    return Applied(Record("plan", before.id))


def end_plan(context: Context, payload: dict[str, Any]) -> Applied:
    """End a plan for good and cancel what it demanded and hasn't begun."""
    plan = _running(context, payload["id"])
    write_next(context.session, Plan, plan.id, payload["version"], {"ended_at": context.now})
    context.changed("duty.plan_ended", "plan", plan.id, unit_id=plan.unit_id)
    cancel_coming(context, plan)
    return Applied(Record("plan", plan.id))


def _running(context: Context, plan_id: UUID) -> PlanInfo:
    plan = get_plan(context.session, plan_id)
    if plan is None:
        raise DomainError("not_found")
    require_over(context.actor, PLANNING_ROLES, plan.unit_id)
    if plan.ended_at is not None:
        raise DomainError("plan_invalid", reason="it has been ended")
    return plan


def _usual(kind: str, starts: time, ends: time) -> dict[str, Any]:
    """What a plan means that doesn't say how its place is held, nor which duty it is."""
    return {
        "manner": MANNERS[kind][0],
        "mode": mode_of(Hours(starts, ends)),
        "spot_checks": None,
        "day_rule": "weekdays",
    }


def _stored(members: dict[str, Any]) -> dict[str, Any]:
    """The crew as its column holds it."""
    if "officer_ids" not in members:
        return {}
    return {"officer_ids": [str(officer_id) for officer_id in members["officer_ids"]]}


# -- what a plan may say --------------------------------------------------------------------------------------------


def _check(context: Context, plan: PlanInfo) -> None:
    rule_of(plan)
    _check_place(context, plan)
    _check_crew(context, plan)
    if plan.demands_check_in and plan.purpose == _ORDINARY:
        # 国办函〔2026〕12号: a forced check-in is for security and emergency duty only.
        raise DomainError("plan_invalid", reason="ordinary duty can't demand a check-in")


def _check_place(context: Context, plan: PlanInfo) -> None:
    """A plan names exactly the place of its kind, and one that its maker can see."""
    is_post = plan.kind == "post"
    if (plan.post_id is not None, plan.section_id is not None) != (is_post, not is_post):
        raise DomainError("plan_invalid", reason="it names not exactly one place of its kind")
    if _unit_of_place(context, plan) not in seen_units(context.actor):
        raise DomainError("post_unknown" if is_post else "section_unknown")


def _unit_of_place(context: Context, plan: PlanInfo) -> UUID | None:
    post = get_post(context.session, plan.post_id) if plan.post_id else None
    section = get_section(context.session, plan.section_id) if plan.section_id else None
    place = post or section
    return place.unit_id if place and place.ended_at is None else None


def _check_crew(context: Context, plan: PlanInfo) -> None:
    """The crew is of the plan's own unit, so that what it demands reaches exactly those who see that unit's duty."""
    known = officers_by_ids(context.session, plan.officer_ids)
    for officer_id in plan.officer_ids:
        officer = known.get(officer_id)
        if officer is None or not officer.active or officer.unit_id != plan.unit_id:
            raise DomainError("crew_member_unknown")
    if plan.vehicle_id is not None:
        vehicle = vehicles_by_ids(context.session, [plan.vehicle_id]).get(plan.vehicle_id)
        if vehicle is None or vehicle.ended_at is not None or vehicle.unit_id not in seen_units(context.actor):
            raise DomainError("vehicle_unknown")
