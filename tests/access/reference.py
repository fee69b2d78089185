"""How reference tables are knocked at: they are everybody's to read, and an administrator's to change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.outreach.words import load_words
from tests.access.world import World

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
ROW = f"{API}/reference/<string:table>/<string:key>"


def _loaded(world: World) -> str:
    """The path of a row, once the words are there."""
    with world.app.app_context(), system_transaction(house().bus, world.spine.clock) as context:
        load_words(context)
    return "/reference/outreach_word/scheme.babida"


def _patch(at: Knocker) -> TestResponse:
    path = _loaded(at.world)
    said = {"changes": {"name_zh": "八必到"}, "reason": "核对文件"}
    return at.desk.patch(path, said, at.world.version(path))


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/reference": lambda at: at.desk.get("/reference"),
    f"GET {API}/reference/<string:table>": lambda at: at.desk.get("/reference/violation_code"),
    f"GET {ROW}": lambda at: at.desk.get(_loaded(at.world)),
    f"PATCH {ROW}": _patch,
}

_READ = ("200 200 200 200 200 200 200 401", "200 200 200 200 200 200 200 401")

#: Columns as in ``tests/access/test_routes.py``; a row is of no unit.
ROUTES: dict[str, tuple[str, str]] = {
    #    off out lea dis sup adm bri nobody
    f"GET {API}/reference": _READ,
    f"GET {API}/reference/<string:table>": _READ,
    f"GET {ROW}": _READ,
    f"PATCH {ROW}": (
        "403 403 403 403 403 200 403 401",
        "403 403 403 403 403 200 403 401",
    ),
}

DESK = {
    "violation.code_changed": f"PATCH {ROW}",
    "outreach.word_changed": f"PATCH {ROW}",
    "accident.word_changed": f"PATCH {ROW}",
}
