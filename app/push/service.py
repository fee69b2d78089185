"""What other features may say to push: tell these officers, whenever it can be done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from uuid import UUID

from app.kernel.clock import format_instant
from app.kernel.command import Context
from app.kernel.jobs import enqueue

from .notice import Notice, topic_of

FAN_OUT_JOB = "push.fan_out"

__all__ = ["FAN_OUT_JOB", "Notice", "notify", "topic_of"]


def notify(context: Context, officer_ids: Collection[UUID], notice: Notice) -> None:
    """Have ``notice`` told on every phone of these officers, if the caller's transaction is committed.

    Only a job is written: who can be reached, and whether anybody answers, is no business of the caller's request."""
    if not officer_ids:
        return
    payload = {
        "officers": sorted(str(each) for each in officer_ids),
        "notice": asdict(notice),
        "made_at": format_instant(context.now),
    }
    enqueue(context.session, context.now, FAN_OUT_JOB, payload)
