"""Several offences on one stop, verification codes, readers of photos"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VIOLATION = sa.table(
    "violation",
    sa.column("id", sa.Uuid()),
    sa.column("code", sa.String()),
    sa.column("decision_number", sa.String()),
    sa.column("crew_ids", sa.JSON()),
    sa.column("verification_code", sa.String()),
)
_OFFENCE = sa.table(
    "violation_offence",
    sa.column("violation_id", sa.Uuid()),
    sa.column("position", sa.Integer()),
    sa.column("code", sa.String()),
    sa.column("decision_number", sa.String()),
)
_LINK = sa.table(
    "photo_link",
    sa.column("owner_kind", sa.String()),
    sa.column("owner_id", sa.Uuid()),
    sa.column("reader_ids", sa.JSON()),
)
_TALK = sa.table("outreach_session", sa.column("id", sa.Uuid()), sa.column("presenter_ids", sa.JSON()))
_COMMAND = sa.table("command", sa.column("id", sa.Uuid()), sa.column("digest", sa.String()))


def upgrade() -> None:
    """Carry each violation's code and decision number into a row of its own; read the verification codes off the
    digests of the signed bytes, which stay as they are; let those see a photo whom its record names."""
    said = op.get_bind().execute(sa.select(_VIOLATION.c.id, _VIOLATION.c.code, _VIOLATION.c.decision_number)).all()
    with op.batch_alter_table("violation") as batch_op:
        batch_op.add_column(sa.Column("verification_code", sa.String(length=10), nullable=True))
    _fill_codes()
    with op.batch_alter_table("violation") as batch_op:
        batch_op.alter_column("verification_code", existing_type=sa.String(length=10), nullable=False)
        batch_op.drop_constraint("fk_violation_code_violation_code", type_="foreignkey")
        batch_op.drop_column("code")
        batch_op.drop_column("decision_number")
        batch_op.create_index("ix_violation_verification", ["verification_code"], unique=False)
    op.create_table(
        "violation_offence",
        sa.Column("violation_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("decision_number", sa.String(length=40), nullable=True),
        sa.Column("vehicle", sa.String(length=16), nullable=True),
        sa.Column("road", sa.String(length=10), nullable=True),
        sa.Column("limit_kmh", sa.Integer(), nullable=True),
        sa.Column("speed_kmh", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["code"], ["violation_code.key"], name=op.f("fk_violation_offence_code_violation_code")
        ),
        sa.ForeignKeyConstraint(
            ["violation_id"], ["violation.id"], name=op.f("fk_violation_offence_violation_id_violation")
        ),
        sa.PrimaryKeyConstraint("violation_id", "position", name=op.f("pk_violation_offence")),
    )
    with op.batch_alter_table("violation_offence") as batch_op:
        batch_op.create_index("ix_violation_offence_code", ["code"], unique=False)
        batch_op.create_index("ix_violation_offence_decision", ["decision_number"], unique=False)
    rows = [
        {"violation_id": row.id, "position": 0, "code": row.code, "decision_number": row.decision_number}
        for row in said
    ]
    if rows:
        op.get_bind().execute(sa.insert(_OFFENCE), rows)
    with op.batch_alter_table("photo_link") as batch_op:
        batch_op.add_column(sa.Column("reader_ids", sa.JSON(), nullable=True))
    _fill_readers()
    with op.batch_alter_table("photo_link") as batch_op:
        batch_op.alter_column("reader_ids", existing_type=sa.JSON(), nullable=False)


def _fill_codes() -> None:
    """A violation's id is that of the command that reported it."""
    connection = op.get_bind()
    query = sa.select(_COMMAND.c.id, _COMMAND.c.digest).where(_COMMAND.c.id.in_(sa.select(_VIOLATION.c.id)))
    for row in connection.execute(query).all():
        change = sa.update(_VIOLATION).where(_VIOLATION.c.id == row.id)
        connection.execute(change.values(verification_code=_code_of(row.digest)))


def _code_of(digest: str) -> str:
    head = int(digest, 16) >> (256 - 50)
    return "".join(_SIGNS[head >> (50 - 5 * place) & 31] for place in range(1, 11))


def _fill_readers() -> None:
    connection = op.get_bind()
    connection.execute(sa.update(_LINK).values(reader_ids=[]))
    for kind, table, names in (("violation", _VIOLATION, "crew_ids"), ("outreach_session", _TALK, "presenter_ids")):
        for record_id, named in connection.execute(sa.select(table.c.id, table.c[names])).all():
            _let_read(connection, kind, record_id, named)


def _let_read(connection: sa.Connection, kind: str, record_id: UUID, named: list[Any]) -> None:
    links = (_LINK.c.owner_kind == kind) & (_LINK.c.owner_id == record_id)
    if named:
        connection.execute(sa.update(_LINK).where(links).values(reader_ids=named))


def downgrade() -> None:
    """Keep the first offence of each violation; the others have no place in the older table."""
    connection = op.get_bind()
    first = sa.select(_OFFENCE.c.violation_id, _OFFENCE.c.code, _OFFENCE.c.decision_number).where(
        _OFFENCE.c.position == 0
    )
    said = connection.execute(first).all()
    with op.batch_alter_table("photo_link") as batch_op:
        batch_op.drop_column("reader_ids")
    op.drop_table("violation_offence")
    with op.batch_alter_table("violation") as batch_op:
        batch_op.drop_index("ix_violation_verification")
        batch_op.drop_column("verification_code")
        batch_op.add_column(sa.Column("code", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("decision_number", sa.String(length=40), nullable=True))
    for row in said:
        change = sa.update(_VIOLATION).where(_VIOLATION.c.id == row.violation_id)
        connection.execute(change.values(code=row.code, decision_number=row.decision_number))
    with op.batch_alter_table("violation") as batch_op:
        batch_op.alter_column("code", existing_type=sa.String(length=10), nullable=False)
        batch_op.create_foreign_key(op.f("fk_violation_code_violation_code"), "violation_code", ["code"], ["key"])
