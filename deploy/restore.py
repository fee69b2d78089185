"""Restores a backup into an empty installation.

    XUNLU_DATA_DIR=/var/lib/xunlu /opt/xunlu/.venv/bin/python -m deploy.restore /backup/2026-11-23

Nothing that exists is overwritten: restoring over a living installation would lose what phones were given receipts
for. Stop the services first, move the old data away, and let ``flask audit verify`` have the last word.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from config import Settings
from deploy.backup import DUMP, SQLITE
from deploy.database_url import password_environment, sqlite_file, without_password


class NotEmpty(RuntimeError):
    """There is data where the backup should go."""


def restore(settings: Settings, backup: Path) -> None:
    """Put the backup in place. Raises NotEmpty before anything is written, CalledProcessError."""
    database = sqlite_file(settings.database_url)
    folders = (settings.photo_dir, settings.secrets_dir)
    for path in (*folders, *([database] if database else [])):
        if path.exists():
            raise NotEmpty(f"{path} exists: stop the services and move it away first")
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    if database is None:
        _load_postgresql(settings.database_url, backup / DUMP)
    else:
        shutil.copy2(backup / SQLITE, database)
    for folder in folders:
        if (backup / folder.name).exists():
            shutil.copytree(backup / folder.name, folder)


def _load_postgresql(url: str, dump: Path) -> None:
    """All or nothing, into a database that exists and is empty: a table that is there already stops it."""
    command = ["pg_restore", "--single-transaction", "--no-owner", f"--dbname={without_password(url)}", str(dump)]
    subprocess.run(command, env={**os.environ, **password_environment(url)}, check=True)


def main() -> None:
    """Restore into the installation that the environment describes."""
    try:
        restore(Settings.from_env(), Path(sys.argv[1]))
    except NotEmpty as reason:
        raise SystemExit(f"refused: {reason}") from None
    print("restored; now run: flask --app wsgi audit verify")


if __name__ == "__main__":
    main()
