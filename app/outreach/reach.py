"""What was done at each target, and what is still planned there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.clock import Clock
from app.kernel.errors import DomainError

from .access import read_units, talk_units
from .campaigns import CampaignInfo, campaign_for
from .models import PlanItem, PlanTarget, Talk, TalkTarget
from .plans import open_since
from .queries import TALKS
from .rules import LOCAL_ZONE


@dataclass(frozen=True, slots=True)
class Reach:
    """A target where a talk was held in the campaign, or is still planned: how many, the last and the next day."""

    target_id: UUID
    sessions: int
    last_held_on: date | None
    planned_on: date | None


def reach(session: Session, clock: Clock, actor: Actor, campaign_id: UUID | None) -> list[Reach]:
    """The targets of talks that the actor reads, in the campaign of this id or in the latest one that runs today.

    Without a campaign all talks count. Raises ``not_found`` for a campaign that the actor doesn't see."""
    today = clock.now().astimezone(LOCAL_ZONE).date()
    held = _held(session, talk_units(actor), _campaign(session, actor, campaign_id, today))
    planned: dict[UUID, date] = {}
    for item in open_since(session, read_units(actor), date.min):
        for target_id in item.target_ids:
            planned.setdefault(target_id, item.starts_on)
    nothing = (0, None)
    return [Reach(i, *held.get(i, nothing), planned.get(i)) for i in sorted({*held, *planned}, key=str)]


def latest_talks(session: Session, target_ids: Collection[UUID], today: date) -> dict[UUID, date]:
    """The day of the latest talk held, or still planned today, at each of these targets; without one it is left out."""
    held = (
        select(TalkTarget.target_id, func.max(Talk.held_on))
        .join(Talk, Talk.id == TalkTarget.session_id)
        .where(TalkTarget.target_id.in_(target_ids), TALKS.stands)
        .group_by(TalkTarget.target_id)
    )
    planned = (
        select(PlanTarget.target_id, func.max(PlanItem.ends_on))
        .join(PlanItem, PlanItem.id == PlanTarget.item_id)
        .where(PlanTarget.target_id.in_(target_ids), PlanItem.cancelled_at.is_(None), PlanItem.ends_on >= today)
        .group_by(PlanTarget.target_id)
    )
    days: dict[UUID, date] = {}
    for query in (held, planned):
        for target_id, day in session.execute(query):
            days[target_id] = max(day, days.get(target_id, day))
    return days


def _campaign(session: Session, actor: Actor, campaign_id: UUID | None, today: date) -> CampaignInfo | None:
    try:
        return campaign_for(session, actor, campaign_id, today)
    except DomainError:
        if campaign_id is not None:
            raise
        return None


def _held(
    session: Session, units: Collection[UUID], campaign: CampaignInfo | None
) -> dict[UUID, tuple[int, date | None]]:
    conditions: list[ColumnElement[bool]] = [Talk.unit_id.in_(units), TALKS.stands]
    if campaign is not None:
        conditions.append(Talk.held_on >= campaign.starts_on)
    if campaign is not None and campaign.ends_on is not None:
        conditions.append(Talk.held_on <= campaign.ends_on)
    query: Any = (
        select(TalkTarget.target_id, func.count(), func.max(Talk.held_on))
        .join(Talk, Talk.id == TalkTarget.session_id)
        .where(*conditions)
        .group_by(TalkTarget.target_id)
    )
    return {target_id: (count, last) for target_id, count, last in session.execute(query)}
