"""What photos hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from . import routes
from .jobs import JOBS, STALE_PARTIALS_JOB

FEATURE = Feature("photos", blueprints=(routes.blp,), jobs=JOBS, minutely=(STALE_PARTIALS_JOB,))
