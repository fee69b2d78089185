"""Outreach plans kept (宣讲计划): whether a talk that was planned was held.

How many people came or how many talks were held beside the plan changes nothing; one that was called off is neutral."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.assessment.credits import Credit, Evidence, Verdict, credited, in_order, unknown
from app.assessment.evidence import PlanRequirement
from app.assessment.reasons import Reason

INDICATOR = "outreach_kept"


def credit_plan(plan: PlanRequirement, today: date) -> Credit:
    """The credit of a planned talk on a day: nothing is missed before its last day is over."""
    state, value, reason = _verdict(plan, today)
    return Credit(
        requirement_id=plan.id,
        indicator=INDICATOR,
        state=state,
        value=value,
        reason=reason,
        evidence=in_order(Evidence("outreach_session", each) for each in plan.session_ids),
    )


def _verdict(plan: PlanRequirement, today: date) -> Verdict:
    if plan.session_ids:
        return credited(Decimal("1.0000"), Reason.PLAN_HELD)
    if plan.is_cancelled:
        return Verdict("exempt", None, Reason.PLAN_CANCELLED)
    if today <= plan.duty_day:
        return unknown(Reason.NOT_YET_DUE)
    return credited(Decimal("0.0000"), Reason.PLAN_MISSED)
