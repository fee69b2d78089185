"""Making requirements from plans, once for each plan and duty day.

What a plan demands is made ahead and in time order, so a missed day is made up for. What has begun stays as it was
announced: a change of the plan replaces only requirements that are still to come. Nothing is demanded for the time
before the plan's version was announced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import insert, select, update

from app.kernel.command import Context
from app.kernel.errors import DomainError

from . import days
from .calendars import calendar_for
from .events import RequirementsChanged
from .models import Plan, Requirement
from .periods import Hours, Period
from .placing import latest_versions
from .plans import PlanInfo, lock_plans, plan_ids_behind, running_plan_ids
from .rules import InvalidPlan, Manner, PostPlan, Purpose, SectionPlan, requirements_for
from .rules import Requirement as Due
from .workdays import DayRule


def make_requirements(context: Context, day: date) -> tuple[UUID, ...]:
    """Make what all plans demand on a duty day and isn't made yet; return the new ids."""
    ids = running_plan_ids(context.session)
    return _make(context, [(plan, [day]) for plan in lock_plans(context.session, ids)])


def make_due_requirements(context: Context) -> tuple[UUID, ...]:
    """Make what is missing up to tomorrow, for every plan that is behind; return the new ids."""
    ids = plan_ids_behind(context.session, last_day(context))
    return make_coming(context, lock_plans(context.session, ids))


def make_coming(context: Context, plans: Iterable[PlanInfo]) -> tuple[UUID, ...]:
    """Make what these plans demand from where they stand up to tomorrow; return the new ids."""
    last = last_day(context)
    return _make(context, [(plan, _days(_first_missing(plan), last)) for plan in plans])


def last_day(context: Context) -> date:
    """The duty day through which requirements stand ready."""
    return days.today(context.now) + days.AHEAD


def cancel_coming(context: Context, plan: PlanInfo, *, whole_days: bool = False) -> tuple[UUID, ...]:
    """Cancel what the plan demanded and hasn't begun; return the ids.

    With ``whole_days`` a duty day of which one slice has begun stays whole, as it was announced."""
    standing = (Requirement.plan_id == plan.id, Requirement.cancelled_at.is_(None))
    coming = select(Requirement.id).where(*standing, Requirement.starts_at > context.now)
    if whole_days:
        begun = select(Requirement.duty_day).where(*standing, Requirement.starts_at <= context.now)
        coming = coming.where(Requirement.duty_day.not_in(begun))
    ids = tuple(context.session.scalars(coming.order_by(Requirement.starts_at)))
    context.session.execute(update(Requirement).where(Requirement.id.in_(ids)).values(cancelled_at=context.now))
    for requirement_id in ids:
        context.changed("duty.requirement_cancelled", "requirement", requirement_id, unit_id=plan.unit_id)
    _emit(context, ids)
    return ids


def rule_of(plan: PlanInfo) -> PostPlan | SectionPlan:
    """The plan as the pure rules read it; raise ``plan_invalid`` (params.reason) for one that makes no sense."""
    common: dict[str, Any] = {
        "id": plan.id,
        "version": plan.version,
        "unit_id": plan.unit_id,
        "valid_from": plan.valid_from,
        "valid_to": plan.valid_to,
        "weekdays": frozenset(plan.weekdays),
        "purpose": cast(Purpose, plan.purpose),
        "day_rule": cast(DayRule, plan.day_rule),
        "manner": cast(Manner, plan.manner),
        "spot_checks": plan.spot_checks,
    }
    hours = Hours(plan.starts, plan.ends)
    try:
        if plan.post_id is not None:
            return PostPlan(**common, post_id=plan.post_id, hours=hours, officer_ids=frozenset(plan.officer_ids))
        return SectionPlan(
            **common,
            section_id=cast(UUID, plan.section_id),
            period=Period("plan", hours),
            required_passes=plan.required_passes,
            required_share=plan.required_share,
        )
    except InvalidPlan as reason:
        raise DomainError("plan_invalid", reason=str(reason)) from None


def _first_missing(plan: PlanInfo) -> date:
    if plan.made_through is None:
        return days.today(plan.announced_at)
    return plan.made_through + timedelta(days=1)


def _days(first: date, last: date) -> Sequence[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _make(context: Context, wanted: Iterable[tuple[PlanInfo, Sequence[date]]]) -> tuple[UUID, ...]:
    wanted = [(plan, day_list) for plan, day_list in wanted if day_list]
    rows = [row for plan, day_list in wanted for row in _missing(context, plan, day_list)]
    _place(context, rows)
    if rows:
        context.session.execute(insert(Requirement), rows)
    for plan, day_list in wanted:
        _note_made(context, plan, day_list[-1])
    for row in rows:
        told = {"plan_id": str(row["plan_id"]), "plan_version": row["plan_version"], "day": str(row["duty_day"])}
        context.changed("duty.requirement_made", "requirement", row["id"], unit_id=row["unit_id"], **told)
    return _emit(context, tuple(row["id"] for row in rows))


def _place(context: Context, rows: Iterable[dict[str, Any]]) -> None:
    """Let each requirement keep where its place is now."""
    places = {row["id"]: row["post_id"] or row["section_id"] for row in rows}
    versions = latest_versions(context.session, set(places.values()))
    for row in rows:
        row["place_version"] = versions.get(places[row["id"]])


def _missing(context: Context, plan: PlanInfo, day_list: Sequence[date]) -> Iterator[dict[str, Any]]:
    """Rows for the days on which this plan, in any version, has no requirement that stands."""
    standing = select(Requirement.duty_day).where(
        Requirement.plan_id == plan.id, Requirement.duty_day.in_(day_list), Requirement.cancelled_at.is_(None)
    )
    made = set(context.session.scalars(standing))
    rule = rule_of(plan)
    calendar = calendar_for(context.session, day_list[0], day_list[-1])
    for day in day_list:
        if day not in made:
            yield from _rows(plan, requirements_for(rule, day, days.start_hour(), days.zone(), calendar))


def _rows(plan: PlanInfo, due: Iterable[Due]) -> Iterator[dict[str, Any]]:
    for each in due:
        if each.window.end > plan.announced_at:
            yield {
                "id": each.id,
                "plan_id": plan.id,
                "plan_version": plan.version,
                "duty_day": each.duty_day,
                "starts_at": max(each.window.start, plan.announced_at),
                "ends_at": each.window.end,
                "slice_no": each.slice_no,
                "slices": each.slices,
                **{name: getattr(plan, name) for name in _FROM_PLAN},
                "officer_ids": [str(officer_id) for officer_id in plan.officer_ids],
                "cancelled_at": None,
            }


_FROM_PLAN = (
    "kind",
    "post_id",
    "section_id",
    "unit_id",
    "vehicle_id",
    "purpose",
    "manner",
    "mode",
    "demands_check_in",
    "required_passes",
    "required_share",
)


def _note_made(context: Context, plan: PlanInfo, day: date) -> None:
    """Remember how far the plan is made, so that looking again costs nothing."""
    behind = (Plan.made_through.is_(None)) | (Plan.made_through < day)
    context.session.execute(update(Plan).where(Plan.id == plan.id, behind).values(made_through=day))


def _emit(context: Context, ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
    if ids:
        context.emit(RequirementsChanged(ids))
    return ids
