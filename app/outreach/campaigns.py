"""Campaigns: the periods in which outreach is planned and counted."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, or_, select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import KEEPING_ROLES, campaign_units
from .models import Campaign
from .versions import told, write_next

KIND = "campaign"
_DEFAULT = Path(__file__).parent / "data" / "default_campaign.json"


@dataclass(frozen=True, slots=True)
class CampaignInfo:
    """A campaign as others see it; the members are those of :class:`Campaign`."""

    id: UUID
    name: str
    starts_on: date
    ends_on: date | None
    planned: dict[str, Any]
    unit_id: UUID
    version: int


_COLUMNS = [getattr(Campaign, each.name) for each in fields(CampaignInfo)]


def default_campaign() -> dict[str, Any]:
    """The members of the campaign that comes with the product, without a unit."""
    said = json.loads(_DEFAULT.read_text(encoding="utf-8"))
    starts_on = date.fromisoformat(said["starts_on"])
    return {"name": said["name"], "starts_on": starts_on, "ends_on": None, "planned": said["planned"]}


def get_campaign(session: Session, campaign_id: UUID) -> CampaignInfo | None:
    """The campaign of this id, if there is one."""
    return next(iter(_read(session, Campaign.id == campaign_id)), None)


def campaigns_by_ids(session: Session, ids: Collection[UUID]) -> list[CampaignInfo]:
    """The campaigns of these ids; unknown ids are left out."""
    return _read(session, Campaign.id.in_(ids))


def visible_campaigns(session: Session, actor: Actor) -> list[CampaignInfo]:
    """The campaigns that concern the actor, the latest first."""
    return _read(session, Campaign.unit_id.in_(campaign_units(session, actor)))


def campaign_for(session: Session, actor: Actor, campaign_id: UUID | None, today: date) -> CampaignInfo:
    """The campaign of this id, or the latest one that runs today; raise ``not_found`` where the actor sees none."""
    seen = Campaign.unit_id.in_(campaign_units(session, actor))
    if campaign_id is not None:
        found = _read(session, seen, Campaign.id == campaign_id)
    else:
        found = _read(session, seen, Campaign.starts_on <= today, _ends_after(today))
    if not found:
        raise DomainError("not_found")
    return found[0]


def _ends_after(today: date) -> ColumnElement[bool]:
    return or_(Campaign.ends_on.is_(None), Campaign.ends_on >= today)


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[CampaignInfo]:
    query = select(*_COLUMNS).where(*conditions).order_by(Campaign.starts_on.desc(), Campaign.name, Campaign.id)
    return [CampaignInfo(*row) for row in session.execute(query)]


def create_campaign(context: Context, payload: dict[str, Any]) -> Applied:
    """Begin a campaign with its planned numbers."""
    context.actor.require(KEEPING_ROLES, payload["unit_id"])
    return Applied(Record(KIND, add_campaign(context, payload)))


def add_campaign(context: Context, members: dict[str, Any]) -> UUID:
    """Write a campaign and tell of it; whoever calls has decided that it may be."""
    _check_period(members)
    campaign_id = context.new_id("campaign")
    context.session.execute(insert(Campaign), [{**members, "id": campaign_id, "version": 1}])
    _tell(context, "outreach.campaign_created", campaign_id, after=told(members))
    return campaign_id


def change_campaign(context: Context, payload: dict[str, Any]) -> Applied:
    """Change the members named in ``changes`` of the campaign that stands at ``version``."""
    before, changes = get_campaign(context.session, payload["id"]), payload["changes"]
    if before is None or before.unit_id not in campaign_units(context.session, context.actor):
        raise DomainError("not_found")
    context.actor.require(KEEPING_ROLES, before.unit_id)
    context.actor.require(KEEPING_ROLES, changes.get("unit_id", before.unit_id))
    _check_period({**asdict(before), **changes})
    write_next(context.session, Campaign, before.id, payload["version"], changes)
    was = told({name: getattr(before, name) for name in changes})
    _tell(context, "outreach.campaign_changed", before.id, before=was, after=told(changes))
    return Applied(Record(KIND, before.id))


def _tell(context: Context, action: str, campaign_id: UUID, **detail: Any) -> None:
    """Of no unit: a brigade's campaign concerns those below it; what each may read the feed decides."""
    context.changed(action, KIND, campaign_id, **detail)


def _check_period(members: dict[str, Any]) -> None:
    if members["ends_on"] is not None and members["ends_on"] < members["starts_on"]:
        raise DomainError("campaign_period_invalid")
