"""Who may read what became of a proposal or a rule: who may read the proposal; the rules are anybody's who studies."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from . import proposals, settings
from .access import KEEPING_ROLES, READING_ROLES
from .models import Proposal


def _proposal(session: Session, actor: Actor, text: str) -> bool:
    proposal_id = history_id(text)
    found = proposals.read_proposals(session, Proposal.id == proposal_id) if proposal_id else []
    return bool(found) and actor.allows(READING_ROLES, found[0].unit_id)


def _rule(session: Session, actor: Actor, text: str) -> bool:
    return bool(actor.roles & (READING_ROLES | KEEPING_ROLES)) and text in settings.all_rules(session)


HISTORIES = (History(proposals.KIND, _proposal), History(settings.KIND, _rule))
