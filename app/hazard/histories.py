"""Who may read what became of a hazard: who found it, and who oversees their unit."""

from __future__ import annotations

from app.kernel.history import history_for

from .queries import HAZARD, REPORTS, hazard_of, may_see

HISTORIES = (history_for(HAZARD, hazard_of, may_see), history_for(REPORTS.kind, REPORTS.find, may_see))
