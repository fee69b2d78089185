"""HTTP for the whole house: strict JSON, response headers, and the guard against requests from other sites."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, g, request
from flask.json.provider import DefaultJSONProvider

from . import strictjson
from .actor import Actor
from .command import Record
from .desk import execute_desk
from .errors import DomainError
from .house import house

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
MAX_KEY = 64

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class StrictJsonProvider(DefaultJSONProvider):
    """Flask's JSON, read as strictly as a command."""

    sort_keys = False
    ensure_ascii = False

    def loads(self, s: str | bytes, **_options: Any) -> Any:
        return strictjson.loads(s)


def init_web(app: Flask) -> None:
    """Install what holds for every request."""
    app.json = StrictJsonProvider(app)
    app.before_request(refuse_nul)
    app.before_request(refuse_other_sites)
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        if name not in response.headers:
            response.headers.add(name, value)
    if request.path.startswith("/api/"):
        response.headers["Cache-Control"] = "no-store"  # files too: Flask would let browsers keep a photo
    return response


def refuse_nul() -> None:
    """Refuse an address that holds a NUL, as such a body is refused: PostgreSQL takes no text with one."""
    if "\x00" in request.path or b"%00" in request.query_string:
        raise DomainError("request_malformed", reason="nul")


def refuse_other_sites() -> None:
    """Refuse unsafe requests that ride on somebody's cookie from another site.

    A request with a token of its own (trackers) carries no cookie and is not concerned."""
    if request.method in SAFE_METHODS or "Authorization" in request.headers:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "same-origin") or request.headers.get("Origin") not in _own_origins():
        raise DomainError("cross_site_request")


def _own_origins() -> tuple[str, ...]:
    configured = house().settings.public_origins
    if configured:
        return tuple(configured)
    own = urlsplit(request.host_url)
    return (f"{own.scheme}://{own.netloc}",)


def current_actor() -> Actor:
    """Who asks; raise ``not_signed_in`` for nobody."""
    actor: Actor | None = g.get("actor")
    if actor is None:
        raise DomainError("not_signed_in")
    return actor


def desk_command(name: str, payload: dict[str, Any], *, kept_body: str | None = None) -> Record:
    """Run a desk command for the request at hand: its actor, its ``Idempotency-Key``, its exact body and path.

    ``kept_body`` is kept in place of a body that holds a secret."""
    key = request.headers.get("Idempotency-Key", "")
    if not 1 <= len(key) <= MAX_KEY:
        raise DomainError("idempotency_key_missing")
    actor = current_actor()
    body = f"{request.path}\n{request.get_data(as_text=True) if kept_body is None else kept_body}"
    return execute_desk(house().bus, house().clock, actor, name, key, body, payload)


def required_version() -> int:
    """The version in ``If-Match`` (``"7"``); raise ``version_missing`` or ``version_conflict`` for what is none."""
    tag = request.headers.get("If-Match")
    if tag is None:
        raise DomainError("version_missing")
    text = tag.strip().strip('"')
    if not text.isdecimal() or len(text) > 9:
        raise DomainError("version_conflict")
    return int(text)
