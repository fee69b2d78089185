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


def _compare(at: Knocker) -> TestResponse:
    raw = "决定书编号,号牌号码\n1,鲁P12345\n".encode()
    headers = {"Content-Type": "application/octet-stream"}
    return at.desk._client.post(f"{API}/violations/decision-comparison", data=raw, headers=headers)


def _number(at: Knocker) -> TestResponse:
    where = {"violation_id": at.squad.violation_id, "position": 0}
    number = {**where, "before": None, "decision_number": "3715210001"}
    return at.desk.post("/violations/decision-numbers", {"file_digest": "0" * 64, "numbers": [number]})


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/violation-codes": lambda at: at.desk.get("/violation-codes"),
    f"GET {API}/violations": lambda at: at.desk.get("/violations", unit=str(at.squad.unit_id)),
    f"GET {API}/violations/<uuid:violation_id>": lambda at: at.desk.get(f"/violations/{at.squad.violation_id}"),
    f"GET {API}/violations/verification/<typed>": _verify,
    f"POST {API}/violations/decision-comparison": _compare,
    f"POST {API}/violations/decision-numbers": _number,
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
    f"POST {API}/violations/decision-comparison": (
        "403 403 200 200 200 403 200 401",
        "403 403 200 200 200 403 200 401",  # of other units' records it says nothing
    ),
    f"POST {API}/violations/decision-numbers": (
        "403 403 201 201 201 403 201 401",
        "403 403 404 404 404 403 404 401",
    ),
}

#: A desk's command and the one route that says it.
DESK: dict[str, str] = {"violation.apply_decisions": f"POST {API}/violations/decision-numbers"}
