"""Who may read what became of a check-in: who may read it."""

from __future__ import annotations

from app.kernel.history import history_for

from .service import CHECK_INS, may_see

HISTORIES = (history_for("check_in", CHECK_INS.find, may_see),)
