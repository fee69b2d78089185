"""The rules that come with the product, and what a brigade made of them."""

from __future__ import annotations

import csv
from collections.abc import Collection
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from app.kernel.actor import Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.kernel.ids import derived_id

from .models import LegalRule

KIND = "legal_rule"
KEEPING_ROLES = frozenset({Role.ADMIN})
#: Those about the assessment and about such software bind its makers and the desk; nobody looks them up on the road.
FIELD_AREAS = ("staffing", "site_safety", "authority", "evidence", "penalty", "deadline", "record", "accident")
_RULES = Path(__file__).parent / "data" / "duty_rules.csv"
_TABLE = cast(Table, LegalRule.__table__)


def product_rules() -> list[dict[str, Any]]:
    """The rules that come with the product, in their order."""
    with _RULES.open(encoding="utf-8", newline="") as file:
        return [{**row, "position": n, "version": 1} for n, row in enumerate(csv.DictReader(file))]


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


def get_rule(session: Session, rule_id: str) -> dict[str, Any]:
    """The rule of this id; raise ``not_found`` where there is none."""
    found = rules_by_ids(session, [rule_id])
    if not found:
        raise DomainError("not_found")
    return found[0]


def change_rule(context: Context, payload: dict[str, Any]) -> Applied:
    """Change the members named in ``changes`` of the rule that stands at ``version``: a law was amended, or somebody
    looked it up. What it was and where it came from stays in the audit."""
    before, changes = get_rule(context.session, payload["id"]), payload["changes"]
    at_version = update(_TABLE).where(_TABLE.c.id == before["id"], _TABLE.c.version == payload["version"])
    written = context.session.execute(
        at_version.values(**changes, version=payload["version"] + 1).returning(_TABLE.c.id)
    )
    if written.first() is None:
        raise DomainError("version_conflict")
    was = {name: before[name] for name in changes}
    context.changed("legal.rule_changed", KIND, before["id"], before=was, after=changes)
    return Applied(Record(KIND, _record_id(before["id"])))


def _record_id(rule_id: str) -> UUID:
    """A command's record has a UUID; a rule is named by its number."""
    return derived_id(KIND, rule_id)
