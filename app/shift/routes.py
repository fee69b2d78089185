"""Who is out, what was counted, and what is counted, over HTTP."""

from __future__ import annotations

from typing import Any

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.house import house
from app.kernel.web import current_actor
from app.records.words import WordInfo

from . import schemas
from .board import board, totals
from .kinds import KINDS
from .tallies import TallyTotal

blp = Blueprint("shift", __name__, url_prefix="/api/v1", description="Shifts, and the tally of a day's other work.")

Tag = dict[str, str]


@blp.route("/shifts/on-duty")
@blp.arguments(schemas.OnDutyQuerySchema, location="query")
@blp.response(200, schemas.OnDutySchema)
def get_on_duty(query: dict[str, Any]) -> dict[str, Any]:
    """Who is out now in the units that one oversees."""
    return board(db.session(), current_actor(), house().clock.now(), query.get("unit"))


@blp.route("/tallies")
@blp.arguments(schemas.TallyTotalsQuerySchema, location="query")
@blp.response(200, schemas.TallyTotalSchema(many=True))
def get_tallies(query: dict[str, Any]) -> list[TallyTotal]:
    """What the units that one oversees counted, by unit, duty day and kind."""
    days = (query.get("first_day"), query.get("last_day"))
    return totals(db.session(), current_actor(), house().clock.now(), query.get("unit"), days)


@blp.route("/tally-kinds")
@blp.response(200, schemas.TallyKindSchema(many=True))
def get_kinds() -> list[WordInfo]:
    """All kinds of work that are or were counted, in order."""
    current_actor()
    return KINDS.all(db.session())
