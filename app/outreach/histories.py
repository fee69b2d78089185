"""Who may read what became of a talk, a target or a planned talk: who may read it."""

from __future__ import annotations

from app.kernel.actor import Actor
from app.kernel.history import history_for

from .access import read_units
from .plans import PlanItemInfo, get_plan_item
from .queries import TALKS, may_see
from .targets import TargetInfo, get_target


def _may_read(actor: Actor, found: TargetInfo | PlanItemInfo) -> bool:
    return found.unit_id in read_units(actor)


HISTORIES = (
    history_for("outreach_session", TALKS.find, may_see),
    history_for("target", get_target, _may_read),
    history_for("plan_item", get_plan_item, _may_read),
)
