"""How Alembic runs here: on the application's own engine, without a log of its own, quietly."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from app.kernel.database import UtcDateTime, db

config = context.config


def include_object(_object: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    """Huey keeps tables of its own in PostgreSQL; they are none of ours."""
    return not (kind == "table" and name is not None and name.startswith("huey_"))


def render_item(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """Write our own type with its import."""
    if kind == "type" and isinstance(item, UtcDateTime):
        autogen_context.imports.add("from app.kernel.database import UtcDateTime")
        return "UtcDateTime()"
    return False


def run_migrations() -> None:
    """Run on one connection, each migration in a transaction."""
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            include_object=include_object,
            render_item=render_item,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    raise SystemExit("migrations run on a database, not as a script")
run_migrations()
