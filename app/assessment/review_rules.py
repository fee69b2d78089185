"""Who may ask for a review, who may decide one, and what a decision may say. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.occurrence import Occurrence

OUTCOMES = ("upheld", "corrected")
_SHARE = re.compile(r"0\.[0-9]{4}|1\.0000", re.ASCII)


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whose credit is under review: the unit's and its crew's; ``asked_by`` asked, ``brigade_id`` keeps the period."""

    unit_id: UUID
    brigade_id: UUID
    officer_ids: Collection[UUID]
    asked_by: UUID


def said_in_time(occurrence: Occurrence, ask_until: datetime) -> bool:
    """Whether something may have been said before the time was over: a phone without a network isn't to blame, and
    doubt is the officer's."""
    earliest = occurrence.corrected_at if occurrence.clock_certain else occurrence.bracket_from
    return earliest is None or earliest < ask_until


def unfit_to_decide(decider: Actor, concerned: Concerned) -> str | None:
    """The code that says why somebody may not decide: of the unit itself, concerned, or nobody who oversees.

    Whoever oversees the unit without overseeing the whole brigade belongs to the unit."""
    if decider.unit_id == concerned.unit_id or _oversees_only(decider, concerned):
        return "review_own_unit"
    if decider.officer_id == concerned.asked_by or decider.officer_id in concerned.officer_ids:
        return "review_concerned"
    return None if decider.units(OVERSIGHT_ROLES) else "review_decider_unfit"


def _oversees_only(decider: Actor, concerned: Concerned) -> bool:
    overseen = decider.units(OVERSIGHT_ROLES)
    return concerned.unit_id in overseen and concerned.brigade_id not in overseen


def is_credit(said: dict[str, Any]) -> bool:
    """Whether a decision's credit makes sense: a share with four places where it is credited, else none."""
    if said["state"] == "credited":
        return isinstance(said["value"], str) and _SHARE.fullmatch(said["value"]) is not None
    return said["value"] is None
