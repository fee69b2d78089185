"""How the routes of rules are knocked at: they are everybody's to read, and an administrator's to change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

from app.kernel.desk import system_transaction
from app.kernel.house import EXTENSION, House
from app.legal.reference import load_rules
from tests.access.world import World

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"


def _loaded(world: World) -> str:
    """The path of a rule, once the rules are there."""
    house: House = world.app.extensions[EXTENSION]
    with world.app.app_context(), system_transaction(house.bus, world.spine.clock) as context:
        load_rules(context)
    return "/legal-rules/R05"


def _patch(at: Knocker) -> TestResponse:
    path = _loaded(at.world)
    return at.desk.patch(path, {"value": "500"}, at.world.version(path))


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/legal-rules": lambda at: at.desk.get("/legal-rules"),
    f"GET {API}/legal-rules/<string:rule_id>": lambda at: at.desk.get(_loaded(at.world)),
    f"PATCH {API}/legal-rules/<string:rule_id>": _patch,
}

#: Columns as in ``tests/access/test_routes.py``; a rule is of no unit.
ROUTES: dict[str, tuple[str, str]] = {
    #    off out lea dis sup adm bri nobody
    f"GET {API}/legal-rules": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    f"GET {API}/legal-rules/<string:rule_id>": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    f"PATCH {API}/legal-rules/<string:rule_id>": (
        "403 403 403 403 403 200 403 401",
        "403 403 403 403 403 200 403 401",
    ),
}

DESK = {"legal.change_rule": f"PATCH {API}/legal-rules/<string:rule_id>"}
