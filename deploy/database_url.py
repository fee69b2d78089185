"""What the backup needs to know of a database URL."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import make_url


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.drivername == "sqlite" and parsed.database else None


def without_password(url: str) -> str:
    """The URL as libpq reads it, without the password: a command line can be read by everybody on the machine."""
    parsed = make_url(url)._replace(drivername="postgresql", password=None)
    return parsed.render_as_string(hide_password=False)


def password_environment(url: str) -> dict[str, str]:
    """The password where libpq's programs look for it."""
    password = make_url(url).password
    return {"PGPASSWORD": str(password)} if password else {}
