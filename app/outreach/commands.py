"""What phones and desks may say about outreach."""

from __future__ import annotations

from app.kernel.command import CommandType

from . import campaigns, schemas, talks, targets
from .access import KEEPING_ROLES, TALKING_ROLES

_CLOSE, _WITHDRAW = schemas.OutreachSessionCloseSchema, schemas.OutreachSessionWithdrawalSchema
_TARGET, _CAMPAIGN = schemas.NewTargetSchema, schemas.NewCampaignSchema
_TARGET_CHANGE, _CAMPAIGN_CHANGE = schemas.TargetChangeSchema, schemas.CampaignChangeSchema

COMMANDS = (
    CommandType("outreach.close_session", "field", _CLOSE, talks.close_session, TALKING_ROLES),
    CommandType("outreach.withdraw_session", "field", _WITHDRAW, talks.withdraw_session, TALKING_ROLES),
    CommandType("outreach.create_target", "desk", _TARGET, targets.create_target, KEEPING_ROLES),
    CommandType("outreach.change_target", "desk", _TARGET_CHANGE, targets.change_target, KEEPING_ROLES),
    CommandType("outreach.create_campaign", "desk", _CAMPAIGN, campaigns.create_campaign, KEEPING_ROLES),
    CommandType("outreach.change_campaign", "desk", _CAMPAIGN_CHANGE, campaigns.change_campaign, KEEPING_ROLES),
)
