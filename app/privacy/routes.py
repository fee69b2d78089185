"""What would go by its age, told to those who answer for it. Removing is the day's job, or the command line's."""

from __future__ import annotations

from typing import Any

from app.kernel.actor import Role
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor

from .retention import foresee, last_run
from .schemas import RetentionSchema

READING_ROLES = frozenset({Role.BRIGADE_LEADER, Role.SUPERVISOR, Role.ADMIN})

blp = Blueprint("privacy", __name__, url_prefix="/api/v1", description="How long personal data are kept.")


@blp.route("/retention")
@blp.response(200, RetentionSchema)
def get_retention() -> dict[str, Any]:
    """What a run of retention would remove now; nothing is."""
    if not current_actor().units(READING_ROLES):
        raise DomainError("not_allowed")
    return {"categories": foresee(db.session(), house().clock.now()), "last_run_at": last_run(db.session())}
