"""The verb: accept a record, return it to its officer, or void it."""

from __future__ import annotations

from typing import Any

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .access import is_own, sees
from .events import RecordReviewed
from .registry import reviewed_kinds
from .reviewed import ReviewedRecords
from .reviews import ReviewInfo, add_verdict, hold_review, set_state

_MEANWHILE = {rules.SUPERSEDED: "record_corrected_meanwhile", rules.WITHDRAWN: "record_withdrawn_meanwhile"}


def decide(context: Context, payload: dict[str, Any]) -> Applied:
    """Give a verdict on a record whose review stands at ``version``; the verdicts before it stay.

    Raises ``review_own_record``, ``record_corrected_meanwhile``, ``record_withdrawn_meanwhile``, ``version_conflict``,
    ``verdict_repeated``, ``review_reason_invalid`` and ``review_comment_missing``."""
    review = hold_review(context.session, payload["record_id"])
    if review is None or not sees(context.actor, review):
        raise DomainError("not_found")
    records = reviewed_kinds()[review.kind]
    found = records.find(context.session, review.record_id)
    if is_own(context.actor, records, found):
        raise DomainError("review_own_record")
    _check_state(review, payload["version"], payload["verdict"])
    said = _said(records, review, payload)
    add_verdict(context, review, said)
    set_state(context.session, review.record_id, said["verdict"])
    _void(context, records, review, said["verdict"])
    _tell(context, review, said)
    return Applied(Record("review", review.record_id))


def _check_state(review: ReviewInfo, version: int, verdict: str) -> None:
    """Raise unless the record is as the reviewer saw it and hasn't that verdict."""
    if review.state in _MEANWHILE:
        raise DomainError(_MEANWHILE[review.state])
    if review.version != version:
        raise DomainError("version_conflict")
    if not rules.may_follow(review.state, verdict):
        raise DomainError("verdict_repeated")


def _said(records: ReviewedRecords[Any], review: ReviewInfo, payload: dict[str, Any]) -> dict[str, Any]:
    """The verdict with its reason and comment, once they fit each other."""
    verdict, reason, comment = payload["verdict"], payload["reason_code"], payload["comment"].strip()
    allowed = rules.reasons_for(verdict, records.return_reasons)
    if (reason not in allowed) if allowed else (reason is not None):
        raise DomainError("review_reason_invalid")
    if not comment and rules.needs_comment(review.state, verdict, reason):
        raise DomainError("review_comment_missing")
    return {"verdict": verdict, "reason_code": reason, "comment": comment}


def _void(context: Context, records: ReviewedRecords[Any], review: ReviewInfo, verdict: str) -> None:
    """What is voided counts no more; what was, and is given another verdict, counts again."""
    voided = verdict == rules.VOIDED
    if voided or review.state == rules.VOIDED:
        records.mark_voided(context, review.record_id, voided=voided)


def _tell(context: Context, review: ReviewInfo, said: dict[str, Any]) -> None:
    whose = {"unit_id": review.unit_id, "officer_id": review.officer_id}
    before = {"state": review.state}
    context.changed(f"review.{said['verdict']}", review.kind, review.record_id, **whose, before=before, after=said)
    told = (review.kind, review.record_id, review.first_id, review.officer_id)
    context.emit(RecordReviewed(*told, said["verdict"], said["comment"]))
