"""How the routes of assessment periods are knocked at. A period is a brigade's, and nobody here keeps a brigade's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

from app.kernel.actor import Role
from tests.access.world import World

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"

#: Columns as in ``test_routes``: off out lea dis sup adm bri nobody; first for the own squad, then for another.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/assessment-periods": ("404 404 200 200 200 404 200 401",) * 2,
    f"POST {API}/assessment-periods": ("403 403 403 403 403 403 403 401",) * 2,
    f"GET {API}/assessment-periods/<uuid:period_id>": ("404 404 200 200 200 404 200 401",) * 2,
    f"PATCH {API}/assessment-periods/<uuid:period_id>": ("404 404 403 403 403 404 403 401",) * 2,
    f"POST {API}/assessment-periods/<uuid:period_id>/publication": ("404 404 403 403 403 404 403 401",) * 2,
    f"POST {API}/assessment-periods/<uuid:period_id>/closing": ("404 404 403 403 403 404 403 401",) * 2,
}

_NUMBERS = count()


def _days() -> dict[str, str]:
    """Days of the past that no other period has."""
    first = date(2020, 1, 1) + timedelta(days=next(_NUMBERS))
    return {"first_day": first.isoformat(), "last_day": first.isoformat()}


def _new_period(world: World) -> str:
    said = {"unit_id": str(world.spine.county.brigade), **_days()}
    return str(world.everything.post("/assessment-periods", said).get_json()["id"])


def _open(at: Knocker) -> TestResponse:
    return at.desk.post("/assessment-periods", {"unit_id": str(at.world.spine.county.brigade), **_days()})


def _verb(verb: str) -> Callable[[Knocker], TestResponse]:
    return lambda at: at.desk.post(f"/assessment-periods/{_new_period(at.world)}/{verb}", version=1)


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/assessment-periods": lambda at: at.desk.get(
        "/assessment-periods", unit=str(at.world.spine.county.brigade)
    ),
    f"POST {API}/assessment-periods": _open,
    f"GET {API}/assessment-periods/<uuid:period_id>": lambda at: at.desk.get(
        f"/assessment-periods/{_new_period(at.world)}"
    ),
    f"PATCH {API}/assessment-periods/<uuid:period_id>": lambda at: at.desk.patch(
        f"/assessment-periods/{_new_period(at.world)}", {"ask_days": 5}, 1
    ),
    f"POST {API}/assessment-periods/<uuid:period_id>/publication": _verb("publication"),
    f"POST {API}/assessment-periods/<uuid:period_id>/closing": _verb("closing"),
}

DESK: dict[str, str] = {
    "assessment.open_period": f"POST {API}/assessment-periods",
    "assessment.change_period": f"PATCH {API}/assessment-periods/<uuid:period_id>",
    "assessment.publish_period": f"POST {API}/assessment-periods/<uuid:period_id>/publication",
    "assessment.close_period": f"POST {API}/assessment-periods/<uuid:period_id>/closing",
}

_KEEPERS = frozenset({Role.BRIGADE_LEADER, Role.SUPERVISOR})
OF_A_BRIGADE = dict.fromkeys(DESK, _KEEPERS)
"""Who may say it over a brigade."""
