"""Daily reports"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of daily reports and of the forms in which they go out."""
    op.create_table(
        "daily_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("duty_day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_daily_report_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_report")),
        sa.UniqueConstraint("unit_id", "duty_day", name=op.f("uq_daily_report_unit_id_duty_day")),
    )
    _create_of_report("daily_report_change", _change_columns())
    _create_of_report("daily_report_final", _final_columns())
    op.create_table(
        "daily_report_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_daily_report_template_officer_id_officer")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_daily_report_template_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_report_template")),
        sa.UniqueConstraint("unit_id", "kind", "number", name=op.f("uq_daily_report_template_unit_id_kind_number")),
    )


def _change_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
    ]


def _final_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    ]


def _create_of_report(name: str, columns: list[sa.Column[object]]) -> None:
    """A table of what somebody said of a report at one position."""
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f(f"fk_{name}_officer_id_officer")),
        sa.ForeignKeyConstraint(["report_id"], ["daily_report.id"], name=op.f(f"fk_{name}_report_id_daily_report")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("report_id", "position", name=op.f(f"uq_{name}_report_id_position")),
    )


def downgrade() -> None:
    """Drop them."""
    for name in ("daily_report_template", "daily_report_final", "daily_report_change", "daily_report"):
        op.drop_table(name)
