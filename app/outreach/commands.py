"""What phones and desks may say about outreach."""

from __future__ import annotations

from app.kernel.command import CommandType

from . import campaigns, plan_schemas, plans, schemas, talks, targets
from .access import KEEPING_ROLES, TALKING_ROLES
from .heard import SETTLING_ROLES, settle_heard

_CLOSE, _WITHDRAW = schemas.OutreachSessionCloseSchema, schemas.OutreachSessionWithdrawalSchema
_TARGET, _CAMPAIGN = schemas.NewTargetSchema, schemas.NewCampaignSchema
_TARGET_CHANGE, _CAMPAIGN_CHANGE = schemas.TargetChangeSchema, schemas.CampaignChangeSchema
_PLAN, _PLAN_CHANGE = plan_schemas.NewPlanItemsSchema, plan_schemas.PlanItemChangeSchema
_CANCELLATION, _SETTLEMENT = plan_schemas.PlanItemCancellationSchema, plan_schemas.HeardSettlementSchema

COMMANDS = (
    CommandType("outreach.close_session", "field", _CLOSE, talks.close_session, TALKING_ROLES),
    CommandType("outreach.withdraw_session", "field", _WITHDRAW, talks.withdraw_session, TALKING_ROLES),
    CommandType("outreach.create_target", "desk", _TARGET, targets.create_target, KEEPING_ROLES),
    CommandType("outreach.change_target", "desk", _TARGET_CHANGE, targets.change_target, KEEPING_ROLES),
    CommandType("outreach.create_campaign", "desk", _CAMPAIGN, campaigns.create_campaign, KEEPING_ROLES),
    CommandType("outreach.change_campaign", "desk", _CAMPAIGN_CHANGE, campaigns.change_campaign, KEEPING_ROLES),
    CommandType("outreach.plan_talks", "desk", _PLAN, plans.plan_talks, KEEPING_ROLES),
    CommandType("outreach.change_plan_item", "desk", _PLAN_CHANGE, plans.change_plan_item, KEEPING_ROLES),
    CommandType("outreach.cancel_plan_item", "desk", _CANCELLATION, plans.cancel_plan_item, KEEPING_ROLES),
    CommandType("outreach.settle_heard", "desk", _SETTLEMENT, settle_heard, SETTLING_ROLES),
)
