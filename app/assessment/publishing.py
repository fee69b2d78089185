"""Verbs of the desk on an assessment period: open it, change it while it is open, publish it, close it.

``withdrawing.py`` takes a publication back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from app.accounts.service import descendants, path_to_root, unit_tree
from app.duty.service import span_of_day, today
from app.kernel import strictjson
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.kernel.signing import sha256_hex

from .access import KEEPING_ROLES
from .deadlines import end_of_working_day
from .factsdoc import Facts, card_of
from .freezing import facts_of, marked_among
from .lifecycle import LONGEST_DAYS, hinders_closing
from .models import AssessmentPeriod, PeriodCard, PeriodFacts
from .periodrecords import PERIOD, PeriodInfo, get_period, kept_cards, overlapping, standing_cards
from .periods import Period
from .reckoning import reckon
from .reviewqueries import corrections_of
from .schemes import scheme_on
from .scorecard import Scorecard, card_text


def open_period(context: Context, payload: dict[str, Any]) -> Applied:
    """Open a period of a brigade; raise ``period_invalid`` or ``period_overlaps`` for days that can't be one."""
    context.actor.require(KEEPING_ROLES, payload["unit_id"])
    if not any(unit.id == payload["unit_id"] and unit.kind == "brigade" for unit in unit_tree(context.session)):
        raise DomainError("period_not_a_brigade")
    _check_days(context.session, payload["unit_id"], payload["first_day"], payload["last_day"])
    period_id = context.new_id(PERIOD)
    said = {name: payload[name] for name in ("first_day", "last_day", "ask_days", "decide_days")}
    row = {"id": period_id, "unit_id": payload["unit_id"], "edition": 1, **said}
    context.session.execute(insert(AssessmentPeriod), [{**row, **newly_opened(context)}])
    context.changed("assessment.period_opened", PERIOD, period_id, unit_id=payload["unit_id"], after=_written(said))
    return Applied(Record(PERIOD, period_id))


def newly_opened(context: Context) -> dict[str, Any]:
    """What every period says that was opened just now."""
    return {"version": 1, "opened_at": context.now, "opened_by": context.actor.officer_id}


def change_period(context: Context, payload: dict[str, Any]) -> Applied:
    """Change the days or the times for reviews while the period is open, as seen at ``version``."""
    before = held(context, payload)
    if before.state != "open":
        raise DomainError("period_not_open")
    said = payload["changes"]
    first, last = said.get("first_day", before.first_day), said.get("last_day", before.last_day)
    _check_days(context.session, before.unit_id, first, last, before.id)
    move(context, before, **said)
    told = {name: getattr(before, name) for name in said}
    context.changed(
        "assessment.period_changed",
        PERIOD,
        before.id,
        unit_id=before.unit_id,
        before=_written(told),
        after=_written(said),
    )
    return Applied(Record(PERIOD, before.id))


def publish_period(context: Context, payload: dict[str, Any]) -> Applied:
    """Publish a period that is over (公示): its facts and cards are frozen as they stand at this moment."""
    period = held(context, payload)
    if period.state != "open":
        raise DomainError("period_not_open")
    if context.now < span_of_day(period.last_day).end:
        raise DomainError("period_not_over", last_day=period.last_day.isoformat())
    facts = _settled_facts(context, period)
    text = strictjson.dumps(facts.parts)
    digest, ask_until = sha256_hex(text.encode()), end_of_working_day(context.session, context.now, period.ask_days)
    context.session.execute(insert(PeriodFacts), [{"period_id": period.id, "text": text}])
    # What was corrected before a publication was withdrawn stays corrected.
    corrections = corrections_of(context.session, period.id)
    cards = [card_row(period.id, card_of(facts, whose, corrections), 0, None) for whose in facts.subjects]
    context.session.execute(insert(PeriodCard), cards)
    move(
        context,
        period,
        published_at=context.now,
        published_by=context.actor.officer_id,
        ask_until=ask_until,
        facts_digest=digest,
    )
    told = {"facts_digest": digest, "cards": len(cards), "ask_until": ask_until.isoformat()}
    tell_everywhere(context, "assessment.period_published", period, told)
    return Applied(Record(PERIOD, period.id))


def close_period(context: Context, payload: dict[str, Any]) -> Applied:
    """Close a published period (关账), once nobody may ask any more and nothing waits for a decision."""
    period = held(context, payload)
    hindrance = hinders_closing(period.state, period.ask_until, context.now)
    if hindrance is not None:
        raise DomainError(hindrance)
    standing = standing_cards(kept_cards(context.session, period.id))
    digest = sha256_hex("\n".join(each.digest for each in standing).encode())
    move(context, period, closed_at=context.now, closed_by=context.actor.officer_id, cards_digest=digest)
    tell_everywhere(context, "assessment.period_closed", period, {"cards_digest": digest})
    return Applied(Record(PERIOD, period.id))


def card_row(period_id: UUID, card: Scorecard, number: int, review_id: UUID | None) -> dict[str, Any]:
    """A card as it is frozen."""
    text = card_text(card)
    return {
        "period_id": period_id,
        "subject_kind": card.subject.kind,
        "subject_id": UUID(card.subject.id),
        "number": number,
        "text": text,
        "digest": sha256_hex(text.encode()),
        "total": None if card.total is None else str(card.total),
        "review_id": review_id,
    }


def proposed_days(session: Session, unit_id: UUID, kept: Sequence[PeriodInfo], now: datetime) -> dict[str, date] | None:
    """The days of the brigade's next period: by the scheme's rule, the one after the latest kept, else the one that
    runs; None while no scheme is in force."""
    day = kept[0].last_day + timedelta(days=1) if kept else today(now)
    try:
        period = scheme_on(session, path_to_root(session, unit_id), day).parsed().period.period_containing(day)
    except DomainError:
        return None
    return {"first_day": max(day, period.first_day) if kept else period.first_day, "last_day": period.last_day}


def _check_days(session: Session, unit_id: UUID, first: date, last: date, but: UUID | None = None) -> None:
    if not timedelta(0) <= last - first < timedelta(days=LONGEST_DAYS):
        raise DomainError("period_invalid", longest=LONGEST_DAYS)
    if overlapping(session, unit_id, Period(first, last), but):
        raise DomainError("period_overlaps")


def held(context: Context, payload: dict[str, Any]) -> PeriodInfo:
    """The period, if the actor keeps it and it is as they saw it."""
    period = get_period(context.session, payload["id"])
    context.actor.require(KEEPING_ROLES, period.unit_id)
    if period.version != payload["version"]:
        raise DomainError("version_conflict")
    return period


def _settled_facts(context: Context, period: PeriodInfo) -> Facts:
    """The period's facts, after what waited to be reckoned anew was reckoned."""
    facts = facts_of(context.session, period.days, context.now)
    waiting = marked_among(context.session, {each.id for each in facts.requirements})
    if not waiting:
        return facts
    reckon(context, waiting)
    return facts_of(context.session, period.days, context.now)


def move(context: Context, before: PeriodInfo, **values: Any) -> None:
    """Write a period anew, unless somebody did so meanwhile (``version_conflict``)."""
    at_version = update(AssessmentPeriod).where(
        AssessmentPeriod.id == before.id, AssessmentPeriod.version == before.version
    )
    moved = context.session.execute(
        at_version.values(**values, version=before.version + 1).returning(AssessmentPeriod.id)
    )
    if moved.first() is None:
        raise DomainError("version_conflict")


def tell_everywhere(
    context: Context, action: str, period: PeriodInfo, after: dict[str, Any], why: str | None = None
) -> None:
    """Told to each unit of the brigade, so that it reaches each phone."""
    said: dict[str, Any] = {"after": after, **({"why": why} if why else {})}
    for unit_id in sorted(descendants(context.session, period.unit_id)):
        context.changed(action, PERIOD, period.id, unit_id=unit_id, **said)


def _written(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in members.items()}
