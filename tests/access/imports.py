"""How the routes of imports are knocked at, and what each of them answers; the list is one of cars."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from werkzeug.test import TestResponse

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
FOR_ALL = "200 200 200 200 200 200 200 401"
TEMPLATE = "403 403 403 200 403 200 403 401"

#: As in ``test_routes``: officer, outreach, leader, dispatcher, supervisor, admin, brigade leader, nobody.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/imports": (FOR_ALL, FOR_ALL),
    f"GET {API}/imports/<string:key>/template": (TEMPLATE, TEMPLATE),
    f"POST {API}/imports/<string:key>/dry-run": (
        "403 403 403 200 403 200 403 401",
        "403 403 403 422 403 422 403 401",
    ),
    f"POST {API}/imports/<string:key>": (
        "403 403 403 201 403 201 403 401",
        "403 403 403 422 403 422 403 401",
    ),
    f"POST {API}/imports/problem-list": (FOR_ALL, FOR_ALL),
}

#: A desk's command and the one route that says it.
DESK: dict[str, str] = {"imports.take_list": f"POST {API}/imports/<string:key>"}


def _send(at: Knocker, path: str, raw: bytes) -> TestResponse:
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/octet-stream"}
    return at.desk._client.post(f"{API}{path}unit={at.squad.unit_id}", data=raw, headers=headers)


def _cars() -> bytes:
    return f"车牌号,名称\n{uuid4().hex[:8].upper()},车\n".encode()


def _take(at: Knocker) -> TestResponse:
    raw = _cars()
    said = _send(at, "/imports/vehicles/dry-run?", raw).get_json()
    return _send(at, f"/imports/vehicles?seal={said.get('seal') or '0' * 64}&", raw)


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/imports": lambda at: at.desk.get("/imports"),
    f"GET {API}/imports/<string:key>/template": lambda at: at.desk.get("/imports/vehicles/template"),
    f"POST {API}/imports/<string:key>/dry-run": lambda at: _send(at, "/imports/vehicles/dry-run?", _cars()),
    f"POST {API}/imports/<string:key>": _take,
    f"POST {API}/imports/problem-list": lambda at: at.desk.post(
        "/imports/problem-list", {"titles": ["行"], "rows": [["1"]]}
    ),
}
