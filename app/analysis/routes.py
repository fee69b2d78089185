"""Analysis over HTTP: the picture, crossings and what is behind a cell, clusters, rules, and proposals."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask.views import MethodView

from app.duty.service import today
from app.kernel.actor import Actor
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command, required_version

from . import schemas
from .access import KEEPING_ROLES, READING_ROLES
from .callpicture import call_picture
from .effects import effect_of
from .picture import behind, crossing, picture, seen_accidents, words
from .proposals import ProposalInfo, list_proposals, visible_proposal
from .rules import Rule
from .settings import all_rules, rule_at
from .stretches import clusters

blp = Blueprint("analysis", __name__, url_prefix="/api/v1/analysis", description="The study of accidents.")

Tag = dict[str, str]


@blp.route("/picture")
@blp.arguments(schemas.PeriodQuerySchema, location="query")
@blp.response(200, schemas.PictureSchema)
def get_picture(query: dict[str, Any]) -> dict[str, Any]:
    """A period's accidents against the same days a year before."""
    return picture(db.session(), current_actor(), query)


@blp.route("/calls")
@blp.arguments(schemas.DaysQuerySchema, location="query")
@blp.response(200, schemas.CallPictureSchema)
def get_calls(query: dict[str, Any]) -> dict[str, Any]:
    """A period's calls, a measure of their own, against the same days a year before."""
    return call_picture(db.session(), current_actor(), query, today(house().clock.now()))


@blp.route("/crossing")
@blp.arguments(schemas.CrossingQuerySchema, location="query")
@blp.response(200, schemas.CrossingSchema)
def get_crossing(query: dict[str, Any]) -> dict[str, Any]:
    """Any two dimensions crossed."""
    return crossing(db.session(), current_actor(), query)


@blp.route("/accidents")
@blp.arguments(schemas.BehindQuerySchema, location="query")
@blp.response(200, schemas.BehindSchema)
def get_accidents(query: dict[str, Any]) -> dict[str, Any]:
    """The accidents behind a cell."""
    return behind(db.session(), current_actor(), query)


@blp.route("/clusters")
@blp.arguments(schemas.ClustersQuerySchema, location="query")
@blp.response(200, schemas.ClustersSchema)
def get_clusters(query: dict[str, Any]) -> dict[str, Any]:
    """Clusters along the sections, by the rules in use."""
    return clusters(db.session(), current_actor(), query)


@blp.route("/rules")
@blp.response(200, schemas.RuleSchema(many=True))
def get_rules() -> list[Rule]:
    """The four "follows" and the rules of clusters, as they stand."""
    _require_reader(current_actor())
    return list(all_rules(db.session()).values())


@blp.route("/rules/<key>")
class Rules(MethodView):
    @blp.response(200, schemas.RuleSchema)
    def get(self, key: str) -> tuple[Rule, Tag]:
        """One rule, with the version to be named in ``If-Match``."""
        _require_reader(current_actor())
        return _rule(key)

    @blp.arguments(schemas.RuleChangeSchema)
    @blp.response(200, schemas.RuleSchema)
    def patch(self, said: dict[str, Any], key: str) -> tuple[Rule, Tag]:
        """Change a rule as seen in the version of ``If-Match``."""
        desk_command("analysis.change_rule", {**said, "key": key, "version": required_version()})
        return _rule(key)


@blp.route("/proposals")
class Proposals(MethodView):
    @blp.arguments(schemas.ProposalQuerySchema, location="query")
    @blp.response(200, schemas.ProposalListSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The proposals that one may decide on or has decided on."""
        return list_proposals(db.session(), current_actor(), query)

    @blp.arguments(schemas.NewProposalsSchema)
    @blp.response(201, schemas.ProposalListSchema)
    def post(self, said: dict[str, Any]) -> dict[str, Any]:
        """Look for proposals now."""
        desk_command("analysis.propose", said)
        return list_proposals(db.session(), current_actor(), {"unit": said["unit_id"]})


@blp.route("/proposals/<uuid:proposal_id>")
@blp.response(200, schemas.ProposalDetailSchema)
def get_proposal(proposal_id: UUID) -> tuple[dict[str, Any], Tag]:
    """One proposal with its records, its rule and what it did."""
    session, actor = db.session(), current_actor()
    found = visible_proposal(session, actor, proposal_id)
    ids = [UUID(each) for each in found.accident_ids]
    detail = {
        "proposal": found,
        "rule": rule_at(session, found.rule_key),
        "rule_settings": found.rule_settings,
        "accidents": seen_accidents(session, actor.units(READING_ROLES), ids),
        "effect": effect_of(session, house().clock, found),
        "words": words(session),
    }
    return detail, {"ETag": f'"{found.version}"'}


@blp.route("/proposals/<uuid:proposal_id>/adoption", methods=["POST"])
@blp.arguments(schemas.AdoptionSchema)
@blp.response(200, schemas.ProposalSchema)
def adopt(said: dict[str, Any], proposal_id: UUID) -> tuple[ProposalInfo, Tag]:
    """Adopt a proposal as seen in the version of ``If-Match``: the plan, post or talk is made with it."""
    changes = schemas.ProposalChangesSchema().dump(said["changes"])
    return _decided("analysis.adopt", proposal_id, {**said, "changes": changes})


@blp.route("/proposals/<uuid:proposal_id>/rejection", methods=["POST"])
@blp.arguments(schemas.RejectionSchema)
@blp.response(200, schemas.ProposalSchema)
def reject(said: dict[str, Any], proposal_id: UUID) -> tuple[ProposalInfo, Tag]:
    """Reject a proposal as seen in the version of ``If-Match``, with the reason."""
    return _decided("analysis.reject", proposal_id, said)


def _decided(command: str, proposal_id: UUID, said: dict[str, Any]) -> tuple[ProposalInfo, Tag]:
    desk_command(command, {**said, "id": proposal_id, "version": required_version()})
    found = visible_proposal(db.session(), current_actor(), proposal_id)
    return found, {"ETag": f'"{found.version}"'}


def _rule(key: str) -> tuple[Rule, Tag]:
    found = rule_at(db.session(), key)
    return found, {"ETag": f'"{found.version}"'}


def _require_reader(actor: Actor) -> None:
    """Rules are read by those who study, and by those who keep them."""
    if not actor.roles & (READING_ROLES | KEEPING_ROLES):
        raise DomainError("not_allowed")
