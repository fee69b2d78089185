"""Taking a publication back (撤回公示): it stays readable with its reason, and its days are reckoned anew."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import insert

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import WITHDRAWING_ROLES
from .factsdoc import read_facts
from .lifecycle import hinders_withdrawing
from .marking import mark_requirements
from .models import AssessmentPeriod
from .periodrecords import PERIOD, kept_facts
from .publishing import held, move, newly_opened, tell_everywhere
from .scorecards import DUTY_KINDS


def withdraw_period(context: Context, payload: dict[str, Any]) -> Applied:
    """Withdraw a publication, as seen at ``version``, and open its days again as the next edition.

    Raises ``period_not_published``, ``period_reviews_pending`` while a review waits for its decision, and
    ``period_closed``: what is closed is only corrected."""
    period = held(context, payload)
    context.actor.require(WITHDRAWING_ROLES, period.unit_id)
    hindrance = hinders_withdrawing(period.state)
    if hindrance is not None:
        raise DomainError(hindrance)
    reason = payload["said"]["reason"].strip()
    said = {"withdrawn_at": context.now, "withdrawn_by": context.actor.officer_id, "withdrawn_reason": reason}
    move(context, period, **said)
    members = ("unit_id", "first_day", "last_day", "ask_days", "decide_days")
    following = {name: getattr(period, name) for name in members}
    row = {"id": context.new_id(PERIOD), "edition": period.edition + 1, "replaces_id": period.id, **following}
    context.session.execute(insert(AssessmentPeriod), [{**row, **newly_opened(context)}])
    due = read_facts(kept_facts(context.session, period.id)).requirements
    mark_requirements(context, tuple(UUID(each.id) for each in due if each.kind in DUTY_KINDS))
    tell_everywhere(context, "assessment.period_withdrawn", period, {"edition": period.edition}, why=reason)
    days = {name: following[name].isoformat() for name in ("first_day", "last_day")}
    after = {**days, "edition": row["edition"]}
    context.changed("assessment.period_opened", PERIOD, row["id"], unit_id=period.unit_id, after=after)
    return Applied(Record(PERIOD, period.id))
