"""How analysis is knocked at: picture and proposals are for whoever oversees the unit, rules for who keeps them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

from tests.analysis.made import make_proposal

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1/analysis"
PROPOSAL = f"{API}/proposals/<uuid:proposal_id>"
RULE = "/analysis/rules/B2"


def _period(at: Knocker, **more: str) -> dict[str, str]:
    return {"from": "2026-01-01", "to": "2026-10-31", "unit": str(at.squad.unit_id), **more}


def _proposal(at: Knocker) -> str:
    brigade_id = at.world.spine.county.brigade
    proposal_id = make_proposal(at.world.app, brigade_id, at.squad.unit_id, at.squad.section_id)
    return f"/analysis/proposals/{proposal_id}"


def _propose(at: Knocker) -> TestResponse:
    return at.desk.post("/analysis/proposals", {"unit_id": str(at.squad.unit_id), "to": "2026-10-31"})


def _change_rule(at: Knocker) -> TestResponse:
    said = {"settings": {"any": 6}, "reason": "按县里口径"}
    return at.desk.patch(RULE, said, at.world.version(RULE))


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/calls": lambda at: at.desk.get("/analysis/calls", **_period(at)),
    f"GET {API}/picture": lambda at: at.desk.get("/analysis/picture", **_period(at)),
    f"GET {API}/crossing": lambda at: at.desk.get("/analysis/crossing", **_period(at, rows="hour", columns="cause")),
    f"GET {API}/accidents": lambda at: at.desk.get("/analysis/accidents", **_period(at)),
    f"GET {API}/clusters": lambda at: at.desk.get("/analysis/clusters", to="2026-10-31", unit=str(at.squad.unit_id)),
    f"GET {API}/rules": lambda at: at.desk.get("/analysis/rules"),
    f"GET {API}/rules/<key>": lambda at: at.desk.get(RULE),
    f"PATCH {API}/rules/<key>": _change_rule,
    f"GET {API}/proposals": lambda at: at.desk.get("/analysis/proposals", unit=str(at.squad.unit_id)),
    f"POST {API}/proposals": _propose,
    f"GET {PROPOSAL}": lambda at: at.desk.get(_proposal(at)),
    f"POST {PROPOSAL}/adoption": lambda at: at.desk.post(f"{_proposal(at)}/adoption", {"changes": {}}, version=1),
    f"POST {PROPOSAL}/rejection": lambda at: at.desk.post(
        f"{_proposal(at)}/rejection", {"reason": "不需要"}, version=1
    ),
}

_READ = ("404 404 200 200 200 404 200 401", "404 404 404 404 404 404 404 401")
_DECIDED = ("403 403 200 200 200 403 200 401", "403 403 404 404 404 403 404 401")
_RULES = ("403 403 200 200 200 200 200 401", "403 403 200 200 200 200 200 401")

#: Columns as in ``tests/access/test_routes.py``; a rule is of no unit.
ROUTES: dict[str, tuple[str, str]] = {
    #    off out lea dis sup adm bri nobody
    f"GET {API}/calls": _READ,
    f"GET {API}/picture": _READ,
    f"GET {API}/crossing": _READ,
    f"GET {API}/accidents": _READ,
    f"GET {API}/clusters": _READ,
    f"GET {API}/rules": _RULES,
    f"GET {API}/rules/<key>": _RULES,
    f"PATCH {API}/rules/<key>": (
        "403 403 403 403 200 200 200 401",
        "403 403 403 403 200 200 200 401",
    ),
    f"GET {API}/proposals": _READ,
    f"POST {API}/proposals": (
        "403 403 201 201 201 403 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    f"GET {PROPOSAL}": _READ,
    f"POST {PROPOSAL}/adoption": _DECIDED,
    f"POST {PROPOSAL}/rejection": _DECIDED,
}

DESK = {
    "analysis.propose": f"POST {API}/proposals",
    "analysis.adopt": f"POST {PROPOSAL}/adoption",
    "analysis.reject": f"POST {PROPOSAL}/rejection",
    "analysis.change_rule": f"PATCH {API}/rules/<key>",
}
