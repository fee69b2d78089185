"""How the routes of the grid are knocked at, and what each of them answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
OTHERS = "404 404 404 404 404 404 404 401"

#: Columns as in ``test_routes``: off out lea dis sup adm bri nobody; first for the own squad, then for another.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/grid": ("200 200 200 200 200 200 200 401", OTHERS),  # everybody their own squad's
    f"GET {API}/grid/sheet": ("404 404 200 200 200 404 200 401", OTHERS),
    f"GET {API}/grid/cells/<uuid:requirement_id>": ("404 404 200 200 200 404 200 401", OTHERS),
}

KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/grid": lambda at: at.desk.get("/grid", unit=str(at.squad.unit_id)),
    f"GET {API}/grid/sheet": lambda at: at.desk.get("/grid/sheet", unit=str(at.squad.unit_id)),
    f"GET {API}/grid/cells/<uuid:requirement_id>": lambda at: at.desk.get(f"/grid/cells/{at.squad.requirement_id}"),
}
