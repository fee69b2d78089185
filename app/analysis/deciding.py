"""Deciding on a proposal: adopt it as it is or with changes, or reject it with a reason.

Adopting says to duty and outreach what a desk would have said, in the same transaction: the plan is there with the
adoption or neither is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from marshmallow import Schema, ValidationError
from sqlalchemy import insert, update

from app.duty.schemas import NewPlanSchema, NewPostSchema
from app.duty.service import create_plan, create_post, get_section, today
from app.geo.chainage import format_chainage
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.outreach.plan_schemas import NewPlanItemsSchema
from app.outreach.plans import batch_of, plan_talks
from app.outreach.schemas import NewTargetSchema
from app.outreach.targets import create_target

from .access import DECIDING_ROLES
from .models import Proposal, ProposalMade
from .proposals import KIND, ProposalInfo, visible_proposal

_NAME_MAX = 60


def adopt(context: Context, payload: dict[str, Any]) -> Applied:
    """Adopt a proposal as seen at ``version``; ``changes`` say what is to be otherwise than suggested."""
    proposal = _open(context, payload["id"])
    said = {**proposal.suggestion, **payload["changes"]}
    _check_days(context, proposal, said)
    made = _MAKERS[proposal.kind](context, proposal, said)
    rows = [{"kind": each.kind, "record_id": each.id, "proposal_id": proposal.id} for each in made]
    context.session.execute(insert(ProposalMade), rows)
    _decide(context, proposal, payload["version"], state="adopted", said=said, reason=payload["reason"].strip())
    after = {"state": "adopted", "made": [each.kind for each in made], **payload["changes"]}
    _tell(context, "analysis.proposal_adopted", proposal, after, payload["reason"])
    return Applied(Record(KIND, proposal.id))


def reject(context: Context, payload: dict[str, Any]) -> Applied:
    """Reject a proposal as seen at ``version``, with the reason; the same isn't proposed for a while."""
    proposal = _open(context, payload["id"])
    _decide(context, proposal, payload["version"], state="rejected", said={}, reason=payload["reason"].strip())
    _tell(context, "analysis.proposal_rejected", proposal, {"state": "rejected"}, payload["reason"])
    return Applied(Record(KIND, proposal.id))


def _open(context: Context, proposal_id: UUID) -> ProposalInfo:
    proposal = visible_proposal(context.session, context.actor, proposal_id)
    context.actor.require(DECIDING_ROLES, proposal.unit_id)
    if proposal.state != "open":
        raise DomainError("proposal_decided", number=proposal.number)
    return proposal


def _check_days(context: Context, proposal: ProposalInfo, said: Mapping[str, Any]) -> None:
    """What is adopted late begins tomorrow at the earliest, unless somebody says another day."""
    first = "starts_on" if proposal.kind == "village" else "valid_from"
    last = "ends_on" if proposal.kind == "village" else "valid_to"
    if said[last] is not None and said[last] < max(said[first], today(context.now).isoformat()):
        raise DomainError("proposal_out_of_date", last=said[last])


def _decide(context: Context, proposal: ProposalInfo, version: int, **values: Any) -> None:
    who = {"decided_at": context.now, "decided_by": context.actor.officer_id, "version": version + 1}
    at_version = update(Proposal).where(Proposal.id == proposal.id, Proposal.version == version)
    if context.session.execute(at_version.values(**values, **who).returning(Proposal.id)).first() is None:
        raise DomainError("version_conflict")


def _tell(context: Context, action: str, proposal: ProposalInfo, after: dict[str, Any], reason: str) -> None:
    whose = {"unit_id": proposal.unit_id}
    context.changed(action, KIND, proposal.id, **whose, before={"state": "open"}, after=after, reason=reason or None)


# -- what adopting makes ---------------------------------------------------------------------------------------------


def _patrol(context: Context, _proposal: ProposalInfo, said: Mapping[str, Any]) -> list[Record]:
    section = get_section(context.session, UUID(said["section_id"])) if said.get("section_id") else None
    if section is None:
        raise DomainError("section_unknown")
    place = {"kind": "section", "section_id": str(section.id), "required_passes": said["required_passes"]}
    return [_plan(context, said, section.name, section.unit_id, place)]


def _post(context: Context, proposal: ProposalInfo, said: Mapping[str, Any]) -> list[Record]:
    members = {name: said[name] for name in ("latitude", "longitude", "radius_m", "section_id", "chainage_m")}
    section = get_section(context.session, UUID(said["section_id"]))
    if section is None:
        raise DomainError("section_unknown")
    name = said.get("name") or f"{section.name} {format_chainage(said['chainage_m'])}"[:_NAME_MAX]
    post = {**members, "name": name, "kind": "fixed", "unit_id": str(proposal.unit_id)}
    made = create_post(context, _loaded(NewPostSchema(), post)).record
    place = {"kind": "post", "post_id": str(made.id)}
    return [made, _plan(context, said, name, proposal.unit_id, place)]


def _plan(context: Context, said: Mapping[str, Any], name: str, unit_id: UUID, place: dict[str, Any]) -> Record:
    days = {each: said[each] for each in ("starts", "ends", "weekdays", "valid_from", "valid_to")}
    full = f"{name} {said['starts']}–{said['ends']}"[:_NAME_MAX]
    plan = {**days, **place, "name": full, "mode": "key", "unit_id": str(unit_id)}
    return create_plan(context, _loaded(NewPlanSchema(), plan)).record


def _talk(context: Context, proposal: ProposalInfo, said: Mapping[str, Any]) -> list[Record]:
    made: list[Record] = []
    target_id = said["target_id"]
    if target_id is None:
        made.append(create_target(context, _loaded(NewTargetSchema(), _target(proposal, said))).record)
        target_id = str(made[0].id)
    item = {
        "unit_id": str(proposal.unit_id), "starts_on": said["starts_on"], "ends_on": said["ends_on"], "begins_at": None,
        "target_ids": [target_id], "team_ids": [], "forms": [], "themes": [], "category": None,
        "note": "", "one_each": False,
    }  # fmt: skip
    batch = plan_talks(context, _loaded(NewPlanItemsSchema(), item)).record
    return [*made, *(Record("plan_item", each.id) for each in batch_of(context.session, batch.id))]


def _target(proposal: ProposalInfo, said: Mapping[str, Any]) -> dict[str, Any]:
    place = {"name": said["village"], "town_name": said["town"], "kind": "village"}
    return {**place, "aliases": [], "unit_id": str(proposal.unit_id)}


def _loaded(schema: Schema, said: dict[str, Any]) -> dict[str, Any]:
    """What a desk would have said, as its own schema reads it; raise ``request_invalid`` (params.fields)."""
    try:
        return dict(schema.load(said))
    except ValidationError as error:
        raise DomainError("request_invalid", fields={"json": {"changes": error.messages}}) from None


_Maker = Callable[[Context, ProposalInfo, Mapping[str, Any]], list[Record]]
_MAKERS: Mapping[str, _Maker] = {"period": _patrol, "section": _patrol, "post": _post, "village": _talk}
