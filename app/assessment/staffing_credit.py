"""The staffing rule at a road post: whether the roster gave a crew the size that the regulations demand.

By day two police officers, or one with two auxiliaries (违法行为处理程序规定 §7, 执勤执法工作规范 §70); at night or
in poor visibility three, or two with two auxiliaries (规范 §72). That one is said of 设点执勤: a post that is set up on
the road. A spot check sets up nothing, it is done by a patrol that comes by, so by night it takes the patrol's two too.
It binds who plans, so no officer's own card has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from app.assessment.credits import Credit, Evidence, Verdict, credited, in_order, unknown
from app.assessment.evidence import CrewMember, PostRequirement
from app.assessment.reasons import Reason

INDICATOR = "staffing_rule"
AUXILIARIES_FOR_ONE_OFFICER = 2


def credit_staffing(
    requirement: PostRequirement, crew: Sequence[CrewMember], *, is_dark: bool, now: datetime
) -> Credit:
    """Return the staffing credit; ``is_dark`` is night or poor visibility, as the duty plan says.

    A crew that nobody named is unknown, not short.
    """
    once = {member.officer_id: member for member in crew}.values()
    facts = {
        "police": sum(member.rank == "police" for member in once),
        "auxiliaries": sum(member.rank == "auxiliary" for member in once),
        "police_required": 3 if is_dark and requirement.manner != "spot" else 2,
    }
    not_due = unknown(Reason.NOT_YET_DUE) if now < requirement.window.start else None
    state, value, reason = not_due or _verdict(facts)
    return Credit(
        requirement_id=requirement.id,
        indicator=INDICATOR,
        state=state,
        value=value,
        reason=reason,
        evidence=in_order(Evidence("crew_member", member.officer_id) for member in once),
        facts=facts,
    )


def _verdict(facts: dict[str, int]) -> Verdict:
    if not facts["police"] and not facts["auxiliaries"]:
        return unknown(Reason.CREW_UNKNOWN)
    missing = facts["police_required"] - facts["police"]
    made_up = missing == 1 and facts["auxiliaries"] >= AUXILIARIES_FOR_ONE_OFFICER
    if missing <= 0 or made_up:
        return credited(Decimal("1.0000"), Reason.STAFFING_KEPT)
    return credited(Decimal("0.0000"), Reason.STAFFING_SHORT)
