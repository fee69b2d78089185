"""How tracks are opened: by whoever supervises the unit, never by colleagues."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
RETENTION = f"GET {API}/retention"
TRACKS = f"GET {API}/credits/<string:credit_id>/tracks"

KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    RETENTION: lambda at: at.desk.get("/retention"),
    TRACKS: lambda at: at.desk.get(f"/credits/{at.squad.credit_id}/tracks", reason="核对到岗"),
}

#: Columns as in ``tests/access/test_routes.py``.
ROUTES: dict[str, tuple[str, str]] = {
    #    off out lea dis sup adm bri nobody
    RETENTION: ("403 403 403 403 200 200 200 401",) * 2,
    TRACKS: (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
}
