"""Flask-Login, told what a session is here: the cookie holds a random session id, the database knows whose it is.

``g.sign_in`` and ``g.actor`` are there in every request, None for nobody. Flask-Login's remember cookie is never set,
since an enrolled phone's session lasts by itself, and its session protection is off: a phone changes its address all
the time.
"""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from flask import Flask, current_app, g, request, session
from flask_login import LoginManager, current_user, login_user, logout_user

from app.kernel.actor import Actor
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import EXTENSION, House, house

from . import sessions
from .passwords import Authenticator, PasswordAuthenticator
from .sessions import SignIn

AUTHENTICATOR = "xunlu_authenticator"

#: Browsers take a cookie of this name only with Secure, with Path=/ and without a Domain, so no neighbour plants one.
#: Chromium and Firefox count http on loopback as secure enough for it.
COOKIE = "__Host-xunlu"


class SignedIn:
    """A session as Flask-Login wants its users; the id it keeps is the session's."""

    is_authenticated = is_active = True
    is_anonymous = False

    def __init__(self, sign_in: SignIn, actor: Actor) -> None:
        self.sign_in = sign_in
        self.actor = actor

    def get_id(self) -> str:
        return self.sign_in.session_id


def init_sign_in(app: Flask) -> None:
    """Install cookie, loader and the password authenticator."""
    app.config.update(
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_DOMAIN=None,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=cast(House, app.extensions[EXTENSION]).settings.session_days),
    )
    app.extensions[AUTHENTICATOR] = PasswordAuthenticator()
    manager = LoginManager(app, add_context_processor=False)
    manager.session_protection = None
    manager.user_loader(_load)
    app.before_request(_recognise)


def authenticator() -> Authenticator:
    """The installed way to sign in."""
    return cast(Authenticator, current_app.extensions[AUTHENTICATOR])


def current_sign_in() -> SignIn:
    """The session at hand; raise ``not_signed_in`` for nobody's."""
    found: SignIn | None = g.sign_in
    if found is None:
        raise DomainError("not_signed_in")
    return found


def remember(session_id: str) -> None:
    """Hand out the cookie of a session that has just begun, in place of the one before."""
    signed_in = _load(session_id)
    if signed_in is None:
        raise DomainError("not_signed_in")
    session.clear()
    login_user(signed_in)
    _tell(signed_in)


def forget() -> None:
    """Take the cookie back."""
    logout_user()
    session.clear()
    _tell(None)


def keep_on_this_phone() -> None:
    """Let the cookie outlive the browser: its phone is enrolled."""
    session.permanent = True


def _load(session_id: str) -> SignedIn | None:
    found = sessions.find_session(db.session(), session_id, house().clock.now())
    return SignedIn(*found) if found else None


def _recognise() -> None:
    """Say who asks, and lengthen a phone's session that is in use. Files need neither."""
    user = None if request.path.startswith("/static/") else current_user._get_current_object()  # noqa: SLF001  # Werkzeug's public way to look through a proxy
    signed_in = user if isinstance(user, SignedIn) else None
    _tell(signed_in)
    if signed_in and sessions.renew(signed_in.sign_in, house().clock.now(), house().settings.session_days):
        session.modified = True


def _tell(signed_in: SignedIn | None) -> None:
    g.sign_in = signed_in.sign_in if signed_in else None
    g.actor = signed_in.actor if signed_in else None
