"""Proposals (建议) as others see them: reading them, and making those that the rules find."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session

from app.accounts.service import descendants, path_to_root
from app.duty.service import today
from app.kernel.actor import Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.kernel.execute import lock_for
from app.kernel.ids import derived_id
from app.tabular.cells import LOCAL_ZONE

from . import rules
from .access import DECIDING_ROLES, READING_ROLES, studied_units
from .drafting import Draft, draft_all, subject_of
from .models import Proposal, ProposalMade, ProposalRun

KIND = "proposal"
MONTH, BUTTON, FATAL = "month", "button", "fatal"
ORIGINS = (MONTH, BUTTON, FATAL)


@dataclass(frozen=True, slots=True)
class ProposalInfo:
    """A proposal; the members are those of :class:`Proposal`, then what adopting it made."""

    id: UUID
    brigade_id: UUID
    unit_id: UUID
    number: int
    rule_key: str
    rule_version: int
    rule_settings: dict[str, Any]
    kind: str
    origin: str
    first_day: date
    last_day: date
    accident_ids: list[str]
    reckoning: dict[str, Any]
    suggestion: dict[str, Any]
    cost_hours: float
    cost_per: str
    made_at: datetime
    made_by: UUID | None
    state: str
    said: dict[str, Any]
    decided_at: datetime | None
    decided_by: UUID | None
    reason: str
    version: int
    made: tuple[Record, ...] = ()

    @property
    def changed(self) -> list[str]:
        """What was adopted otherwise than it was suggested, by member."""
        return sorted(name for name, value in self.said.items() if self.suggestion.get(name) != value)


_COLUMNS = [getattr(Proposal, each.name) for each in fields(ProposalInfo) if each.name != "made"]


def read_proposals(session: Session, *conditions: ColumnElement[bool]) -> list[ProposalInfo]:
    """The proposals of all conditions, the latest first, with what they made."""
    rows = session.execute(select(*_COLUMNS).where(*conditions).order_by(Proposal.number.desc())).all()
    made: dict[UUID, list[Record]] = {row.id: [] for row in rows}
    query = select(ProposalMade).where(ProposalMade.proposal_id.in_(made)).order_by(ProposalMade.kind)
    for each in session.scalars(query) if made else ():
        made[each.proposal_id].append(Record(each.kind, each.record_id))
    return [replace(ProposalInfo(*row), made=tuple(made[row.id])) for row in rows]


def visible_proposal(session: Session, actor: Actor, proposal_id: UUID) -> ProposalInfo:
    """The proposal, for whoever oversees its unit; raise ``not_found`` otherwise."""
    found = next(iter(read_proposals(session, Proposal.id == proposal_id)), None)
    if found is None or not actor.allows(READING_ROLES, found.unit_id):
        raise DomainError("not_found")
    return found


def list_proposals(session: Session, actor: Actor, query: dict[str, Any]) -> dict[str, Any]:
    """The proposals of the units that the actor oversees, how many are open, and the latest searches."""
    units = studied_units(session, actor, query.get("unit"))
    conditions: list[ColumnElement[bool]] = [Proposal.unit_id.in_(units)]
    if "state" in query:
        conditions.append(Proposal.state == query["state"])
    if "made" in query:
        made = select(ProposalMade.proposal_id).where(ProposalMade.record_id == query["made"])
        conditions.append(Proposal.id.in_(made))
    open_ones = select(func.count()).where(Proposal.unit_id.in_(units), Proposal.state == "open")
    return {
        "proposals": read_proposals(session, *conditions),
        "open": session.scalar(open_ones) or 0,
        "runs": _runs(session, units),
    }


def _runs(session: Session, units: Collection[UUID]) -> Sequence[ProposalRun]:
    query = select(ProposalRun).where(ProposalRun.unit_id.in_(units)).order_by(ProposalRun.made_at.desc())
    return session.scalars(query.limit(12)).all()


# -- making them -----------------------------------------------------------------------------------------------------


def propose(context: Context, payload: dict[str, Any]) -> Applied:
    """Look for proposals in the days up to ``to``, for a unit and those below it."""
    context.actor.require(DECIDING_ROLES, payload["unit_id"])
    if payload["to"] > context.now.astimezone(LOCAL_ZONE).date():  # accidents are told by calendar days
        raise DomainError("request_invalid", fields={"json": {"to": ["lies in the future"]}})
    return Applied(Record("analysis_run", run(context, payload["unit_id"], payload["to"], BUTTON)))


def run(context: Context, unit_id: UUID, last: date, origin: str) -> UUID:
    """Draft what the rules find, keep what is new, and note that it was looked for; return the run's id."""
    units = descendants(context.session, unit_id)
    drafts = draft_all(context.session, unit_id, units, last, today(context.now))
    found = keep_new(context, drafts, origin)
    run_id = context.new_id("analysis_run", unit_id)
    row = {
        "id": run_id,
        "unit_id": unit_id,
        "last_day": last,
        "origin": origin,
        "found": found,
        "made_at": context.now,
        "made_by": context.actor.officer_id,
    }
    context.session.execute(insert(ProposalRun), [row])
    context.changed("analysis.looked_for_proposals", "analysis_run", run_id, unit_id=unit_id, after={"found": found})
    return run_id


def keep_new(context: Context, drafts: Iterable[Draft], origin: str) -> int:
    """Write the drafts that no earlier proposal settles; return how many."""
    written = 0
    for draft in drafts:
        brigade_id = path_to_root(context.session, draft.unit_id)[-1]
        lock_for(context.session, [derived_id(KIND, brigade_id)])
        if not _is_settled(context, draft):
            _write(context, draft, brigade_id, origin, written)
            written += 1
    return written


def _is_settled(context: Context, draft: Draft) -> bool:
    day = today(context.now)
    query = select(Proposal).where(Proposal.unit_id == draft.unit_id)
    for earlier in context.session.scalars(query.execution_options(populate_existing=True)):
        if not subject_of(earlier.kind, earlier.suggestion).is_same(draft.subject):
            continue
        decided_on = earlier.decided_at and today(earlier.decided_at)
        if rules.is_settled(earlier.state, decided_on, _valid_to(earlier), day):
            return True
    return False


def _valid_to(proposal: Proposal) -> date | None:
    text = proposal.said.get("valid_to")
    return date.fromisoformat(text) if text else None


_OF_DRAFT = ("kind", "unit_id", "reckoning", "suggestion", "cost_hours", "cost_per")


def _write(context: Context, draft: Draft, brigade_id: UUID, origin: str, place: int) -> None:
    latest = select(func.max(Proposal.number)).where(Proposal.brigade_id == brigade_id)
    proposal_id = context.new_id(KIND, origin, draft.kind, place, *draft.accident_ids[:1])
    row = {
        **{name: getattr(draft, name) for name in _OF_DRAFT},
        "id": proposal_id,
        "brigade_id": brigade_id,
        "number": (context.session.scalar(latest) or 0) + 1,
        "rule_key": draft.rule.key,
        "rule_version": draft.rule.version,
        "rule_settings": dict(draft.rule.settings),
        "origin": origin,
        "first_day": draft.first,
        "last_day": draft.last,
        "accident_ids": [str(each) for each in draft.accident_ids],
        "made_at": context.now,
        "made_by": context.actor.officer_id,
        "state": "open",
        "said": {},
        "decided_at": None,
        "decided_by": None,
        "reason": "",
        "version": 1,
    }
    context.session.execute(insert(Proposal), [row])
    after = {"number": row["number"], "kind": draft.kind, "rule": draft.rule.key, **draft.suggestion}
    context.changed("analysis.proposed", KIND, proposal_id, unit_id=draft.unit_id, after=after)
