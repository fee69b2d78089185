"""What the phone check hands to the house."""

from __future__ import annotations

from flask import Flask

from app.kernel.feature import Feature

from .routes import bp


def install(app: Flask) -> None:
    """Register the page; it is not part of the API's description."""
    app.register_blueprint(bp)


FEATURE = Feature("phonecheck", extensions=(install,))
