"""Credits, scorecards, schemes and assessment periods over HTTP."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, TypeVar
from urllib.parse import quote
from uuid import UUID

from flask import Response
from flask.views import MethodView

from app.accounts.service import descendants, path_to_root
from app.duty.service import requirements_by_ids, today
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command, required_version
from app.tabular.writing import XLSX_TYPE

from .access import TRYING_ROLES, require_in_brigade, require_supervised, supervised_units
from .balance import SectionBalance, network_balance
from .board import board_of
from .cards import explained_credit
from .claiming import ClaimInfo, claims_to_decide, get_claim, may_see_claim
from .gathering import credits_between
from .indicators import SUBJECT_KINDS, SUBJECTS_OF_INDICATOR
from .opening import open_tracks
from .periodrecords import PeriodInfo, get_period, period_view, periods_of
from .publishing import proposed_days
from .reviewing import possible_deciders
from .reviewqueries import ReviewInfo, get_review, may_see_review, review_view, reviews_in
from .schemas import (
    AssessmentPeriodSchema,
    BalanceQuerySchema,
    CardQuerySchema,
    CardSchema,
    ClaimDecisionSchema,
    ClaimListSchema,
    ClaimQuerySchema,
    CreditListSchema,
    CreditQuerySchema,
    CreditTrackSchema,
    DeciderSchema,
    ExemptionClaimSchema,
    ExplainedCreditSchema,
    NewPeriodSchema,
    NewSchemeSchema,
    NewScoreReviewSchema,
    OpeningSchema,
    PeriodChangeSchema,
    PeriodDetailSchema,
    PeriodListSchema,
    PeriodQuerySchema,
    ReviewDecisionSchema,
    SchemeCheckSchema,
    SchemeDraftSchema,
    SchemeListSchema,
    SchemeSchema,
    SchemeTrialPayloadSchema,
    SchemeTrialSchema,
    ScoreReviewDetailSchema,
    ScoreReviewListSchema,
    ScoreReviewQuerySchema,
    ScoreReviewSchema,
    SectionBalanceSchema,
    WithdrawalSchema,
)
from .scheme import parse_scheme
from .schemes import AdoptedScheme, earliest_day, listed, schemes_of
from .scorecards import card_for, published_card
from .what_if import tried
from .workbook import period_workbook

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


@blp.route("/credits/<string:credit_id>/tracks")
@blp.arguments(OpeningSchema, location="query")
@blp.response(200, CreditTrackSchema(many=True))
def get_tracks(query: dict[str, Any], credit_id: str) -> list[dict[str, Any]]:
    """Open the tracks that a credit was reckoned from; who did so and why is kept."""
    return open_tracks(house().bus, house().clock, current_actor(), credit_id, query["reason"])


@blp.route("/scorecards")
@blp.arguments(CardQuerySchema, location="query")
@blp.response(200, CardSchema)
def get_scorecard(query: dict[str, Any]) -> dict[str, Any]:
    """The scorecard of a squad, a brigade or one officer."""
    now = house().clock.now()
    whose = (db.session(), current_actor(), query["subject_kind"], query["subject_id"])
    if "period" in query:
        return published_card(*whose, query["period"], now)
    return card_for(*whose, query.get("day") or today(now), now)


@blp.route("/schemes")
class Schemes(MethodView):
    @blp.response(200, SchemeListSchema)
    def get(self) -> dict[str, Any]:
        """The schemes of the reader's units and those above."""
        choices = [{"code": code, "subjects": _in_order(kinds)} for code, kinds in SUBJECTS_OF_INDICATOR.items()]
        return {"schemes": listed(_readable()), "indicators": choices}

    @blp.arguments(NewSchemeSchema)
    @blp.response(201, SchemeSchema)
    def post(self, payload: dict[str, Any]) -> AdoptedScheme:
        """Adopt a scheme; what the law keeps out of an assessment is refused with its article."""
        record = desk_command("assessment.adopt_scheme", payload)
        return next(each for each in _readable() if each.id == record.id)


def _in_order(kinds: frozenset[str]) -> list[str]:
    return [each for each in SUBJECT_KINDS if each in kinds]


@blp.route("/schemes/check", methods=["POST"])
@blp.arguments(SchemeDraftSchema)
@blp.response(200, SchemeCheckSchema)
def post_check(payload: dict[str, Any]) -> dict[str, Any]:
    """Look a draft through without adopting it: 422 with the place and the reason of what is wrong first."""
    current_actor().require(TRYING_ROLES, payload["unit_id"])
    parse_scheme({**payload["scheme"], "id": "draft"})
    return {"earliest_day": earliest_day(db.session(), payload["unit_id"])}


def _readable() -> list[AdoptedScheme]:
    actor = current_actor()
    if actor.unit_id is None:
        raise DomainError("not_signed_in")
    above = path_to_root(db.session(), actor.unit_id)
    return schemes_of(db.session(), sorted({*above, *supervised_units(actor)}, key=str))


# -- periods ----------------------------------------------------------------------------------------------------------

Tag = dict[str, str]
Kept = TypeVar("Kept", PeriodInfo, ReviewInfo, ClaimInfo)


@blp.route("/assessment-periods")
class Periods(MethodView):
    @blp.arguments(PeriodQuerySchema, location="query")
    @blp.response(200, PeriodListSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The periods of a brigade, and the days that the next one will have."""
        require_in_brigade(db.session(), current_actor(), query["unit"])
        kept = periods_of(db.session(), [query["unit"]])
        return {"periods": kept, "proposed": proposed_days(db.session(), query["unit"], kept, house().clock.now())}

    @blp.arguments(NewPeriodSchema)
    @blp.response(201, AssessmentPeriodSchema)
    def post(self, payload: dict[str, Any]) -> tuple[PeriodInfo, Tag]:
        """Open a period."""
        return _tagged(get_period(db.session(), desk_command("assessment.open_period", payload).id))


@blp.route("/assessment-periods/<uuid:period_id>")
class Period(MethodView):
    @blp.response(200, PeriodDetailSchema)
    def get(self, period_id: UUID) -> tuple[dict[str, Any], Tag]:
        """A period with the board of its units."""
        period, tag = _readable_period(period_id)
        return {**period_view(period), "board": board_of(db.session(), period, house().clock.now())}, tag

    @blp.arguments(PeriodChangeSchema)
    @blp.response(200, AssessmentPeriodSchema)
    def patch(self, changes: dict[str, Any], period_id: UUID) -> tuple[PeriodInfo, Tag]:
        """Change a period that is open, as seen in the version of ``If-Match``."""
        return _period_command("assessment.change_period", period_id, changes=changes)


@blp.route("/assessment-periods/<uuid:period_id>/publication", methods=["POST"])
@blp.response(200, AssessmentPeriodSchema)
def post_publication(period_id: UUID) -> tuple[PeriodInfo, Tag]:
    """Publish a period that is over: its facts and cards are frozen."""
    return _period_command("assessment.publish_period", period_id)


@blp.route("/assessment-periods/<uuid:period_id>/closing", methods=["POST"])
@blp.response(200, AssessmentPeriodSchema)
def post_closing(period_id: UUID) -> tuple[PeriodInfo, Tag]:
    """Close a published period."""
    return _period_command("assessment.close_period", period_id)


@blp.route("/assessment-periods/<uuid:period_id>/withdrawal", methods=["POST"])
@blp.arguments(WithdrawalSchema)
@blp.response(200, AssessmentPeriodSchema)
def post_withdrawal(said: dict[str, Any], period_id: UUID) -> tuple[PeriodInfo, Tag]:
    """Withdraw a publication with a reason; its days are open again as the next edition (``replaced_by``)."""
    return _period_command("assessment.withdraw_period", period_id, said=said)


def _period_command(name: str, period_id: UUID, **said: Any) -> tuple[PeriodInfo, Tag]:
    _readable_period(period_id)
    record = desk_command(name, {"id": period_id, "version": required_version(), **said})
    return _tagged(get_period(db.session(), record.id))


def _readable_period(period_id: UUID) -> tuple[PeriodInfo, Tag]:
    actor, period = current_actor(), get_period(db.session(), period_id)
    require_in_brigade(db.session(), actor, period.unit_id)
    return _tagged(period)


def _tagged(kept: Kept) -> tuple[Kept, Tag]:
    return kept, {"ETag": f'"{kept.version}"'}


# -- reviews ----------------------------------------------------------------------------------------------------------


@blp.route("/score-reviews")
class ScoreReviews(MethodView):
    @blp.arguments(ScoreReviewQuerySchema, location="query")
    @blp.response(200, ScoreReviewListSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The reviews of a period that the reader may see."""
        actor = current_actor()
        found = reviews_in(db.session(), get_period(db.session(), query["period"]).id)
        return {"reviews": [each for each in found if may_see_review(actor, each)]}

    @blp.arguments(NewScoreReviewSchema)
    @blp.response(201, ScoreReviewSchema)
    def post(self, payload: dict[str, Any]) -> tuple[ReviewInfo, Tag]:
        """Ask for a review of a credit."""
        return _tagged(get_review(db.session(), desk_command("assessment.request_review", payload).id))


@blp.route("/score-reviews/<uuid:review_id>")
@blp.response(200, ScoreReviewDetailSchema)
def get_score_review(review_id: UUID) -> tuple[dict[str, Any], Tag]:
    """One review, and for whoever names them those who could decide it."""
    review, tag = _readable_review(review_id)
    return {**review_view(review), "deciders": possible_deciders(db.session(), current_actor(), review)}, tag


@blp.route("/score-reviews/<uuid:review_id>/decider", methods=["POST"])
@blp.arguments(DeciderSchema)
@blp.response(200, ScoreReviewSchema)
def post_decider(said: dict[str, Any], review_id: UUID) -> tuple[ReviewInfo, Tag]:
    """Name who decides, as seen in the version of ``If-Match``."""
    return _review_command("assessment.name_decider", review_id, said)


@blp.route("/score-reviews/<uuid:review_id>/decision", methods=["POST"])
@blp.arguments(ReviewDecisionSchema)
@blp.response(200, ScoreReviewSchema)
def post_decision(said: dict[str, Any], review_id: UUID) -> tuple[ReviewInfo, Tag]:
    """Uphold or correct, as seen in the version of ``If-Match``."""
    return _review_command("assessment.decide_review", review_id, said)


def _review_command(name: str, review_id: UUID, said: dict[str, Any]) -> tuple[ReviewInfo, Tag]:
    _readable_review(review_id)
    record = desk_command(name, {"id": review_id, "version": required_version(), "said": said})
    return _tagged(get_review(db.session(), record.id))


def _readable_review(review_id: UUID) -> tuple[ReviewInfo, Tag]:
    actor, review = current_actor(), get_review(db.session(), review_id)
    if not may_see_review(actor, review):
        raise DomainError("not_found")
    return _tagged(review)


@blp.route("/schemes/trial", methods=["POST"])
@blp.arguments(SchemeTrialPayloadSchema)
@blp.response(200, SchemeTrialSchema)
def post_trial(payload: dict[str, Any]) -> dict[str, Any]:
    """Try a draft scheme on past periods, beside the one in force. Nothing is written."""
    actor = current_actor()
    actor.require(TRYING_ROLES, payload["unit_id"])
    draft = parse_scheme({**payload["scheme"], "id": "draft"})
    now = house().clock.now()
    return {"periods": tried(db.session(), payload["unit_id"], draft, payload["days"], now)}


@blp.route("/assessment-periods/<uuid:period_id>/workbook")
@blp.response(200, content_type=XLSX_TYPE)
def get_period_workbook(period_id: UUID) -> Response:
    """The board of a period as XLSX: units, lines, corrections; no persons."""
    period, _ = _readable_period(period_id)
    raw = period_workbook(db.session(), period, board_of(db.session(), period, house().clock.now()))
    name = quote(f"考核{period.first_day.isoformat()}至{period.last_day.isoformat()}.xlsx")
    return Response(raw, mimetype=XLSX_TYPE, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"})


# -- claims -----------------------------------------------------------------------------------------------------------


@blp.route("/exemption-claims")
@blp.arguments(ClaimQuerySchema, location="query")
@blp.response(200, ClaimListSchema)
def get_claims(query: dict[str, Any]) -> dict[str, Any]:
    """The claims that wait for the reader's decision, or were decided."""
    found = claims_to_decide(db.session(), current_actor(), query["state"])
    due = requirements_by_ids(db.session(), {each.requirement_id for each in found})
    return {"claims": [{**asdict(each), "requirement": due[each.requirement_id]} for each in found]}


@blp.route("/exemption-claims/<uuid:claim_id>/decision", methods=["POST"])
@blp.arguments(ClaimDecisionSchema)
@blp.response(200, ExemptionClaimSchema)
def post_claim_decision(said: dict[str, Any], claim_id: UUID) -> tuple[ClaimInfo, Tag]:
    """Grant or refuse a claim, as seen in the version of ``If-Match``."""
    actor, claim = current_actor(), get_claim(db.session(), claim_id)
    if not may_see_claim(actor, claim):
        raise DomainError("not_found")
    payload = {"id": claim_id, "version": required_version(), "said": said}
    return _tagged(get_claim(db.session(), desk_command("assessment.decide_claim", payload).id))


@blp.route("/network-balance")
@blp.arguments(BalanceQuerySchema, location="query")
@blp.response(200, SectionBalanceSchema(many=True))
def get_network_balance(query: dict[str, Any]) -> list[SectionBalance]:
    """Which sections had a demand or a car lately, and which nothing."""
    actor, units = current_actor(), supervised_units(current_actor())
    if "unit" in query:
        require_supervised(actor, query["unit"])
        units = units & descendants(db.session(), query["unit"])
    return network_balance(db.session(), units, house().clock.now())
