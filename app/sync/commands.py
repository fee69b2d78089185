"""What a phone may say about its own sequence."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from app.kernel.actor import Role
from app.kernel.command import Applied, CommandType, Context, Record
from app.kernel.errors import DomainError
from app.kernel.models import StoredCommand

from .models import AbandonedSequence
from .schemas import AbandonSchema


def abandon(context: Context, payload: dict[str, Any]) -> Applied:
    """Explain the hole that a never accepted command left; raise ``nothing_to_abandon`` where there is none."""
    enrolment_id, seq = context.enrolment_id, payload["seq"]
    taken = select(StoredCommand.id).where(StoredCommand.enrolment_id == enrolment_id, StoredCommand.seq == seq)
    known = select(AbandonedSequence.seq).where(
        AbandonedSequence.enrolment_id == enrolment_id, AbandonedSequence.seq == seq
    )
    if any(context.session.execute(query).first() is not None for query in (taken, known)):
        raise DomainError("nothing_to_abandon", seq=seq)
    row = {"enrolment_id": enrolment_id, "command_id": context.command_id, **payload}
    context.session.execute(insert(AbandonedSequence), [row])
    context.changed(
        "sync.abandoned", "abandoned_sequence", context.command_id, officer_id=context.actor.officer_id, **payload
    )
    return Applied(Record("abandoned_sequence", context.command_id))


COMMANDS = (CommandType("sync.abandon", "field", AbandonSchema, abandon, frozenset(Role)),)
