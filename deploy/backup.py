"""Backs up an installation: database, photos and secrets, into one new folder.

    XUNLU_DATA_DIR=/var/lib/xunlu /opt/xunlu/.venv/bin/python -m deploy.backup /backup/2026-11-23

The service may go on running. The database comes first: every photo that it names was complete before its record was
written, and photos never change, so the copy of the photos that follows holds at least those. The secrets open the
database's encrypted fields: keep the folder as closely as the installation itself.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from config import Settings
from deploy.database_url import password_environment, sqlite_file, without_password

DUMP = "database.dump"
SQLITE = "database.sqlite"


def back_up(settings: Settings, target: Path) -> None:
    """Write a backup into ``target``, which must not exist yet. Raises FileExistsError, CalledProcessError."""
    target.mkdir(mode=0o700, parents=True)
    database = sqlite_file(settings.database_url)
    if database is None:
        _dump_postgresql(settings.database_url, target / DUMP)
    else:
        _copy_sqlite(database, target / SQLITE)
    for folder in (settings.photo_dir, settings.secrets_dir):
        if folder.exists():
            shutil.copytree(folder, target / folder.name)
            shutil.copymode(folder, target / folder.name)


def _copy_sqlite(database: Path, copy: Path) -> None:
    """SQLite's own online backup: a consistent copy, whatever is being written meanwhile."""
    with (
        closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as made,
    ):
        source.backup(made)
        made.execute("PRAGMA journal_mode=DELETE")
    copy.chmod(0o600)


def _dump_postgresql(url: str, dump: Path) -> None:
    dump.touch(mode=0o600)
    command = ["pg_dump", "--format=custom", f"--file={dump}", f"--dbname={without_password(url)}"]
    subprocess.run(command, env={**os.environ, **password_environment(url)}, check=True)


def main() -> None:
    """Back up the installation that the environment describes."""
    target = Path(sys.argv[1])
    back_up(Settings.from_env(), target)
    print(f"backed up to {target}")


if __name__ == "__main__":
    main()
