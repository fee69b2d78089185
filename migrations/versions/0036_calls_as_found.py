"""Commands about calls keep a digest of what they said; brigades that are there get the product's kinds of calls"""

from __future__ import annotations

import hashlib
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

SAYING = ("call.register", "call.correct", "call.withdraw", "call.link_accident", "call.link_task", "call.unlink_task")
#: As ``app/call/data/call_kinds.csv`` has them in this version.
KINDS = (
    ("accident", "交通事故", "Accident"),
    ("congestion", "交通拥堵", "Congestion"),
    ("hazard", "道路隐患", "Road hazard"),
    ("help", "群众求助", "Help"),
    ("drink_driving", "举报酒驾", "Drink-driving report"),
    ("other", "其他", "Other"),
)
_COMMAND = sa.table("command", sa.column("id", sa.Uuid()), sa.column("type", sa.String()), sa.column("body", sa.Text()))
_UNIT = sa.table("unit", sa.column("id", sa.Uuid()))
_KIND = sa.table(
    "call_kind",
    sa.column("id", sa.Uuid()),
    *(sa.column(name, sa.String()) for name in ("code", "name_zh", "name_en", "source", "confidence")),
    *(sa.column(name, sa.Integer()) for name in ("position", "version")),
    sa.column("active", sa.Boolean()),
)


def upgrade() -> None:
    """Put a digest in place of each body, which may say who called: what was kept before is kept no more. A new brigade
    gets its kinds when it is founded, one that is there gets those that it lacks here."""
    connection = op.get_bind()
    said = sa.select(_COMMAND.c.id, _COMMAND.c.body).where(_COMMAND.c.type.in_(SAYING))
    for command_id, body in connection.execute(said).all():
        path, _, words = body.partition("\n")
        kept = f"{path}\n{hashlib.sha256(words.encode()).hexdigest()}"
        connection.execute(sa.update(_COMMAND).where(_COMMAND.c.id == command_id).values(body=kept))
    if connection.execute(sa.select(_UNIT.c.id).limit(1)).first() is not None:
        known = set(connection.execute(sa.select(_KIND.c.code)).scalars())
        rows = [_row(n, *kind) for n, kind in enumerate(KINDS) if kind[0] not in known]
        op.bulk_insert(_KIND, rows)


def _row(position: int, code: str, name_zh: str, name_en: str) -> dict[str, object]:
    names = {"code": code, "name_zh": name_zh, "name_en": name_en}
    whence = {"source": "产品自带", "confidence": "medium"}
    return {"id": uuid4(), **names, **whence, "position": position, "active": True, "version": 1}


def downgrade() -> None:
    """What isn't kept doesn't come back; kinds may be in use."""
