"""What privacy hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import privacy_cli
from .retention import JOB, retain
from .routes import blp

FEATURE = Feature("privacy", blueprints=(blp,), jobs={JOB: retain}, minutely=(JOB,), cli=(privacy_cli,))
