"""Verbs: close a talk (宣讲场次), correct it, take it back. One command holds the whole talk."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .heard import follow_correction
from .models import TalkTarget
from .plans import require_plan_item, tell_of_plan
from .queries import KIND, TALKS, TalkInfo
from .targets import targets_by_ids
from .words import check_words

_INSERT_TARGETS = insert(cast(Table, TalkTarget.__table__))
_AS_SAID = (
    *("started_at", "ended_at", "head_count", "count_method", "groups", "forms", "themes", "materials"),
    "plan_item_id",
)


def close_session(context: Context, payload: dict[str, Any]) -> Applied:
    """Take in a talk that is over; with ``supersedes`` it corrects an own earlier one, which stays beside it."""
    if not rules.times_fit(payload["started_at"], payload["ended_at"]):
        raise DomainError("session_times_invalid")
    _check_references(context.session, payload)
    require_plan_item(context, payload["plan_item_id"])
    TALKS.add(context, _members(context, payload, _kept_faces(context, payload)))
    context.session.execute(_INSERT_TARGETS, _target_rows(context.command_id, payload["target_ids"]))
    digests = TALKS.link(context, payload["photos"], payload["presenter_ids"])
    before = TALKS.supersede(context, "outreach.session_superseded")
    if before is not None:
        follow_correction(context, before)
    if before is not None and payload["keep_photos"]:
        TALKS.carry(context, before, len(digests), rules.MAX_PHOTOS, payload["presenter_ids"])
    _tell(context, before, payload)
    tell_of_plan(context, payload["plan_item_id"], before.plan_item_id if before else None)
    return Applied(Record(KIND, context.command_id), photos=digests, flags=_flags(context))


def _flags(context: Context) -> tuple[str, ...]:
    return () if context.fix else ("place_missing",)


def _check_references(session: Session, payload: dict[str, Any]) -> None:
    """Raise unless targets, presenters and words are known. A target given up meanwhile is still one."""
    target_ids, presenters = set(payload["target_ids"]), set(payload["presenter_ids"])
    if len(targets_by_ids(session, target_ids)) < len(target_ids):
        raise DomainError("target_unknown")
    if len(officers_by_ids(session, presenters)) < len(presenters):
        raise DomainError("presenter_unknown")
    chips = [("group", payload["groups"]), ("form", payload["forms"]), ("theme", payload["themes"])]
    check_words(session, [*chips, ("material", [each["kind"] for each in payload["materials"]])])


def _kept_faces(context: Context, payload: dict[str, Any]) -> list[str]:
    """The marks of the photos that a correction keeps."""
    if context.supersedes is None or not payload["keep_photos"]:
        return []
    before = TALKS.find(context.session, context.supersedes.id)
    return [] if before is None else before.faces_visible


def _members(context: Context, payload: dict[str, Any], kept_faces: list[str]) -> dict[str, Any]:
    occurrence = context.occurrence
    return {
        **{name: payload[name] for name in _AS_SAID},
        "held_on": rules.held_on(payload["started_at"], occurrence.claimed_at, occurrence.corrected_at),
        "presenter_ids": [str(each) for each in payload["presenter_ids"]],
        "hazards_heard": payload["hazards_heard"].strip(),
        "wishes": payload["wishes"].strip(),
        "note": payload["note"].strip(),
        "faces_visible": [
            *(each["digest"] for each in payload["photos"] if each["faces_or_minors_visible"]),
            *kept_faces,
        ],
    }


def _target_rows(session_id: UUID, target_ids: list[UUID]) -> list[dict[str, Any]]:
    return [{"session_id": session_id, "target_id": each, "position": n} for n, each in enumerate(target_ids)]


def _tell(context: Context, before: TalkInfo | None, payload: dict[str, Any]) -> None:
    """Tell the audit what was said; of a correction also the members that are counted."""
    targets = [str(each) for each in payload["target_ids"]]
    detail: dict[str, Any] = {"after": {"head_count": payload["head_count"], "target_ids": targets}}
    if before is not None:
        was = [str(each) for each in before.target_ids]
        detail["before"] = {"head_count": before.head_count, "target_ids": was, "id": str(before.id)}
    action = "outreach.session_corrected" if before else "outreach.session_closed"
    actor = context.actor
    context.changed(action, KIND, context.command_id, unit_id=actor.unit_id, officer_id=actor.officer_id, **detail)


def withdraw_session(context: Context, payload: dict[str, Any]) -> Applied:
    """Take back an own talk, with a reason; it stays, marked, and counts no more."""
    before = TALKS.withdraw(context, payload, "outreach.session_withdrawn")
    tell_of_plan(context, before.plan_item_id)
    return Applied(Record(KIND, before.id))
