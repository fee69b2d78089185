"""The receipt numbers that people read out: the places in the audit at which commands were stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from .models import StoredCommand

_TABLE = cast(Table, StoredCommand.__table__)
_AT_ONCE = 5000


def numbers_of(session: Session, command_ids: Sequence[UUID]) -> dict[UUID, int]:
    """The number of each command's receipt; a field record has its command's id. Unknown ids are left out."""
    found: dict[UUID, int] = {}
    for first in range(0, len(command_ids), _AT_ONCE):
        some = command_ids[first : first + _AT_ONCE]
        rows = session.execute(select(_TABLE.c.id, _TABLE.c.number).where(_TABLE.c.id.in_(some)))
        found |= {row.id: row.number for row in rows}
    return found
