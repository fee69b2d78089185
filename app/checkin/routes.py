"""``GET /check-ins/<id>``."""

from __future__ import annotations

from uuid import UUID

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.web import current_actor

from .schemas import CheckInSchema
from .service import CheckInInfo, visible_check_in

blp = Blueprint("checkin", __name__, url_prefix="/api/v1", description="Check-ins and check-outs at posts.")


@blp.route("/check-ins/<uuid:check_in_id>")
@blp.response(200, CheckInSchema)
def get_check_in(check_in_id: UUID) -> CheckInInfo:
    """One check-in with its place, its times and its verdict."""
    return visible_check_in(db.session(), current_actor(), check_in_id)
