"""``POST /commands`` and ``GET /changes``."""

from __future__ import annotations

from typing import Any

from flask import g, request
from flask.views import MethodView

from app.accounts.tickets import issue_ticket
from app.kernel.blueprint import Blueprint
from app.kernel.clock import format_instant
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.feed import Reader
from app.kernel.house import house
from app.kernel.web import current_actor

from .changes import changes_since
from .receive import Batch, Transport, receive
from .schemas import BatchAnswerSchema, BatchSchema, ChangesQuerySchema, ChangesSchema

blp = Blueprint(
    "sync", __name__, url_prefix="/api/v1", description="Commands in, receipts out, changes since a cursor."
)


def bound_body() -> None:
    """Refuse a body that is larger than a batch may be, before reading it."""
    request.max_content_length = house().settings.batch_max_bytes


blp.before_request(bound_body)


@blp.route("/commands")
class Commands(MethodView):
    @blp.arguments(BatchSchema)
    @blp.response(200, BatchAnswerSchema)
    def post(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Take in a batch of signed commands."""
        actor, signed_in = current_actor(), g.sign_in
        transport = Transport(signed_in.device_id, signed_in.enrolment_id, actor)
        if batch["commands"] and transport.device_id is None:
            raise DomainError("enrolment_unknown")
        unsent = batch["unsent"]
        said = Batch(batch["device_time"], batch["app"], unsent["commands"], unsent["photos"], batch["commands"])
        return receive(house(), transport, said)


@blp.route("/changes")
class Changes(MethodView):
    @blp.arguments(ChangesQuerySchema, location="query")
    @blp.response(200, ChangesSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """What happened since a cursor, as far as the reader may see it."""
        now = house().clock.now()
        reader = Reader(db.session(), current_actor(), now)
        page = changes_since(reader, house().feeds, query.get("cursor"), query["limit"])
        return {
            "cursor": page.cursor,
            "cursor_reset": page.cursor_reset,
            "more": page.more,
            "ticket": issue_ticket(house().ticket_key, now),
            "server_time": format_instant(now),
            "changes": page.changes,
        }
