"""Who may read what became of a violation: who may read it."""

from __future__ import annotations

from app.kernel.history import history_for

from .queries import VIOLATIONS, may_see

HISTORIES = (history_for("violation", VIOLATIONS.find, may_see),)
