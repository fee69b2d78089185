"""How far a campaign of outreach has come, as its reader may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.accounts.service import descendants
from app.kernel.actor import Actor
from app.kernel.clock import Clock

from . import rules
from .access import talk_units
from .campaigns import CampaignInfo, campaign_for
from .models import Talk, TalkTarget, Target
from .queries import TALKS
from .words import category_keys


def progress(session: Session, clock: Clock, actor: Actor, campaign_id: UUID | None) -> dict[str, Any]:
    """The campaign's count over the units that the reader reads (``schemas.ProgressSchema``).

    Without an id it is the latest campaign that runs today. Raises ``not_found``."""
    now = clock.now()
    campaign = campaign_for(session, actor, campaign_id, now.astimezone(rules.LOCAL_ZONE).date())
    covered = descendants(session, campaign.unit_id)
    units = talk_units(actor) & covered
    counted = rules.count_progress(
        _talks(session, campaign, units), _targets(session, covered), campaign.planned, category_keys(session)
    )
    return {"campaign": campaign, "counted_at": now, "whole": units == covered, **_members(counted)}


def _members(counted: rules.Progress) -> dict[str, Any]:
    return {name: getattr(counted, name) for name in rules.Progress.__dataclass_fields__}


def _talks(session: Session, campaign: CampaignInfo, units: Collection[UUID]) -> list[rules.CountedTalk]:
    """The talks of the campaign's period that stand, with their targets, in one query."""
    conditions: list[ColumnElement[bool]] = [Talk.unit_id.in_(units), Talk.held_on >= campaign.starts_on, TALKS.stands]
    if campaign.ends_on is not None:
        conditions.append(Talk.held_on <= campaign.ends_on)
    query = (
        select(Talk.id, Talk.head_count, Talk.count_method, TalkTarget.target_id)
        .join(TalkTarget, TalkTarget.session_id == Talk.id)
        .where(*conditions)
    )
    targets: defaultdict[UUID, list[UUID]] = defaultdict(list)
    heads: dict[UUID, tuple[int, str]] = {}
    for session_id, head_count, method, target_id in session.execute(query):
        heads[session_id] = (head_count, method)
        targets[session_id].append(target_id)
    return [rules.CountedTalk(tuple(targets[i]), *head) for i, head in heads.items()]


def _targets(session: Session, units: Collection[UUID]) -> dict[UUID, rules.CountedTarget]:
    """The targets of the campaign's units, those given up included: what was reached stays reached."""
    query = select(Target.id, Target.kind, Target.categories, Target.active).where(Target.unit_id.in_(units))
    return {row.id: rules.CountedTarget(row.kind, tuple(row.categories), row.active) for row in session.execute(query)}
