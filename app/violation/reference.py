"""The table of violation codes: filled from the product's data, read by phones and desks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, select
from sqlalchemy.orm import Session

from app.kernel.command import Context
from app.kernel.reference import FIRST_VERSION, ReferenceColumn, ReferenceTable

from .codes import load_codes
from .models import ViolationCodeRow

_TABLE = cast(Table, ViolationCodeRow.__table__)
_KNOWN = select(_TABLE.c.key).where(_TABLE.c.key.in_(bindparam("keys", expanding=True)))


def _follows(changes: Mapping[str, Any]) -> dict[str, Any]:
    """A text that changed is found by its new initials; the dictionary behind them is loaded only then."""
    if "content" not in changes:
        return {}
    from .initials import initials_of

    return {"initials": initials_of(changes["content"])}


VIOLATION_CODES = ReferenceTable(
    "violation_code",
    "violation.code_changed",
    ViolationCodeRow,
    (
        ReferenceColumn("code", editable=False),
        ReferenceColumn("content"),
        ReferenceColumn("points"),
        ReferenceColumn("fine"),
        ReferenceColumn("note"),
        ReferenceColumn("points_basis"),
        ReferenceColumn("fine_basis"),
        ReferenceColumn("source"),
        ReferenceColumn("confidence", confidence=True),
        ReferenceColumn("rule_confidence", confidence=True),
    ),
    derived=_follows,
)


def codes_exist(session: Session, keys: Collection[str]) -> frozenset[str]:
    """Those of the keys that are known."""
    return frozenset(session.scalars(_KNOWN, {"keys": list(keys)}))


def load_reference(context: Context) -> int:
    """Add the codes of the product's data that the table lacks; return how many. Rows that are there are not touched:
    they may have been edited."""
    known = set(context.session.scalars(select(_TABLE.c.key)))
    rows = [
        {**asdict(code), "position": n, "version": FIRST_VERSION}
        for n, code in enumerate(load_codes())
        if code.key not in known
    ]
    if rows:
        context.session.execute(insert(_TABLE), rows)
    for row in rows:
        context.changed("violation.code_added", "violation_code", row["key"], source=row["source"])
    return len(rows)


def codes_by_keys(session: Session, keys: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The codes of these keys, or all, in the order that keeps related offences together."""
    query = select(_TABLE).order_by(_TABLE.c.position, _TABLE.c.key)
    if keys is not None:
        query = query.where(_TABLE.c.key.in_(keys))
    return [dict(row) for row in session.execute(query).mappings()]
