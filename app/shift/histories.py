"""Who may read what became of a shift, of what was said of it, of a tally: who said it, and who oversees them."""

from __future__ import annotations

from app.kernel.actor import Actor
from app.kernel.history import history_for
from app.records.info import FieldRecordInfo

from .access import WATCHING_ROLES
from .queries import ENDS, SHIFT, STARTS, start_of
from .tallies import TALLIES


def _may_read(actor: Actor, said: FieldRecordInfo) -> bool:
    return said.officer_id == actor.officer_id or actor.allows(WATCHING_ROLES, said.unit_id)


HISTORIES = (
    history_for(SHIFT, start_of, _may_read),
    history_for(STARTS.kind, STARTS.find, _may_read),
    history_for(ENDS.kind, ENDS.find, _may_read),
    history_for(TALLIES.kind, TALLIES.find, _may_read),
)
