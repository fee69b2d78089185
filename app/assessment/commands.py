"""What may be said about assessment."""

from __future__ import annotations

from app.duty.access import EXEMPTING_ROLES
from app.kernel.actor import FIELD_ROLES, OVERSIGHT_ROLES
from app.kernel.command import CommandType

from . import claiming, publishing, reviewing, schemas, withdrawing
from .access import KEEPING_ROLES, WITHDRAWING_ROLES
from .reviewing import ASKING_ROLES, NAMING_ROLES
from .schemes import ADOPTING_ROLES, adopt_scheme

COMMANDS = (
    CommandType("assessment.adopt_scheme", "desk", schemas.NewSchemeSchema, adopt_scheme, ADOPTING_ROLES),
    CommandType("assessment.open_period", "desk", schemas.NewPeriodSchema, publishing.open_period, KEEPING_ROLES),
    CommandType(
        "assessment.change_period", "desk", schemas.PeriodChangeSchema, publishing.change_period, KEEPING_ROLES
    ),
    CommandType("assessment.publish_period", "desk", schemas.NoBodySchema, publishing.publish_period, KEEPING_ROLES),
    CommandType("assessment.close_period", "desk", schemas.NoBodySchema, publishing.close_period, KEEPING_ROLES),
    CommandType(
        "assessment.withdraw_period",
        "desk",
        schemas.WithdrawalSchema,
        withdrawing.withdraw_period,
        WITHDRAWING_ROLES,
    ),
    CommandType(
        "assessment.claim_exemption",
        "field",
        schemas.ExemptionClaimPayloadSchema,
        claiming.claim_exemption,
        FIELD_ROLES,
    ),
    CommandType("assessment.decide_claim", "desk", schemas.ClaimDecisionSchema, claiming.decide_claim, EXEMPTING_ROLES),
    CommandType("assessment.ask_review", "field", schemas.ReviewAskPayloadSchema, reviewing.ask_review, FIELD_ROLES),
    CommandType(
        "assessment.request_review", "desk", schemas.NewScoreReviewSchema, reviewing.request_review, ASKING_ROLES
    ),
    CommandType("assessment.name_decider", "desk", schemas.DeciderSchema, reviewing.name_decider, NAMING_ROLES),
    CommandType(
        "assessment.decide_review", "desk", schemas.ReviewDecisionSchema, reviewing.decide_review, OVERSIGHT_ROLES
    ),
)
