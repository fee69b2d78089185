"""Reviews"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

REVIEWED = ("violation", "outreach_session")
PORTION = 1000
_REVIEW = sa.table(
    "review",
    *(sa.column(name, sa.Uuid()) for name in ("record_id", "unit_id", "officer_id", "corrects", "first_id")),
    sa.column("kind", sa.String()),
    sa.column("corrected_at", UtcDateTime()),
    sa.column("state", sa.String()),
    sa.column("version", sa.Integer()),
)


def upgrade() -> None:
    """Make the tables of reviews, and open a review for each violation and each talk that is there."""
    op.create_table(
        "review",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("corrected_at", UtcDateTime(), nullable=False),
        sa.Column("corrects", sa.Uuid(), nullable=True),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_review_officer_id_officer")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_review_unit_id_unit")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_review")),
    )
    op.create_index("ix_review_queue", "review", ["unit_id", "state", "corrected_at", "record_id"])
    op.create_index("ix_review_officer", "review", ["officer_id", "state"])
    op.create_index(op.f("ix_review_first_id"), "review", ["first_id"])
    op.create_table(
        "review_verdict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=8), nullable=False),
        sa.Column("reason_code", sa.String(length=30), nullable=True),
        sa.Column("comment", sa.String(length=300), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["review.record_id"], name=op.f("fk_review_verdict_record_id_review")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["officer.id"], name=op.f("fk_review_verdict_reviewer_id_officer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_verdict")),
        sa.UniqueConstraint("first_id", "number", name=op.f("uq_review_verdict_first_id_number")),
    )
    op.create_index(op.f("ix_review_verdict_record_id"), "review_verdict", ["record_id"])
    for kind in REVIEWED:
        op.add_column(kind, sa.Column("voided_at", UtcDateTime(), nullable=True))
        _open_reviews(kind)


def _open_reviews(kind: str) -> None:
    connection = op.get_bind()
    uuids = [sa.column(name, sa.Uuid()) for name in ("id", "unit_id", "officer_id", "superseded_by")]
    times = [sa.column(name, UtcDateTime()) for name in ("corrected_at", "withdrawn_at")]
    rows = connection.execute(sa.select(*uuids, *times).select_from(sa.table(kind, *uuids, *times))).all()
    corrected = {row.superseded_by: row.id for row in rows if row.superseded_by is not None}
    for portion in _portions([_review(kind, row, corrected) for row in rows]):
        connection.execute(sa.insert(_REVIEW), portion)


def _review(kind: str, row: Any, corrected: dict[UUID, UUID]) -> dict[str, Any]:
    first = row.id
    while first in corrected:
        first = corrected[first]
    state = "superseded" if row.superseded_by is not None else "waiting"
    return {
        "record_id": row.id,
        "kind": kind,
        "unit_id": row.unit_id,
        "officer_id": row.officer_id,
        "corrected_at": row.corrected_at,
        "corrects": corrected.get(row.id),
        "first_id": first,
        "state": "withdrawn" if row.withdrawn_at is not None else state,
        "version": 1,
    }


def _portions(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), PORTION):
        yield rows[start : start + PORTION]


def downgrade() -> None:
    """Drop reviews and verdicts; what was voided counts again."""
    for kind in reversed(REVIEWED):
        op.drop_column(kind, "voided_at")
    op.drop_table("review_verdict")
    op.drop_table("review")
