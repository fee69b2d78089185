"""When something happens in one feature, what do others make of it? All of it stands on this page.

A reaction runs in the transaction of its cause, so both are there or neither is.
"""

from __future__ import annotations

from app.accounts.events import BrigadeFounded
from app.assessment.service import adopt_default, mark_around_car, mark_around_post, mark_requirements
from app.checkin.events import CheckInsChanged
from app.duty.events import RequirementsChanged
from app.kernel.command import Context, Event, Reaction
from app.tracking.events import PositionsArrived


def begin_with_a_scheme(context: Context, event: BrigadeFounded) -> None:
    """A brigade is assessed by a scheme from its first day; its leader may adopt another."""
    adopt_default(context, event.unit_id)


def reckon_around_post(context: Context, event: CheckInsChanged) -> None:
    """An officer's word about a post is evidence for what was due there."""
    mark_around_post(context, event.post_id, event.earliest, event.latest)


def reckon_around_car(context: Context, event: PositionsArrived) -> None:
    """A car's track is evidence for its crew's posts and its squad's sections, however late it comes."""
    if event.vehicle_id is not None:
        mark_around_car(context, event.vehicle_id, event.first_fix_at, event.last_fix_at)


def reckon_requirements(context: Context, event: RequirementsChanged) -> None:
    """What is due, and what excuses it, is half of every credit."""
    mark_requirements(context, event.requirement_ids)


REACTIONS: dict[type[Event], tuple[Reaction, ...]] = {
    BrigadeFounded: (begin_with_a_scheme,),
    CheckInsChanged: (reckon_around_post,),
    PositionsArrived: (reckon_around_car,),
    RequirementsChanged: (reckon_requirements,),
}
