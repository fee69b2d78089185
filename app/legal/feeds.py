"""Rules on phones: everybody's, as far as somebody may want them on the road."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.kernel.feed import Feed, Reader, Shown

from .reference import FIELD_AREAS, KIND, rules_by_ids
from .schemas import LegalRuleSchema

_RULE = LegalRuleSchema()


def _snapshot(reader: Reader) -> Shown:
    return _dump(rules_by_ids(reader.session))


def _load(reader: Reader, ids: Iterable[str]) -> Shown:
    return _dump(rules_by_ids(reader.session, list(ids)))


def _dump(rows: list[dict[str, Any]]) -> Shown:
    return {row["id"]: _RULE.dump(row) for row in rows if row["area"] in FIELD_AREAS}


FEEDS = (Feed(KIND, _snapshot, _load),)
