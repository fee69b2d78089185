"""Outreach on phones: targets, talks and what is planned for those who read them, running campaigns, and all words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown

from . import campaigns, plans, queries, targets, words
from .access import READING_ROLES, campaign_units, read_units
from .campaigns import CampaignInfo, campaigns_by_ids, visible_campaigns
from .plan_schemas import PlanItemSchema
from .plans import PlanItemInfo, open_since, plan_items_by_ids
from .queries import TALKS, TalkInfo, may_see, talks_by_ids, talks_since
from .rules import LOCAL_ZONE
from .schemas import CampaignSchema, OutreachSessionSchema, OutreachWordSchema, TargetSchema
from .targets import TargetInfo, targets_by_ids, targets_of
from .words import words_by_keys

SHOWN_DAYS = 30
#: A planned talk that is so long overdue is the desk's matter, no longer the phone's.
OVERDUE_DAYS = 60
_TARGET, _CAMPAIGN, _TALK, _WORD = TargetSchema(), CampaignSchema(), OutreachSessionSchema(), OutreachWordSchema()
_PLAN_ITEM = PlanItemSchema()


def _targets(reader: Reader) -> Shown:
    return _dump_targets(targets_of(reader.session, read_units(reader.actor)))


def _load_targets(reader: Reader, ids: Iterable[str]) -> Shown:
    units, found = read_units(reader.actor), targets_by_ids(reader.session, _uuids(ids)).values()
    return _dump_targets(target for target in found if target.unit_id in units)


def _dump_targets(found: Iterable[TargetInfo]) -> Shown:
    return {str(target.id): _TARGET.dump(target) for target in found if target.active}


def _campaigns(reader: Reader) -> Shown:
    return _dump_campaigns(visible_campaigns(reader.session, reader.actor))


def _load_campaigns(reader: Reader, ids: Iterable[str]) -> Shown:
    units = campaign_units(reader.session, reader.actor)
    return _dump_campaigns(each for each in campaigns_by_ids(reader.session, _uuids(ids)) if each.unit_id in units)


def _dump_campaigns(found: Iterable[CampaignInfo]) -> Shown:
    return {str(each.id): _CAMPAIGN.dump(each) for each in found}


def _talks(reader: Reader) -> Shown:
    if reader.actor.officer_id is None:
        return {}
    return _dump_talks(reader, talks_since(reader.session, reader.actor, reader.now - timedelta(days=SHOWN_DAYS)))


def _load_talks(reader: Reader, ids: Iterable[str]) -> Shown:
    found = talks_by_ids(reader.session, _uuids(ids))
    return _dump_talks(reader, [talk for talk in found if may_see(reader.actor, talk)])


def _dump_talks(reader: Reader, found: list[TalkInfo]) -> Shown:
    return {str(row["id"]): _TALK.dump(row) for row in TALKS.shown(reader.session, found)}


def _plan(reader: Reader) -> Shown:
    return _dump_plan(open_since(reader.session, read_units(reader.actor), _overdue_since(reader)))


def _load_plan(reader: Reader, ids: Iterable[str]) -> Shown:
    """Those of the ids that are still to be held: one that was held or called off leaves the phone."""
    units, since = read_units(reader.actor), _overdue_since(reader)
    found = plan_items_by_ids(reader.session, _uuids(ids))
    return _dump_plan(
        item for item in found if item.standing == "open" and item.unit_id in units and item.ends_on >= since
    )


def _overdue_since(reader: Reader) -> date:
    return reader.now.astimezone(LOCAL_ZONE).date() - timedelta(days=OVERDUE_DAYS)


def _dump_plan(found: Iterable[PlanItemInfo]) -> Shown:
    return {str(item.id): _PLAN_ITEM.dump(item) for item in found}


def _words(reader: Reader) -> Shown:
    return _dump_words(words_by_keys(reader.session)) if _reads(reader) else {}


def _load_words(reader: Reader, ids: Iterable[str]) -> Shown:
    return _dump_words(words_by_keys(reader.session, list(ids))) if _reads(reader) else {}


def _dump_words(rows: list[dict[str, Any]]) -> Shown:
    return {row["key"]: _WORD.dump(row) for row in rows}


def _reads(reader: Reader) -> bool:
    return bool(reader.actor.roles & READING_ROLES)


def _uuids(ids: Iterable[str]) -> list[UUID]:
    return [UUID(each) for each in ids]


FEEDS = (
    Feed(targets.KIND, _targets, _load_targets),
    Feed(campaigns.KIND, _campaigns, _load_campaigns),
    Feed(queries.KIND, _talks, _load_talks),
    Feed(words.KIND, _words, _load_words),
    Feed(plans.KIND, _plan, _load_plan),
)
