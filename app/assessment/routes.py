"""``GET /credits``, ``/credits/<id>``, ``/scorecards``, ``/schemes``; ``POST /schemes``."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from app.accounts.service import descendants, path_to_root
from app.duty.service import today
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command

from .access import require_supervised, supervised_units
from .cards import card_for, credits_between, explained_credit
from .schemas import (
    CardQuerySchema,
    CardSchema,
    CreditListSchema,
    CreditQuerySchema,
    ExplainedCreditSchema,
    NewSchemeSchema,
    SchemeListSchema,
    SchemeSchema,
)
from .schemes import AdoptedScheme, schemes_of

blp = Blueprint("assessment", __name__, url_prefix="/api/v1", description="The supervision and assessment score.")


@blp.route("/credits")
@blp.arguments(CreditQuerySchema, location="query")
@blp.response(200, CreditListSchema)
def get_credits(query: dict[str, Any]) -> dict[str, Any]:
    """The credits of a duty day."""
    units = supervised_units(current_actor())
    if "unit" in query:
        require_supervised(current_actor(), query["unit"])
        units &= descendants(db.session(), query["unit"])
    return {"credits": credits_between(db.session(), units, query["day"], query["day"])}


@blp.route("/credits/<string:credit_id>")
@blp.response(200, ExplainedCreditSchema)
def get_credit(credit_id: str) -> dict[str, Any]:
    """One credit with every record it was reckoned from."""
    return explained_credit(db.session(), current_actor(), credit_id)


@blp.route("/scorecards")
@blp.arguments(CardQuerySchema, location="query")
@blp.response(200, CardSchema)
def get_scorecard(query: dict[str, Any]) -> dict[str, Any]:
    """The scorecard of a squad, a brigade or one officer."""
    day = query.get("day") or today(house().clock.now())
    return card_for(db.session(), current_actor(), query["subject_kind"], query["subject_id"], day)


@blp.route("/schemes")
class Schemes(MethodView):
    @blp.response(200, SchemeListSchema)
    def get(self) -> dict[str, Any]:
        """The schemes of the reader's units and those above."""
        return {"schemes": _readable()}

    @blp.arguments(NewSchemeSchema)
    @blp.response(201, SchemeSchema)
    def post(self, payload: dict[str, Any]) -> AdoptedScheme:
        """Adopt a scheme; what the law keeps out of an assessment is refused with its article."""
        record = desk_command("assessment.adopt_scheme", payload)
        return next(each for each in _readable() if each.id == record.id)


def _readable() -> list[AdoptedScheme]:
    actor = current_actor()
    if actor.unit_id is None:
        raise DomainError("not_signed_in")
    above = path_to_root(db.session(), actor.unit_id)
    return schemes_of(db.session(), sorted({*above, *supervised_units(actor)}, key=str))
