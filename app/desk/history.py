"""The history of any record, for who may read the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.kernel.actor import Actor
from app.kernel.errors import DomainError
from app.kernel.history import History, history_of


def read_history(
    session: Session, histories: Mapping[str, History], actor: Actor, kind: str, record_id: str, query: dict[str, Any]
) -> dict[str, Any]:
    """The changes of a record with the names of who made them; raise ``not_found`` for what the actor can't read."""
    history = histories.get(kind)
    if history is None or not history.may_read(session, actor, record_id):
        raise DomainError("not_found")
    entries, following = history_of(session, kind, record_id, query["before"], query["limit"])
    people = officers_by_ids(session, {entry.actor_id for entry in entries if entry.actor_id is not None})
    names = {officer_id: officer.name for officer_id, officer in people.items()}
    shown = [{**asdict(each), "actor_name": names.get(each.actor_id) if each.actor_id else None} for each in entries]
    return {"entries": shown, "next": following}
