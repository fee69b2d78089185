"""What a WSGI server and the ``flask`` command load: ``flask --app wsgi …``."""

from __future__ import annotations

from app import create_app
from config import Settings

app = create_app(Settings.from_env())
