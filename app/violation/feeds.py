"""Violations on phones: an officer's own of the last 30 days, and all codes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown

from .queries import VIOLATIONS, ViolationInfo, own_violations, violations_by_ids
from .reference import codes_by_keys
from .schemas import ViolationCodeSchema, ViolationSchema

SHOWN_DAYS = 30
_VIOLATION, _CODE = ViolationSchema(), ViolationCodeSchema()


def _own(reader: Reader) -> Shown:
    if reader.actor.officer_id is None:
        return {}
    since = reader.now - timedelta(days=SHOWN_DAYS)
    return _dump(reader, own_violations(reader.session, reader.actor.officer_id, since))


def _load_own(reader: Reader, ids: Iterable[str]) -> Shown:
    found = violations_by_ids(reader.session, (UUID(i) for i in ids))
    return _dump(reader, [each for each in found if each.officer_id == reader.actor.officer_id])


def _dump(reader: Reader, violations: list[ViolationInfo]) -> Shown:
    return {str(row["id"]): _VIOLATION.dump(row) for row in VIOLATIONS.shown(reader.session, violations)}


def _codes(reader: Reader) -> Shown:
    return _dump_codes(codes_by_keys(reader.session))


def _load_codes(reader: Reader, ids: Iterable[str]) -> Shown:
    return _dump_codes(codes_by_keys(reader.session, list(ids)))


def _dump_codes(rows: list[dict[str, Any]]) -> Shown:
    return {row["key"]: _CODE.dump(row) for row in rows}


FEEDS = (Feed("violation", _own, _load_own), Feed("violation_code", _codes, _load_codes))
