"""``GET /grid``, ``/grid/cells/<requirement>``, ``/grid/sheet``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from app.accounts.service import descendants, unit_tree
from app.duty.service import today
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor

from . import schemas
from .access import require_overseen, require_seen
from .cells import open_cell
from .nights import Night, read_night
from .sheet import read_sheet
from .showing import shown_night, shown_opened, shown_sheet

blp = Blueprint("grid", __name__, url_prefix="/api/v1", description="The night's key sections and periods.")


@blp.route("/grid")
@blp.arguments(schemas.GridQuerySchema, location="query")
@blp.response(200, schemas.GridSchema)
def get_grid(query: dict[str, Any]) -> dict[str, Any]:
    """A unit's grid of a duty day: what of its key sections is done, not done, unknown, running or still to come."""
    unit_id, day, now = _asked(query)
    require_seen(current_actor(), unit_id)
    return _shown(unit_id, read_night(db.session(), descendants(db.session(), unit_id), day, now), now)


@blp.route("/grid/cells/<uuid:requirement_id>")
@blp.response(200, schemas.GridOpenedSchema)
def get_cell(requirement_id: UUID) -> dict[str, Any]:
    """What stands behind a section's requirement: its strip of chainage, passes, cars and people."""
    return shown_opened(open_cell(db.session(), current_actor(), requirement_id, house().clock.now()))


@blp.route("/grid/sheet")
@blp.arguments(schemas.GridQuerySchema, location="query")
@blp.response(200, schemas.SheetSchema)
def get_sheet(query: dict[str, Any]) -> dict[str, Any]:
    """The commander's page: the grid with open accidents, tasks and today's talks."""
    unit_id, day, now = _asked(query)
    require_overseen(current_actor(), unit_id)
    sheet = read_sheet(db.session(), descendants(db.session(), unit_id), day, now)
    return shown_sheet(sheet, _shown(unit_id, sheet.night, now))


def _asked(query: dict[str, Any]) -> tuple[UUID, date, datetime]:
    now = house().clock.now()
    unit_id = query.get("unit") or current_actor().unit_id
    if unit_id is None:
        raise DomainError("not_found")
    return unit_id, query.get("day") or today(now), now


def _shown(unit_id: UUID, night: Night, now: datetime) -> dict[str, Any]:
    name = next((unit.name for unit in unit_tree(db.session()) if unit.id == unit_id), "")
    return shown_night(night, unit_id, name, now)
