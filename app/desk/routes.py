"""``GET /history/<kind>/<id>``, ``/saved-views``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command

from .history import read_history
from .schemas import HistoryQuerySchema, NewViewSchema, RecordHistorySchema, SavedViewSchema, ViewQuerySchema
from .views import ViewInfo, find_view, views_for

blp = Blueprint("desk", __name__, url_prefix="/api/v1", description="What the desk asks of any feature.")


@blp.route("/history/<string:kind>/<string:record_id>")
@blp.arguments(HistoryQuerySchema, location="query")
@blp.response(200, RecordHistorySchema)
def get_history(query: dict[str, Any], kind: str, record_id: str) -> dict[str, Any]:
    """What became of a record: who changed it, when, what was before and after, and why."""
    return read_history(db.session(), house().histories, current_actor(), kind, record_id, query)


@blp.route("/saved-views")
class SavedViews(MethodView):
    @blp.arguments(ViewQuerySchema, location="query")
    @blp.response(200, SavedViewSchema(many=True))
    def get(self, query: dict[str, str]) -> list[ViewInfo]:
        """One's own views of a page, and those that colleagues of the unit share."""
        return views_for(db.session(), current_actor(), query["page"])

    @blp.arguments(NewViewSchema)
    @blp.response(201, SavedViewSchema)
    def post(self, payload: dict[str, Any]) -> ViewInfo:
        """Save a view; one of the same name on the same page is replaced."""
        made = find_view(db.session(), desk_command("desk.save_view", payload).id)
        if made is None:  # forgotten since, by an answer that is asked for again
            raise DomainError("not_found")
        return made


@blp.route("/saved-views/<uuid:view_id>")
class SavedView(MethodView):
    @blp.response(204)
    def delete(self, view_id: UUID) -> None:
        """Forget an own view."""
        desk_command("desk.forget_view", {"id": view_id})
