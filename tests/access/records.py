"""How the routes of reviews are knocked at; each record is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

from tests.access.world import Squad
from tests.spine import violation

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"


def _new_violation(squad: Squad) -> str:
    """A violation that nobody has looked at."""
    return str(squad.member.tell("violation.report", violation())["id"])


def _accept(at: Knocker) -> TestResponse:
    said = {"verdict": "accepted", "reason_code": None, "comment": ""}
    return at.desk.patch(f"/reviews/{_new_violation(at.squad)}", said, 1)


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/reviews": lambda at: at.desk.get("/reviews", unit=str(at.squad.unit_id)),
    f"GET {API}/reviews/<uuid:record_id>": lambda at: at.desk.get(f"/reviews/{_new_violation(at.squad)}"),
    f"PATCH {API}/reviews/<uuid:record_id>": _accept,
}

MATRIX: dict[str, tuple[str, str]] = {
    #    off out lea dis sup adm bri nobody
    "GET /api/v1/reviews": (
        "404 404 200 404 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/reviews/<uuid:record_id>": (
        "404 404 200 404 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "PATCH /api/v1/reviews/<uuid:record_id>": (
        "403 403 200 403 200 403 200 401",
        "403 403 404 403 404 403 404 401",
    ),
}
DESK = {"records.review": "PATCH /api/v1/reviews/<uuid:record_id>"}
