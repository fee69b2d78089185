"""The table of contents: every list that can be taken in, in the order in which a county is set up."""

from __future__ import annotations

from app.accident.importing import ACCIDENTS
from app.accounts.importing import OFFICERS, UNITS
from app.call.importing import CALLS
from app.duty.importing import CALENDAR_DAYS, POSTS, SECTIONS
from app.kernel.actor import Actor
from app.kernel.command import Context
from app.kernel.errors import DomainError
from app.outreach.importing import TARGETS
from app.roster.importing import ROSTER
from app.tabular.importing import ImportKind
from app.tracking.importing import DEVICES, VEHICLES

Kind = ImportKind[Context]

KINDS: tuple[Kind, ...] = (
    UNITS,
    OFFICERS,
    VEHICLES,
    DEVICES,
    SECTIONS,
    POSTS,
    CALENDAR_DAYS,
    ROSTER,
    TARGETS,
    ACCIDENTS,
    CALLS,
)


def kinds_for(actor: Actor) -> list[Kind]:
    """The lists that the actor may take in somewhere."""
    held = {str(role) for role in actor.roles}
    return [kind for kind in KINDS if held & {str(role) for role in kind.roles}]


def kind_for(actor: Actor, key: str) -> Kind:
    """The list of this key; raise ``not_found`` for none, ``not_allowed`` for one that isn't the actor's."""
    kind = next((each for each in KINDS if each.key == key), None)
    if kind is None:
        raise DomainError("not_found")
    if kind not in kinds_for(actor):
        raise DomainError("not_allowed")
    return kind
