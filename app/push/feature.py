"""What push hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from . import routes
from .gateway import init_push
from .jobs import JOBS

FEATURE = Feature("push", blueprints=(routes.blp,), jobs=JOBS, extensions=(init_push,))
