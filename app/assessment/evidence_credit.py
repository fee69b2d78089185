"""Evidence accepted at first review (证据一次审核通过): whether a reported violation held when it was first looked at.

Violations count for an assessment only through the quality of their evidence (道路交通安全法 §86, 违法行为处理程序规定
§66, 行政处罚法 §74): the value of a line is a share of what was reviewed, so that reporting more earns nothing. What
nobody has looked at yet is unknown; nobody has to look at everything."""

from __future__ import annotations

from decimal import Decimal

from app.assessment.credits import Credit, Evidence, Verdict, credited, in_order, unknown
from app.assessment.evidence import RecordRequirement
from app.assessment.reasons import Reason

INDICATOR = "evidence_first_review"
_VERDICTS = {
    "accepted": credited(Decimal("1.0000"), Reason.ACCEPTED_AT_FIRST_REVIEW),
    "returned": credited(Decimal("0.0000"), Reason.RETURNED_AT_FIRST_REVIEW),
    "voided": credited(Decimal("0.0000"), Reason.VOIDED_AT_FIRST_REVIEW),
}


def credit_evidence(record: RecordRequirement) -> Credit:
    """The credit of a record by the first verdict on it; what came of it later doesn't change that."""
    state, value, reason = _verdict(record)
    reviewed = [] if record.reviewed_id is None else [Evidence("violation", record.reviewed_id)]
    return Credit(
        requirement_id=record.id,
        indicator=INDICATOR,
        state=state,
        value=value,
        reason=reason,
        evidence=in_order([Evidence("violation", record.id), *reviewed]),
    )


def _verdict(record: RecordRequirement) -> Verdict:
    return unknown(Reason.AWAITING_REVIEW) if record.verdict is None else _VERDICTS[record.verdict]
