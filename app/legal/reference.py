"""The rules that come with the product, and what a brigade made of them."""

from __future__ import annotations

import csv
from collections.abc import Collection
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from app.kernel.command import Context
from app.kernel.reference import FIRST_VERSION, ReferenceColumn, ReferenceTable

from .models import LegalRule

KIND = "legal_rule"
#: Those about the assessment and about such software bind its makers and the desk; nobody looks them up on the road.
FIELD_AREAS = ("staffing", "site_safety", "authority", "evidence", "penalty", "deadline", "record", "accident")
_RULES = Path(__file__).parent / "data" / "duty_rules.csv"
_TABLE = cast(Table, LegalRule.__table__)

RULES = ReferenceTable(
    KIND,
    "legal.rule_changed",
    LegalRule,
    (
        ReferenceColumn("id", editable=False),
        ReferenceColumn("area", editable=False),
        ReferenceColumn("rule"),
        ReferenceColumn("value", blank=True),
        ReferenceColumn("unit", blank=True),
        ReferenceColumn("source"),
        ReferenceColumn("confidence", confidence=True),
    ),
    key="id",
)


def product_rules() -> list[dict[str, Any]]:
    """The rules that come with the product, in their order."""
    with _RULES.open(encoding="utf-8", newline="") as file:
        return [{**row, "position": n, "version": FIRST_VERSION} for n, row in enumerate(csv.DictReader(file))]


def load_rules(context: Context) -> int:
    """Add the product's rules that the table lacks; return how many. Rows that are there may have been edited."""
    known = set(context.session.scalars(select(_TABLE.c.id)))
    rows = [row for row in product_rules() if row["id"] not in known]
    if rows:
        context.session.execute(insert(_TABLE), rows)
    for row in rows:
        context.changed("legal.rule_added", KIND, row["id"], source=row["source"])
    return len(rows)


def rules_by_ids(session: Session, ids: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The rules of these ids, or all, in order."""
    query = select(_TABLE).order_by(_TABLE.c.position, _TABLE.c.id)
    if ids is not None:
        query = query.where(_TABLE.c.id.in_(ids))
    return [dict(row) for row in session.execute(query).mappings()]
