"""Opening the tracks that a credit was reckoned from: with a reason, which those who were in the cars get to read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from app.duty.service import requirement_for
from app.kernel.actor import Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError
from app.tracking.service import note_look, vehicles_by_ids

from .access import supervised_units
from .cards import credits_by_keys, read_credit_id, tracks_of
from .facts import MARGIN


def open_tracks(bus: Bus, clock: Clock, actor: Actor, text: str, reason: str) -> list[dict[str, Any]]:
    """The tracks of a credit for somebody who supervises its unit, and keep that they looked; raise ``not_found``."""
    requirement_id, indicator = read_credit_id(text)
    with system_transaction(bus, clock) as context:
        context.actor, session = actor, context.session
        requirement = requirement_for(session, requirement_id)
        if requirement is None or requirement.unit_id not in supervised_units(actor):
            raise DomainError("not_found")
        found = credits_by_keys(session, [(requirement_id, indicator)])
        cars = [UUID(each["id"]) for credit in found for each in credit["evidence"] if each["kind"] == "track"]
        span = (requirement.starts_at - MARGIN, requirement.ends_at + MARGIN)
        for vehicle in vehicles_by_ids(session, cars).values():
            note_look(context, vehicle, *span, reason, requirement.officer_ids)
        return tracks_of(session, requirement, cars, opened=True)
