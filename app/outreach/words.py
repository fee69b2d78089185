"""The words of outreach: audiences, forms, themes, materials, and the schemes of categories (八必到, 七进).

All of it is data, names and numbers of categories too: what a scheme holds differs between places and years."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from app.kernel.command import Context
from app.kernel.errors import DomainError
from app.kernel.reference import FIRST_VERSION, ReferenceColumn, ReferenceTable

from .models import Word

KIND = "outreach_word"
SCHEMES = "scheme"
_DATA = Path(__file__).parent / "data"
_TABLE = cast(Table, Word.__table__)

WORDS = ReferenceTable(
    KIND,
    "outreach.word_changed",
    Word,
    (
        ReferenceColumn("list", editable=False),
        ReferenceColumn("code", editable=False),
        ReferenceColumn("name_zh"),
        ReferenceColumn("name_en"),
        ReferenceColumn("source"),
        ReferenceColumn("confidence", confidence=True),
    ),
)


def product_words() -> list[dict[str, Any]]:
    """The words that come with the product, in their order."""
    rows = [row for name in ("words.csv", "schemes.csv") for row in _read(_DATA / name)]
    return [
        {**row, "key": f"{row['list']}.{row['code']}", "position": n, "version": FIRST_VERSION}
        for n, row in enumerate(rows)
    ]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_words(context: Context) -> int:
    """Add the product's words that the table lacks; return how many. Rows that are there may have been edited."""
    known = set(context.session.scalars(select(_TABLE.c.key)))
    rows = [row for row in product_words() if row["key"] not in known]
    if rows:
        context.session.execute(insert(_TABLE), rows)
    for row in rows:
        context.changed("outreach.word_added", KIND, row["key"], source=row["source"])
    return len(rows)


def words_by_keys(session: Session, keys: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The words of these keys, or all, in order."""
    query = select(_TABLE).order_by(_TABLE.c.position, _TABLE.c.key)
    if keys is not None:
        query = query.where(_TABLE.c.key.in_(keys))
    return [dict(row) for row in session.execute(query).mappings()]


def category_keys(session: Session) -> list[str]:
    """The keys of all categories of all schemes, in order."""
    schemes = select(_TABLE.c.code).where(_TABLE.c.list == SCHEMES)
    query = select(_TABLE.c.key).where(_TABLE.c.list.in_(schemes)).order_by(_TABLE.c.position, _TABLE.c.key)
    return list(session.scalars(query))


def check_words(session: Session, lists: Iterable[tuple[str, Collection[str]]]) -> None:
    """Raise ``word_unknown`` unless each list has all of its codes."""
    _check(session, {f"{name}.{code}" for name, codes in lists for code in codes})


def check_categories(session: Session, keys: Collection[str]) -> None:
    """Raise ``word_unknown`` unless all are categories of a scheme."""
    if keys and (unknown := set(keys) - set(category_keys(session))):
        raise DomainError("word_unknown", keys=sorted(unknown))


def _check(session: Session, keys: Collection[str]) -> None:
    unknown = set(keys) - {word["key"] for word in words_by_keys(session, keys)} if keys else set()
    if unknown:
        raise DomainError("word_unknown", keys=sorted(unknown))
