"""How the routes of sign-in codes are knocked at, and what each of them answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from werkzeug.test import TestResponse

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
NOBODY = "401 401 401 401 401 401 401 401"

#: As in ``test_routes``: officer, outreach, leader, dispatcher, supervisor, admin, brigade leader, nobody.
MATRIX: dict[str, tuple[str, str]] = {
    f"POST {API}/session/code": (NOBODY, NOBODY),
    f"POST {API}/officers/<uuid:officer_id>/sign-in-code": (
        "403 403 201 403 403 201 403 401",
        "403 403 404 403 403 404 403 401",
    ),
    f"DELETE {API}/sign-in-codes/<uuid:code_id>": (
        "403 403 204 403 403 204 403 401",
        "403 403 404 403 403 404 403 401",
    ),
}

#: A desk's command and the one route that says it.
DESK: dict[str, str] = {
    "accounts.create_sign_in_code": f"POST {API}/officers/<uuid:officer_id>/sign-in-code",
    "accounts.revoke_sign_in_code": f"DELETE {API}/sign-in-codes/<uuid:code_id>",
}


def _guess(at: Knocker) -> TestResponse:
    """With a code that nobody made; each another one and from an address of its own, so that none is throttled."""
    address = f"10.{'.'.join(str(byte) for byte in uuid4().bytes[:3])}"
    return at.desk._client.post(
        f"{API}/session/code", json={"code": uuid4().hex}, environ_base={"REMOTE_ADDR": address}
    )


def _revoke(at: Knocker) -> TestResponse:
    made = at.world.everything.post(f"/officers/{at.world.new_officer(at.squad)}/sign-in-code").get_json()
    return at.desk.delete(f"/sign-in-codes/{made['id']}")


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"POST {API}/session/code": _guess,
    f"POST {API}/officers/<uuid:officer_id>/sign-in-code": lambda at: at.desk.post(
        f"/officers/{at.world.new_officer(at.squad)}/sign-in-code"
    ),
    f"DELETE {API}/sign-in-codes/<uuid:code_id>": _revoke,
}
