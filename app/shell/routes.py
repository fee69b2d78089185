"""Serving the build of ``static/pwa``. Hashed assets are immutable; everything else is asked for again."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from flask import Blueprint, Response, current_app, request
from werkzeug.security import safe_join

from app.kernel.errors import DomainError

DIST = Path(__file__).resolve().parents[2] / "static" / "pwa" / "dist"
YEAR_S = 365 * 24 * 3600
#: What the machine's own table may not know or get wrong.
MEDIA_TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2"}

blp = Blueprint("shell", __name__)


@blp.get("/static/pwa/dist/<path:name>")
def built_file(name: str) -> Response:
    """A file of the build."""
    response = _file(name)
    immutable = name.startswith("assets/")
    response.headers["Cache-Control"] = f"public, max-age={YEAR_S}, immutable" if immutable else "no-cache"
    return response


@blp.get("/sw.js")
def service_worker() -> Response:
    """The service worker, allowed to serve the whole origin."""
    response = _file("sw.js")
    response.headers["Service-Worker-Allowed"] = "/"
    response.headers["Cache-Control"] = "no-cache"
    return response


@blp.get("/")
@blp.get("/<path:_path>")
def page(_path: str = "") -> Response:
    """The one page; its router reads the path. What belongs to the API or the files is not a page."""
    if _path.startswith(("api/", "static/")):
        raise DomainError("not_found")
    response = _file("index.html")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _file(name: str) -> Response:
    """A file of the build as a whole (they are small, and only a whole one is compressed), conditional on its ETag."""
    path = safe_join(str(DIST), name)
    if path is None or not Path(path).is_file():
        current_app.logger.info("no such file in the build: %s", name)
        raise DomainError("not_found")
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = Response(Path(path).read_bytes(), mimetype=MEDIA_TYPES.get(Path(name).suffix, media_type))
    response.add_etag()
    response.make_conditional(request)
    return response
