"""Inspection findings (督导): whether what a supervisor saw was in order.

The value of a line is the share of settled findings that were good. A problem counts once those concerned accepted it
or somebody decided, never while it waits; what was not seen, changed or withdrawn is no finding at all. Being looked
at more often earns nothing."""

from __future__ import annotations

from decimal import Decimal

from app.assessment.credits import Credit, Evidence, credited, unknown
from app.assessment.evidence import FindingRequirement
from app.assessment.reasons import Reason

INDICATOR = "inspection_findings"
_VERDICTS = {
    "good": credited(Decimal("1.0000"), Reason.FOUND_GOOD),
    "bad": credited(Decimal("0.0000"), Reason.FOUND_BAD),
    "waiting": unknown(Reason.AWAITING_ANSWER),
}


def credit_finding(finding: FindingRequirement) -> Credit:
    """The credit of a finding, by what it counts as."""
    state, value, reason = _VERDICTS[finding.counts_as]
    return Credit(
        requirement_id=finding.id,
        indicator=INDICATOR,
        state=state,
        value=value,
        reason=reason,
        evidence=(Evidence("inspection", finding.inspection_id),),
    )
