"""Notices (通报) over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.web import current_actor, desk_command, required_version

from . import notice_schemas as schemas
from .notices import list_notices, visible_notice

blp = Blueprint("inspection_notice", __name__, url_prefix="/api/v1", description="Notices of what inspections found.")

Tag = dict[str, str]


@blp.route("/inspection-notices")
class Notices(MethodView):
    @blp.response(200, schemas.NoticeSchema(many=True))
    def get(self) -> list[dict[str, Any]]:
        """The drafts that one writes and the notices that were issued to one's units, youngest first."""
        return list_notices(db.session(), current_actor())

    @blp.arguments(schemas.NewNoticeSchema)
    @blp.response(201, schemas.NoticeDetailSchema)
    def post(self, payload: dict[str, Any]) -> tuple[dict[str, Any], Tag]:
        """Draft a notice from findings."""
        return _notice(desk_command("inspection.draft_notice", payload).id)


@blp.route("/inspection-notices/<uuid:notice_id>")
class Notice(MethodView):
    @blp.response(200, schemas.NoticeDetailSchema)
    def get(self, notice_id: UUID) -> tuple[dict[str, Any], Tag]:
        """One notice, with the version to be named in ``If-Match``."""
        return _notice(notice_id)

    @blp.arguments(schemas.NoticeChangeSchema)
    @blp.response(200, schemas.NoticeDetailSchema)
    def patch(self, changes: dict[str, Any], notice_id: UUID) -> tuple[dict[str, Any], Tag]:
        """Change a draft as seen in the version of ``If-Match``."""
        payload = {"id": notice_id, "version": required_version(), "changes": changes}
        return _notice(desk_command("inspection.change_notice", payload).id)


@blp.route("/inspection-notices/<uuid:notice_id>/issue", methods=["POST"])
@blp.arguments(schemas.NoticeIssueSchema)
@blp.response(200, schemas.NoticeDetailSchema)
def post_issue(_said: dict[str, Any], notice_id: UUID) -> tuple[dict[str, Any], Tag]:
    """Issue a draft as seen in the version of ``If-Match``; it takes its number."""
    return _notice(desk_command("inspection.issue_notice", {"id": notice_id, "version": required_version()}).id)


@blp.route("/inspection-notices/<uuid:notice_id>/withdrawal", methods=["POST"])
@blp.arguments(schemas.NoticeWithdrawalSchema)
@blp.response(200, schemas.NoticeDetailSchema)
def post_withdrawal(said: dict[str, Any], notice_id: UUID) -> tuple[dict[str, Any], Tag]:
    """Withdraw a notice, or throw its draft away, as seen in the version of ``If-Match``."""
    payload = {"id": notice_id, "version": required_version(), **said}
    return _notice(desk_command("inspection.withdraw_notice", payload).id)


def _notice(notice_id: UUID) -> tuple[dict[str, Any], Tag]:
    found = visible_notice(db.session(), current_actor(), notice_id)
    return found, {"ETag": f'"{found["version"]}"'}
