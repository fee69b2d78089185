"""What a desk may say about analysis. A phone says nothing here."""

from __future__ import annotations

from app.kernel.command import CommandType

from . import deciding, proposals, schemas, settings
from .access import DECIDING_ROLES, KEEPING_ROLES

COMMANDS = (
    CommandType("analysis.propose", "desk", schemas.NewProposalsSchema, proposals.propose, DECIDING_ROLES),
    CommandType("analysis.adopt", "desk", schemas.AdoptionSchema, deciding.adopt, DECIDING_ROLES),
    CommandType("analysis.reject", "desk", schemas.RejectionSchema, deciding.reject, DECIDING_ROLES),
    CommandType("analysis.change_rule", "desk", schemas.RuleChangeSchema, settings.change_rule, KEEPING_ROLES),
)
