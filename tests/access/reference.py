"""How reference tables are knocked at: they are everybody's to read; an administrator's to change, most of them."""

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


def new_kind(at: Knocker) -> TestResponse:
    """A kind of work that is counted, where a list takes more: the leader's too, as it is the whole brigade's."""
    values = {"name_zh": "酒驾检查", "name_en": "Breath tests"}
    return at.desk.post("/reference/tally_kind", {"values": values, "reason": "专项行动"})


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/reference": lambda at: at.desk.get("/reference"),
    f"GET {API}/reference/<string:table>": lambda at: at.desk.get("/reference/violation_code"),
    f"POST {API}/reference/<string:table>": new_kind,
    f"GET {ROW}": lambda at: at.desk.get(_loaded(at.world)),
    f"PATCH {ROW}": _patch,
}

_READ = ("200 200 200 200 200 200 200 401", "200 200 200 200 200 200 200 401")

#: Columns as in ``tests/access/test_routes.py``; a row is of no unit.
ROUTES: dict[str, tuple[str, str]] = {
    #    off out lea dis sup adm bri nobody
    f"GET {API}/reference": _READ,
    f"GET {API}/reference/<string:table>": _READ,
    f"POST {API}/reference/<string:table>": (
        "403 403 403 403 403 201 201 401",
        "403 403 403 403 403 201 201 401",
    ),
    f"GET {ROW}": _READ,
    f"PATCH {ROW}": (
        "403 403 403 403 403 200 403 401",
        "403 403 403 403 403 200 403 401",
    ),
}

LEADERS_TOO = ("tally_kind.changed", "hazard_kind.changed", "call_kind.changed")
_ADD = f"POST {API}/reference/<string:table>"

DESK = {
    **dict.fromkeys(("violation.code_changed", "outreach.word_changed", "legal.rule_changed"), f"PATCH {ROW}"),
    "accident.word_changed": f"PATCH {ROW}",
    **dict.fromkeys(LEADERS_TOO, f"PATCH {ROW}"),
    **dict.fromkeys(("tally_kind.added", "hazard_kind.added", "call_kind.added"), _ADD),
}
