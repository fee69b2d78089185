"""Shapes of the account on the wire. Decimals travel as text, so that nobody rounds them."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields, validate

from app.accounts.schemas import OfficerSchema
from app.checkin.schemas import CheckInSchema
from app.duty.schemas import ExemptionSchema, PostSchema, RequirementSchema, SectionSchema
from app.kernel.fields import Day, Instant

from .credits import EvidenceKind
from .indicators import SUBJECT_KINDS
from .lifecycle import DEFAULT_WORKING_DAYS, PERIOD_STATES
from .reasons import Reason
from .review_rules import OUTCOMES

REASON = [validate.Length(2, 500), validate.Regexp(r"(?s)\A.*\S.*\Z")]


class EvidenceSchema(Schema):
    """A record that was looked at; a track's id is its car's."""

    kind = fields.String(required=True, validate=validate.OneOf(get_args(EvidenceKind)))
    id = fields.String(required=True)


class CreditSchema(Schema):
    """What a requirement earned for one indicator. ``facts``: seconds (``_s``), metres (``_m``), counts.

    ``reckoned_at`` is null for one that hasn't been reckoned yet (``not_reckoned``)."""

    id = fields.String(required=True)
    requirement_id = fields.UUID(required=True)
    indicator = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["credited", "unknown", "exempt"]))
    value = fields.String(required=True, allow_none=True)
    reason_code = fields.String(required=True, validate=validate.OneOf([reason.value for reason in Reason]))
    evidence = fields.List(fields.Nested(EvidenceSchema), required=True)
    facts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    unit_id = fields.UUID(required=True)
    duty_day = Day(required=True)
    reckoned_at = Instant(required=True, allow_none=True)


class CreditListSchema(Schema):
    """The credits of one unit and the units below it, on one duty day."""

    credits = fields.List(fields.Nested(CreditSchema), required=True)


class CreditQuerySchema(Schema):
    """``GET /credits``: a duty day, of one unit or of all that the reader supervises."""

    day = Day(required=True)
    unit = fields.UUID()


class TrackFixSchema(Schema):
    """A position on a track, WGS-84 degrees."""

    at = Instant(required=True)
    latitude = fields.Float(required=True)
    longitude = fields.Float(required=True)


class CreditTrackSchema(Schema):
    """The fixes of one car that the credit rules read; none of them until the track is ``opened`` with a reason."""

    vehicle_id = fields.UUID(required=True)
    plate = fields.String(required=True)
    count = fields.Integer(required=True)
    first_at = Instant(required=True, allow_none=True)
    last_at = Instant(required=True, allow_none=True)
    opened = fields.Boolean(required=True)
    fixes = fields.List(fields.Nested(TrackFixSchema), required=True)


class OpeningSchema(Schema):
    """Why somebody looks at tracks; those who were in the cars get to read it."""

    reason = fields.String(required=True, validate=[validate.Length(1, 200), validate.Regexp(r"\S")])


class ExcusingTaskSchema(Schema):
    """A task that sent the crew elsewhere."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    created_at = Instant(required=True)


class ExplainedCreditSchema(Schema):
    """A credit with every record that it was reckoned from."""

    credit = fields.Nested(CreditSchema, required=True)
    requirement = fields.Nested(RequirementSchema, required=True)
    check_ins = fields.List(fields.Nested(CheckInSchema), required=True)
    tracks = fields.List(fields.Nested(CreditTrackSchema), required=True)
    exemptions = fields.List(fields.Nested(ExemptionSchema), required=True)
    tasks = fields.List(fields.Nested(ExcusingTaskSchema), required=True)
    crew = fields.List(fields.Nested(OfficerSchema), required=True)
    post = fields.Nested(PostSchema, required=True, allow_none=True)
    section = fields.Nested(SectionSchema, required=True, allow_none=True)


class ScoreLineSchema(Schema):
    """One indicator of a card; the three lists hold requirement ids."""

    indicator = fields.String(required=True)
    weight = fields.Integer(required=True)
    target = fields.String(required=True)
    floor = fields.String(required=True)
    formula_key = fields.String(required=True)
    credited = fields.List(fields.String(), required=True)
    unknown_ids = fields.List(fields.String(), required=True, data_key="unknown", attribute="unknown")
    exempt = fields.List(fields.String(), required=True)
    credited_sum = fields.String(required=True)
    value = fields.String(required=True, allow_none=True)
    points = fields.String(required=True, allow_none=True)


class SubjectSchema(Schema):
    """Whose card."""

    kind = fields.String(required=True, validate=validate.OneOf(SUBJECT_KINDS))
    id = fields.String(required=True)


class PeriodSchema(Schema):
    """Duty days, both included."""

    first_day = fields.String(required=True)
    last_day = fields.String(required=True)


class ScorecardSchema(Schema):
    """The card as ``app.assessment.scorecard`` reckons it."""

    scheme_id = fields.String(required=True)
    subject = fields.Nested(SubjectSchema, required=True)
    period = fields.Nested(PeriodSchema, required=True)
    lines = fields.List(fields.Nested(ScoreLineSchema), required=True)
    total = fields.String(required=True, allow_none=True)
    formula_key = fields.String(required=True)
    input_digest = fields.String(required=True)


class SchemeSchema(Schema):
    """An adopted scheme; ``data`` is the scheme itself."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    valid_from = Day(required=True)
    valid_to = Day(required=True, allow_none=True)
    unit_id = fields.UUID(required=True)
    data = fields.Dict(required=True)
    adopted_at = Instant(required=True)
    adopted_by = fields.UUID(required=True, allow_none=True)


class ReignSchema(Schema):
    """Days on which a scheme is in force, both included; ``last_day`` is null while nothing ends it."""

    first_day = Day(required=True)
    last_day = Day(required=True, allow_none=True)


class ListedSchemeSchema(SchemeSchema):
    """A scheme with the days on which it is its unit's: a younger one takes its own days from it."""

    in_force = fields.List(fields.Nested(ReignSchema), required=True)


class IndicatorChoiceSchema(Schema):
    """What a scheme may count, and for whom."""

    code = fields.String(required=True)
    subjects = fields.List(fields.String(validate=validate.OneOf(SUBJECT_KINDS)), required=True)


class SchemeListSchema(Schema):
    """Schemes, the youngest first; ``indicators`` is the closed list of what one may count."""

    schemes = fields.List(fields.Nested(ListedSchemeSchema), required=True)
    indicators = fields.List(fields.Nested(IndicatorChoiceSchema), required=True)


class SchemeDraftSchema(Schema):
    """``POST /schemes/check``: a draft for a unit."""

    unit_id = fields.UUID(required=True)
    scheme = fields.Dict(required=True)


class SchemeCheckSchema(Schema):
    """A draft that is in order; ``earliest_day``: from when on it may hold, null where any day will do."""

    earliest_day = Day(required=True, allow_none=True)


class NewSchemeSchema(Schema):
    """``POST /schemes``; ``scheme`` is read by ``scheme.parse_scheme``, its ``id`` is given by the server."""

    unit_id = fields.UUID(required=True)
    scheme = fields.Dict(required=True)
    reason = fields.String(required=True, validate=REASON)


class CardQuerySchema(Schema):
    """``GET /scorecards``: whose card, of the period in which a day lies (today's when left out), or as it was
    published in ``period``, also if that was withdrawn."""

    subject_kind = fields.String(required=True, validate=validate.OneOf(SUBJECT_KINDS))
    subject_id = fields.UUID(required=True)
    day = Day()
    period = fields.UUID()


class ReviewedRecordSchema(Schema):
    """A record that an indicator counts: ``kind`` "record" is a reported violation by its first review."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    unit_id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True, allow_none=True)
    duty_day = Day(required=True)
    occurred_at = Instant(required=True)


class AssessmentPeriodSchema(Schema):
    """An assessment period of a brigade. ``pending``: reviews that wait for a decision; ``ask_until`` is null until it
    is published. A publication that was withdrawn says why, and which period has its days now (``replaced_by``)."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    first_day = Day(required=True)
    last_day = Day(required=True)
    state = fields.String(required=True, validate=validate.OneOf(PERIOD_STATES))
    ask_days = fields.Integer(required=True)
    decide_days = fields.Integer(required=True)
    pending = fields.Integer(required=True)
    version = fields.Integer(required=True)
    opened_at = Instant(required=True)
    published_at = Instant(required=True, allow_none=True)
    published_by = fields.UUID(required=True, allow_none=True)
    ask_until = Instant(required=True, allow_none=True)
    facts_digest = fields.String(required=True, allow_none=True)
    closed_at = Instant(required=True, allow_none=True)
    closed_by = fields.UUID(required=True, allow_none=True)
    cards_digest = fields.String(required=True, allow_none=True)
    edition = fields.Integer(required=True)
    replaces_id = fields.UUID(required=True, allow_none=True)
    replaced_by = fields.UUID(required=True, allow_none=True)
    withdrawn_at = Instant(required=True, allow_none=True)
    withdrawn_by = fields.UUID(required=True, allow_none=True)
    withdrawn_reason = fields.String(required=True, allow_none=True)


class ToldCreditSchema(Schema):
    """What a credit says, without its records."""

    state = fields.String(required=True, validate=validate.OneOf(["credited", "unknown", "exempt"]))
    value = fields.String(required=True, allow_none=True)
    reason_code = fields.String(required=True)


class CorrectionSchema(Schema):
    """What a review made of a credit; it stays on the card."""

    review_id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True)
    indicator = fields.String(required=True)
    before = fields.Nested(ToldCreditSchema, required=True)
    after = fields.Nested(ToldCreditSchema, required=True)
    decided_by = fields.UUID(required=True)
    decided_at = Instant(required=True)
    decision = fields.String(required=True)


class LateFactSchema(Schema):
    """A credit that would be reckoned otherwise today than it was published."""

    requirement_id = fields.UUID(required=True)
    indicator = fields.String(required=True)
    published = fields.Nested(ToldCreditSchema, required=True, allow_none=True)
    today = fields.Nested(ToldCreditSchema, required=True, allow_none=True)
    came_at = Instant(required=True, allow_none=True)
    after = fields.String(required=True, validate=validate.OneOf(["publication", "closing"]))


class CardSchema(Schema):
    """A card with what it was reckoned from; ``records`` are what the lines name beside requirements of duty.

    ``kept`` is the period as somebody opened it; from its publication on the card is the frozen one, ``corrections``
    say what reviews made of it, and ``late`` what came too late for it."""

    card = fields.Nested(ScorecardSchema, required=True)
    scheme = fields.Nested(SchemeSchema, required=True)
    credits = fields.List(fields.Nested(CreditSchema), required=True)
    requirements = fields.List(fields.Nested(RequirementSchema), required=True)
    records = fields.List(fields.Nested(ReviewedRecordSchema), required=True)
    kept = fields.Nested(AssessmentPeriodSchema, required=True, allow_none=True)
    corrections = fields.List(fields.Nested(CorrectionSchema), required=True)
    late = fields.List(fields.Nested(LateFactSchema), required=True)


class PeriodDaysSchema(Schema):
    """First and last duty day of a period."""

    first_day = Day(required=True)
    last_day = Day(required=True)


class PeriodQuerySchema(Schema):
    """``GET /assessment-periods``: of which brigade."""

    unit = fields.UUID(required=True)


class PeriodListSchema(Schema):
    """A brigade's periods, the latest first; ``proposed`` are the days that the scheme gives the next one, null while
    no scheme is in force."""

    periods = fields.List(fields.Nested(AssessmentPeriodSchema), required=True)
    proposed = fields.Nested(PeriodDaysSchema, required=True, allow_none=True)


_WORKING_DAYS = validate.Range(1, 20)


class NewPeriodSchema(PeriodDaysSchema):
    """Open a period; within how many working days a review may be asked, and is to be decided."""

    unit_id = fields.UUID(required=True)
    ask_days = fields.Integer(load_default=DEFAULT_WORKING_DAYS, strict=True, validate=_WORKING_DAYS)
    decide_days = fields.Integer(load_default=DEFAULT_WORKING_DAYS, strict=True, validate=_WORKING_DAYS)


class PeriodChangeSchema(Schema):
    """What to change of a period that is open."""

    first_day = Day()
    last_day = Day()
    ask_days = fields.Integer(strict=True, validate=_WORKING_DAYS)
    decide_days = fields.Integer(strict=True, validate=_WORKING_DAYS)


class NoBodySchema(Schema):
    """Nothing but the version in ``If-Match``."""


class WithdrawalSchema(Schema):
    """Why a publication is withdrawn: everybody whose card it was reads it."""

    reason = fields.String(required=True, validate=REASON)


class BoardLineSchema(Schema):
    """One indicator of a unit: what it came to, and how many of its items are unknown, exempt and credited."""

    indicator = fields.String(required=True)
    weight = fields.Integer(required=True)
    value = fields.String(required=True, allow_none=True)
    points = fields.String(required=True, allow_none=True)
    credited = fields.Integer(required=True)
    unknown_count = fields.Integer(required=True, data_key="unknown", attribute="unknown")
    exempt = fields.Integer(required=True)


class BoardRowSchema(Schema):
    """A unit of the board, never a person. ``published_total`` is what the total was before corrections."""

    kind = fields.String(required=True, validate=validate.OneOf(["brigade", "squad"]))
    id = fields.UUID(required=True)
    total = fields.String(required=True, allow_none=True)
    published_total = fields.String(required=True, allow_none=True)
    input_digest = fields.String(required=True)
    lines = fields.List(fields.Nested(BoardLineSchema), required=True)


class PeriodDetailSchema(AssessmentPeriodSchema):
    """A period with the cards of the brigade and its squads side by side, in the order of the units."""

    board = fields.List(fields.Nested(BoardRowSchema), required=True)


class NamedEvidenceSchema(Schema):
    """A record that somebody names for their side."""

    kind = fields.String(required=True, validate=validate.Regexp(r"\A[a-z_]{1,24}\Z"))
    id = fields.String(required=True, validate=validate.Length(1, 64))


class ReviewAskPayloadSchema(Schema):
    """Payload of ``assessment.ask_review``: which credit of which published period, why, and what speaks for it."""

    period_id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True)
    indicator = fields.String(required=True, validate=validate.Length(1, 40))
    reason = fields.String(required=True, validate=REASON)
    evidence = fields.List(fields.Nested(NamedEvidenceSchema), required=True, validate=validate.Length(0, 20))


class NewScoreReviewSchema(ReviewAskPayloadSchema):
    """``POST /score-reviews``: the same from a desk."""


class DeciderSchema(Schema):
    """Who is to decide."""

    officer_id = fields.UUID(required=True)


class DecidedCreditSchema(Schema):
    """What a credit shall be: ``value`` is a share with four places where it is credited, else null."""

    state = fields.String(required=True, validate=validate.OneOf(["credited", "unknown", "exempt"]))
    value = fields.String(required=True, allow_none=True)


class ReviewDecisionSchema(Schema):
    """Uphold, or correct to ``credit``, and why."""

    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    credit = fields.Nested(DecidedCreditSchema, required=True, allow_none=True)
    decision = fields.String(required=True, validate=REASON)


class ScoreReviewSchema(Schema):
    """A review. ``state``: asked, named, upheld or corrected; ``origin``: asked in time, or ordered by the leader."""

    id = fields.UUID(required=True)
    period_id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True)
    indicator = fields.String(required=True)
    unit_id = fields.UUID(required=True)
    officer_ids = fields.List(fields.UUID(), required=True)
    origin = fields.String(required=True, validate=validate.OneOf(["asked", "ordered"]))
    state = fields.String(required=True, validate=validate.OneOf(["asked", "named", *OUTCOMES]))
    asked_by = fields.UUID(required=True)
    asked_at = Instant(required=True)
    reason = fields.String(required=True)
    evidence = fields.List(fields.Nested(NamedEvidenceSchema), required=True)
    decide_until = Instant(required=True)
    decider_id = fields.UUID(required=True, allow_none=True)
    named_by = fields.UUID(required=True, allow_none=True)
    named_at = Instant(required=True, allow_none=True)
    decided_at = Instant(required=True, allow_none=True)
    decision = fields.String(required=True)
    before = fields.Nested(ToldCreditSchema, required=True)
    after = fields.Nested(ToldCreditSchema, required=True, allow_none=True)
    version = fields.Integer(required=True)


class ScoreReviewQuerySchema(Schema):
    """``GET /score-reviews``: of one period."""

    period = fields.UUID(required=True)


class ScoreReviewListSchema(Schema):
    """The reviews of a period that the reader may see, in the order in which they were asked."""

    reviews = fields.List(fields.Nested(ScoreReviewSchema), required=True)


class ScoreReviewDetailSchema(ScoreReviewSchema):
    """A review with who could decide it: officers who oversee, outside the unit and not concerned. Empty for whoever
    doesn't name them."""

    deciders = fields.List(fields.Nested(OfficerSchema), required=True)


CLAIM_REASONS = ("task", "leave", "vehicle_down", "no_signal")
CLAIM_STATES = ("asked", "granted", "refused")


class ExemptionClaimPayloadSchema(Schema):
    """Payload of ``assessment.claim_exemption``: why a requirement could not be kept; without times, all of it."""

    requirement_id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=validate.OneOf(CLAIM_REASONS))
    note = fields.String(required=True, validate=[validate.Length(2, 200), validate.Regexp(r"(?s)\A.*\S.*\Z")])
    starts_at = Instant(required=True, allow_none=True)
    ends_at = Instant(required=True, allow_none=True)


class ClaimDecisionSchema(Schema):
    """Grant or refuse a claim; a refusal says why."""

    state = fields.String(required=True, validate=validate.OneOf(["granted", "refused"]))
    decision = fields.String(load_default="", validate=validate.Length(0, 200))


class ExemptionClaimSchema(Schema):
    """A claim; ``exemption_id`` once it was granted."""

    id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=validate.OneOf(CLAIM_REASONS))
    note = fields.String(required=True)
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)
    said_at = Instant(required=True)
    state = fields.String(required=True, validate=validate.OneOf(CLAIM_STATES))
    version = fields.Integer(required=True)
    decided_by = fields.UUID(required=True, allow_none=True)
    decided_at = Instant(required=True, allow_none=True)
    decision = fields.String(required=True)
    exemption_id = fields.UUID(required=True, allow_none=True)


class ClaimedSchema(ExemptionClaimSchema):
    """A claim with the requirement that it is about."""

    requirement = fields.Nested(RequirementSchema, required=True)


class ClaimQuerySchema(Schema):
    """``GET /exemption-claims``: those that wait, unless another state is asked for."""

    state = fields.String(load_default="asked", validate=validate.OneOf(CLAIM_STATES))


class ClaimListSchema(Schema):
    """The claims of the units over which the reader exempts, in the order in which they came."""

    claims = fields.List(fields.Nested(ClaimedSchema), required=True)


class SchemeTrialPayloadSchema(Schema):
    """``POST /schemes/trial``: a draft for a brigade, tried on the periods in which these days lie."""

    unit_id = fields.UUID(required=True)
    scheme = fields.Dict(required=True)
    days = fields.List(Day(), required=True, validate=validate.Length(1, 6))


class TriedRowSchema(Schema):
    """A unit by the scheme in force and by the draft."""

    kind = fields.String(required=True, validate=validate.OneOf(["brigade", "squad"]))
    id = fields.UUID(required=True)
    current = fields.Nested(BoardRowSchema, required=True)
    draft = fields.Nested(BoardRowSchema, required=True)


class TriedPeriodSchema(PeriodDaysSchema):
    """One period; ``frozen`` if it was reckoned from published facts."""

    frozen = fields.Boolean(required=True)
    rows = fields.List(fields.Nested(TriedRowSchema), required=True)


class SchemeTrialSchema(Schema):
    """Nothing of it is kept."""

    periods = fields.List(fields.Nested(TriedPeriodSchema), required=True)


class BalanceQuerySchema(Schema):
    """``GET /network-balance``: of one unit and those below, all that the reader oversees when left out."""

    unit = fields.UUID()


class SectionBalanceSchema(Schema):
    """When a section last had something to do and last had a car; ``passes_unknown`` where tracks of the month lack."""

    section_id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    last_due_day = Day(required=True, allow_none=True)
    last_passed_day = Day(required=True, allow_none=True)
    passes_unknown = fields.Boolean(required=True)
