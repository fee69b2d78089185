"""The code tables that accidents are described with (事故形态、原因、天气 …), as the brigade edits them.

They come from a public copy of the ministry's tables (``data/accident_words.csv``, each row with its source): sound,
but none that the ministry published itself. So every row is of medium confidence until somebody compared it."""

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

from .models import AccidentWord

KIND = "accident_word"
_DATA = Path(__file__).parent / "data" / "accident_words.csv"
_TABLE = cast(Table, AccidentWord.__table__)

WORDS = ReferenceTable(
    KIND,
    "accident.word_changed",
    AccidentWord,
    (
        ReferenceColumn("list", editable=False),
        ReferenceColumn("code", editable=False),
        ReferenceColumn("name_zh"),
        ReferenceColumn("aliases"),
        ReferenceColumn("source"),
        ReferenceColumn("confidence", confidence=True),
    ),
)


def product_words() -> list[dict[str, Any]]:
    """The words that come with the product, in their order."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        return [
            {
                **row,
                "aliases": row["aliases"] or None,
                "key": f"{row['list']}.{row['code']}",
                "position": n,
                "version": FIRST_VERSION,
            }
            for n, row in enumerate(csv.DictReader(file))
        ]


def load_words(context: Context) -> int:
    """Add the product's words that the table lacks; return how many. Rows that are there may have been edited."""
    known = set(context.session.scalars(select(_TABLE.c.key)))
    rows = [row for row in product_words() if row["key"] not in known]
    if rows:
        context.session.execute(insert(_TABLE), rows)
    for row in rows:
        context.changed("accident.word_added", KIND, row["key"], source=row["source"])
    return len(rows)


def accident_words(session: Session, lists: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The words of these lists, or all, in order."""
    query = select(_TABLE).order_by(_TABLE.c.position, _TABLE.c.key)
    if lists is not None:
        query = query.where(_TABLE.c.list.in_(lists))
    return [dict(row) for row in session.execute(query).mappings()]


def words_by_keys(session: Session, keys: Collection[str]) -> list[dict[str, Any]]:
    """The words of these keys; unknown ones are left out."""
    query = select(_TABLE).where(_TABLE.c.key.in_(keys)).order_by(_TABLE.c.position)
    return [dict(row) for row in session.execute(query).mappings()]


def named_words(session: Session, said: Iterable[tuple[str, str | None]]) -> dict[tuple[str, str], str]:
    """The names of words by (list, code), for people; raise ``word_unknown`` unless every one is a word. None is
    nobody's word."""
    wanted = {(name, code) for name, code in said if code is not None}
    keys = {f"{name}.{code}" for name, code in wanted}
    columns = (_TABLE.c.list, _TABLE.c.code, _TABLE.c.name_zh)
    rows = session.execute(select(*columns).where(_TABLE.c.key.in_(keys))).all() if keys else []
    names = {(row.list, row.code): str(row.name_zh) for row in rows}
    if unknown := wanted - names.keys():
        raise DomainError("word_unknown", keys=sorted(f"{name}.{code}" for name, code in unknown))
    return names
