"""The migrations lead to exactly the tables that the models describe, and each has a test of its data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from app.kernel.audit import GENESIS, AuditHead
from app.kernel.database import Base, db
from tests.migrations.conftest import Migrated, revisions


def _is_ours(_object: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    return not (kind == "table" and name is not None and name.startswith("huey_"))


def differences(migrated: Migrated) -> list[Any]:
    """What Alembic would write into a next migration."""
    with migrated.app.app_context(), db.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_object": _is_ours}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))


def test_the_newest_migration_equals_the_models(migrated: Migrated) -> None:
    migrated.up()
    assert differences(migrated) == []


def test_a_migrated_database_starts_with_the_audits_head(migrated: Migrated) -> None:
    migrated.up()
    with migrated.app.app_context(), db.engine.connect() as connection:
        head = connection.execute(select(AuditHead.seq, AuditHead.hash)).one()
    assert tuple(head) == (0, GENESIS)


def test_going_down_to_nothing_leaves_nothing_and_up_again_everything(migrated: Migrated) -> None:
    migrated.up()
    made = set(migrated.tables())
    migrated.down("base")
    assert set(migrated.tables()) == {"alembic_version"}
    with migrated.app.app_context(), db.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 0
    migrated.up()
    assert set(migrated.tables()) == made


def test_every_migration_has_a_test_of_its_data() -> None:
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert set(revisions()) <= tested
