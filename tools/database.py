"""Brings the database up to date and, where wanted, fills an empty one with the made-up county.

One process runs the commands that an administrator would type one by one (``flask db upgrade``, ``flask demo load``,
``flask demo sign-ins``), since most of each is starting Python.
"""

from __future__ import annotations

from flask.cli import FlaskGroup, ScriptInfo

from app import create_app
from config import Settings

MIGRATE = (
    ("db", "upgrade"),
    ("violations", "load-codes"),
    ("outreach", "load-words"),
    ("accidents", "load-words"),
)
DEMO = (("demo", "load"), ("demo", "sign-ins"))


def main() -> None:
    """Raise whatever a command raises: a half-prepared database is not served."""
    settings = Settings.from_env()
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    app = create_app(settings)
    group = FlaskGroup(load_dotenv=False)
    for command in MIGRATE + (DEMO if settings.demo else ()):
        group.main(list(command), obj=ScriptInfo(create_app=lambda: app), standalone_mode=False)


if __name__ == "__main__":
    main()
