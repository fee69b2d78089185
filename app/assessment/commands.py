"""What may be said about assessment."""

from __future__ import annotations

from app.kernel.command import CommandType

from . import publishing, schemas
from .access import KEEPING_ROLES
from .schemes import ADOPTING_ROLES, adopt_scheme

COMMANDS = (
    CommandType("assessment.adopt_scheme", "desk", schemas.NewSchemeSchema, adopt_scheme, ADOPTING_ROLES),
    CommandType("assessment.open_period", "desk", schemas.NewPeriodSchema, publishing.open_period, KEEPING_ROLES),
    CommandType(
        "assessment.change_period", "desk", schemas.PeriodChangeSchema, publishing.change_period, KEEPING_ROLES
    ),
    CommandType("assessment.publish_period", "desk", schemas.NoBodySchema, publishing.publish_period, KEEPING_ROLES),
    CommandType("assessment.close_period", "desk", schemas.NoBodySchema, publishing.close_period, KEEPING_ROLES),
)
