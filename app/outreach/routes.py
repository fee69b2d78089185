"""Targets, campaigns, talks and progress of outreach over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command, required_version
from app.records.downloads import download
from app.tabular.writing import XLSX_TYPE

from . import schemas
from .access import campaign_units, read_units
from .campaigns import CampaignInfo, get_campaign, visible_campaigns
from .listing import export_talks, list_talks
from .queries import Page, visible_talk
from .service import progress
from .targets import TargetInfo, get_target, targets_of
from .words import words_by_keys

blp = Blueprint("outreach", __name__, url_prefix="/api/v1", description="Village talks, their targets and campaigns.")

Tag = dict[str, str]


@blp.route("/targets")
class Targets(MethodView):
    @blp.response(200, schemas.TargetSchema(many=True))
    def get(self) -> list[TargetInfo]:
        """The targets of all units that one reads."""
        return targets_of(db.session(), read_units(current_actor()))

    @blp.arguments(schemas.NewTargetSchema)
    @blp.response(201, schemas.TargetSchema)
    def post(self, payload: dict[str, Any]) -> tuple[TargetInfo, Tag]:
        """Add a target."""
        return _target(desk_command("outreach.create_target", payload).id)


@blp.route("/targets/<uuid:target_id>")
class Target(MethodView):
    @blp.response(200, schemas.TargetSchema)
    def get(self, target_id: UUID) -> tuple[TargetInfo, Tag]:
        """One target, with the version to be named in ``If-Match``."""
        return _target(target_id)

    @blp.arguments(schemas.TargetChangeSchema)
    @blp.response(200, schemas.TargetSchema)
    def patch(self, changes: dict[str, Any], target_id: UUID) -> tuple[TargetInfo, Tag]:
        """Change a target as seen in the version of ``If-Match``."""
        return _target(desk_command("outreach.change_target", _change(target_id, changes)).id)


@blp.route("/campaigns")
class Campaigns(MethodView):
    @blp.response(200, schemas.CampaignSchema(many=True))
    def get(self) -> list[CampaignInfo]:
        """The campaigns that concern one, the latest first."""
        return visible_campaigns(db.session(), current_actor())

    @blp.arguments(schemas.NewCampaignSchema)
    @blp.response(201, schemas.CampaignSchema)
    def post(self, payload: dict[str, Any]) -> tuple[CampaignInfo, Tag]:
        """Begin a campaign."""
        return _campaign(desk_command("outreach.create_campaign", payload).id)


@blp.route("/campaigns/<uuid:campaign_id>")
class Campaign(MethodView):
    @blp.response(200, schemas.CampaignSchema)
    def get(self, campaign_id: UUID) -> tuple[CampaignInfo, Tag]:
        """One campaign, with the version to be named in ``If-Match``."""
        return _campaign(campaign_id)

    @blp.arguments(schemas.CampaignChangeSchema)
    @blp.response(200, schemas.CampaignSchema)
    def patch(self, changes: dict[str, Any], campaign_id: UUID) -> tuple[CampaignInfo, Tag]:
        """Change a campaign as seen in the version of ``If-Match``."""
        return _campaign(desk_command("outreach.change_campaign", _change(campaign_id, changes)).id)


@blp.route("/outreach/words")
@blp.response(200, schemas.OutreachWordSchema(many=True))
def get_words() -> list[dict[str, Any]]:
    """The words of all lists: audiences, forms, themes, materials, schemes and their categories."""
    current_actor()
    return words_by_keys(db.session())


@blp.route("/outreach/sessions")
@blp.arguments(schemas.OutreachSessionQuerySchema, location="query")
@blp.response(200, schemas.OutreachSessionListSchema)
def get_sessions(query: dict[str, Any]) -> Page:
    """The talks of the units that one reads, newest first."""
    return list_talks(db.session(), current_actor(), query)


@blp.route("/outreach/sessions/export")
@blp.arguments(schemas.OutreachSessionExportSchema, location="query")
@blp.response(200, content_type=XLSX_TYPE)
def get_sessions_export(query: dict[str, Any]) -> Response:
    """What the list was narrowed to, as a file; who took it out is kept."""
    return download(export_talks(house().bus, house().clock, db.session(), current_actor(), query))


@blp.route("/outreach/sessions/<uuid:session_id>")
@blp.response(200, schemas.OutreachSessionSchema)
def get_session(session_id: UUID) -> dict[str, Any]:
    """One talk with targets, times and photos."""
    return visible_talk(db.session(), current_actor(), session_id)


@blp.route("/outreach/progress")
@blp.arguments(schemas.ProgressQuerySchema, location="query")
@blp.response(200, schemas.OutreachProgressSchema)
def get_progress(query: dict[str, Any]) -> dict[str, Any]:
    """How far a campaign has come: talks, people, and targets reached of those planned."""
    return progress(db.session(), house().clock, current_actor(), query.get("campaign"))


def _change(record_id: UUID, changes: dict[str, Any]) -> dict[str, Any]:
    return {"id": record_id, "version": required_version(), "changes": changes}


def _target(target_id: UUID) -> tuple[TargetInfo, Tag]:
    found = get_target(db.session(), target_id)
    if found is None or found.unit_id not in read_units(current_actor()):
        raise DomainError("not_found")
    return found, _tag(found.version)


def _campaign(campaign_id: UUID) -> tuple[CampaignInfo, Tag]:
    found = get_campaign(db.session(), campaign_id)
    if found is None or found.unit_id not in campaign_units(db.session(), current_actor()):
        raise DomainError("not_found")
    return found, _tag(found.version)


def _tag(version: int) -> Tag:
    return {"ETag": f'"{version}"'}
