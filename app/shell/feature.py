"""What the shell hands to the house."""

from __future__ import annotations

from flask import Flask

from app.kernel.feature import Feature

from .routes import blp


def install(app: Flask) -> None:
    """Register the shell's routes; they are pages, not part of the API's description."""
    app.register_blueprint(blp)


FEATURE = Feature("shell", extensions=(install,))
