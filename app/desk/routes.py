"""``GET /history/<kind>/<id>``."""

from __future__ import annotations

from typing import Any

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.house import house
from app.kernel.web import current_actor

from .history import read_history
from .schemas import HistoryQuerySchema, RecordHistorySchema

blp = Blueprint("desk", __name__, url_prefix="/api/v1", description="What the desk asks of any feature.")


@blp.route("/history/<string:kind>/<string:record_id>")
@blp.arguments(HistoryQuerySchema, location="query")
@blp.response(200, RecordHistorySchema)
def get_history(query: dict[str, Any], kind: str, record_id: str) -> dict[str, Any]:
    """What became of a record: who changed it, when, what was before and after, and why."""
    return read_history(db.session(), house().histories, current_actor(), kind, record_id, query)
