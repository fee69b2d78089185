"""Who may read what became of a rule: everybody, as the rules themselves."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History

from .reference import KIND, rules_by_ids


def _may_read(session: Session, _actor: Actor, rule_id: str) -> bool:
    return bool(rules_by_ids(session, [rule_id]))


HISTORIES = (History(KIND, _may_read),)
