"""How the routes of violations are knocked at, and what each role gets, in its own squad and in another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"


def _verify(at: Knocker) -> TestResponse:
    code = at.world.everything.get(f"/violations/{at.squad.violation_id}").get_json()["verification_code"]
    return at.desk.get(f"/violations/verification/{code}")


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/violation-codes": lambda at: at.desk.get("/violation-codes"),
    f"GET {API}/violations": lambda at: at.desk.get("/violations", unit=str(at.squad.unit_id)),
    f"GET {API}/violations/<uuid:violation_id>": lambda at: at.desk.get(f"/violations/{at.squad.violation_id}"),
    f"GET {API}/violations/verification/<typed>": _verify,
}

MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/violation-codes": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    f"GET {API}/violations": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"GET {API}/violations/<uuid:violation_id>": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"GET {API}/violations/verification/<typed>": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
}
