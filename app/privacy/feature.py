"""What privacy hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import privacy_cli
from .retention import JOB, retain

FEATURE = Feature("privacy", jobs={JOB: retain}, minutely=(JOB,), cli=(privacy_cli,))
