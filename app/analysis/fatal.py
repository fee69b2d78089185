"""A fatal accident proposes at once: outreach in its village, and a look at its section."""

from __future__ import annotations

from uuid import UUID

from app.accident.service import get_accident
from app.accounts.service import descendants, path_to_root
from app.duty.service import today
from app.kernel.command import Context

from . import rules
from .drafting import Ground, fatal_drafts
from .proposals import FATAL, keep_new
from .settings import all_rules


def propose_after_fatal(context: Context, accident_id: UUID) -> None:
    """Propose what a fatal accident asks for, unless it is too long ago or was proposed already.

    It asks the accident itself and never the register's cube: this runs in the transaction that writes the accident."""
    session, standing = context.session, all_rules(context.session)
    rule, accident = standing[rules.CONTROL], get_accident(session, accident_id)
    if not rule.active or accident is None or not accident.stands or accident.deaths < 1:
        return
    day = today(context.now)
    if (day - accident.day).days > rule["days"]:
        return
    brigade_id = path_to_root(session, accident.unit_id)[-1]
    ground = Ground(session, brigade_id, descendants(session, brigade_id), accident.day, day, standing)
    keep_new(context, fatal_drafts(ground, rule, accident), FATAL)
