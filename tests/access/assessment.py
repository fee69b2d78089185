"""How the routes of assessment periods are knocked at. A period is a brigade's, and nobody here keeps a brigade's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

from werkzeug.test import TestResponse

from app.assessment.service import default_scheme
from app.kernel.actor import OVERSIGHT_ROLES, Role
from tests.access.world import Place, Squad, World, plan_of
from tests.phones import FieldPhone

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
    f"POST {API}/assessment-periods/<uuid:period_id>/withdrawal": ("404 404 403 403 403 404 403 401",) * 2,
}

MATRIX |= {
    f"GET {API}/score-reviews": ("200 200 200 200 200 200 200 401",) * 2,
    f"POST {API}/score-reviews": (
        "403 403 201 403 403 403 201 401",
        "403 403 404 403 403 403 404 401",
    ),
    f"GET {API}/score-reviews/<uuid:review_id>": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"POST {API}/score-reviews/<uuid:review_id>/decider": (
        "404 404 403 403 403 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    f"POST {API}/score-reviews/<uuid:review_id>/decision": (
        "404 404 403 403 403 404 403 401",  # nobody decides a review of their own unit
        "404 404 404 404 404 404 404 401",
    ),
}

MATRIX |= {
    f"POST {API}/schemes/trial": (
        "403 403 403 403 200 200 200 401",
        "403 403 403 403 403 403 403 401",
    ),
    f"POST {API}/schemes/check": (
        "403 403 403 403 200 200 200 401",
        "403 403 403 403 403 403 403 401",
    ),
    f"GET {API}/assessment-periods/<uuid:period_id>/workbook": ("404 404 200 200 200 404 200 401",) * 2,
    f"GET {API}/exemption-claims": ("200 200 200 200 200 200 200 401",) * 2,
    f"POST {API}/exemption-claims/<uuid:claim_id>/decision": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
}

_NUMBERS = count()


def _days() -> dict[str, str]:
    """Days of the past that no other period has."""
    first = date(2020, 1, 1) + timedelta(days=next(_NUMBERS))
    return {"first_day": first.isoformat(), "last_day": first.isoformat()}


def _new_period(world: World) -> str:
    said = {"unit_id": str(world.spine.county.brigade), **_days()}
    return str(world.everything.post("/assessment-periods", said).get_json()["id"])


@dataclass(frozen=True)
class Due:
    """A requirement of a day whose period is published."""

    period_id: str
    requirement_id: str

    @property
    def words(self) -> dict[str, object]:
        """What somebody says who asks for a review."""
        what = {"period_id": self.period_id, "requirement_id": self.requirement_id, "indicator": "presence_posts"}
        return {**what, "reason": "当时在处置事故", "evidence": []}


def published_dues(world: World, *crews: tuple[Squad, list[str]]) -> list[Due]:
    """Plan a day of the far future for these crews, let it pass, publish it, and come back."""
    clock, now = world.spine.clock, world.spine.clock.instant
    day = date(2027, 6, 1) + timedelta(days=3 * next(_NUMBERS))
    clock.instant = datetime.combine(day, time(2), UTC)
    when = {"valid_from": day.isoformat(), "valid_to": day.isoformat()}
    made = [plan_of(squad.unit_id, squad.post_id, officer_ids=crew, **when) for squad, crew in crews]
    plans = [world.everything.post("/plans", each).get_json()["id"] for each in made]
    due = {
        each["plan_id"]: each["id"] for each in world.everything.get("/requirements", day=day.isoformat()).get_json()
    }
    clock.instant += timedelta(days=2)
    said = {"unit_id": str(world.spine.county.brigade), "first_day": day.isoformat(), "last_day": day.isoformat()}
    period = world.everything.post("/assessment-periods", said).get_json()["id"]
    published = world.everything.post(f"/assessment-periods/{period}/publication", version=1)
    clock.instant = now
    assert published.status_code == 200, published.get_json()
    return [Due(period, due[plan]) for plan in plans]


_DUES: dict[tuple[int, UUID], Iterator[Due]] = {}
_REVIEWED: dict[tuple[int, UUID, str], str] = {}


def _next_due(world: World, squad: Squad) -> Due:
    """One that nobody has asked about; a dozen for each squad are published at once."""
    if (id(world), squad.unit_id) not in _DUES:
        _DUES[id(world), squad.unit_id] = iter(published_dues(world, *([(squad, [])] * 12)))
    return next(_DUES[id(world), squad.unit_id])


def _review(world: World, squad: Squad, use: str) -> str:
    """A review of the squad's, one for each use; whoever may change it comes last."""
    key = (id(world), squad.unit_id, use)
    if key not in _REVIEWED:
        words = _next_due(world, squad).words
        _REVIEWED[key] = str(world.everything.post("/score-reviews", words).get_json()["id"])
    return _REVIEWED[key]


def _name(at: Knocker) -> TestResponse:
    """Somebody of the brigade's own, who is over the whole of it."""
    county = at.world.spine.county
    said = {"officer_id": str(county.person(Role.SUPERVISOR, county.brigade))}
    return at.desk.post(f"/score-reviews/{_review(at.world, at.squad, 'name')}/decider", said, version=1)


def _decide(at: Knocker) -> TestResponse:
    said = {"outcome": "upheld", "credit": None, "decision": "轨迹清楚"}
    return at.desk.post(f"/score-reviews/{_review(at.world, at.squad, 'decide')}/decision", said, version=1)


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
    f"POST {API}/assessment-periods/<uuid:period_id>/withdrawal": lambda at: at.desk.post(
        f"/assessment-periods/{_new_period(at.world)}/withdrawal", {"reason": "事实有误"}, version=1
    ),
}

KNOCKS |= {
    f"GET {API}/score-reviews": lambda at: at.desk.get("/score-reviews", period=_new_period(at.world)),
    f"POST {API}/score-reviews": lambda at: at.desk.post("/score-reviews", _next_due(at.world, at.squad).words),
    f"GET {API}/score-reviews/<uuid:review_id>": lambda at: at.desk.get(
        f"/score-reviews/{_review(at.world, at.squad, 'read')}"
    ),
    f"POST {API}/score-reviews/<uuid:review_id>/decider": _name,
    f"POST {API}/score-reviews/<uuid:review_id>/decision": _decide,
}


def _draft(at: Knocker) -> dict[str, object]:
    scheme = {name: value for name, value in default_scheme().items() if name != "id"}
    return {"unit_id": str(at.squad.unit_id), "scheme": scheme}


def _try(at: Knocker) -> TestResponse:
    return at.desk.post("/schemes/trial", {**_draft(at), "days": ["2026-11-22"]})


def _claim_of(requirement_id: str) -> dict[str, object]:
    whole = {"starts_at": None, "ends_at": None}
    return {"requirement_id": requirement_id, "reason": "vehicle_down", "note": "车辆抛锚", **whole}


def _decide_claim(at: Knocker) -> TestResponse:
    claimed = at.squad.member.tell("assessment.claim_exemption", _claim_of(at.squad.requirement_id))
    said = {"state": "refused", "decision": "车辆当日正常"}
    return at.desk.post(f"/exemption-claims/{claimed['record']['id']}/decision", said, version=1)


KNOCKS |= {
    f"POST {API}/schemes/trial": _try,
    f"POST {API}/schemes/check": lambda at: at.desk.post("/schemes/check", _draft(at)),
    f"GET {API}/assessment-periods/<uuid:period_id>/workbook": lambda at: at.desk.get(
        f"/assessment-periods/{_new_period(at.world)}/workbook"
    ),
    f"GET {API}/exemption-claims": lambda at: at.desk.get("/exemption-claims"),
    f"POST {API}/exemption-claims/<uuid:claim_id>/decision": _decide_claim,
}

YES, NO, GONE = "applied", "not_allowed", "not_found"

#: Cells for officer, outreach, squad leader, dispatcher, supervisor, admin, brigade leader. "own" names a credit of
#: their own, "other" one of another squad's crew.
FIELD: dict[str, dict[Place, tuple[str, ...]]] = {
    "assessment.ask_review": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (GONE, GONE, GONE, NO, NO, NO, NO),
    },
    "assessment.claim_exemption": {
        "own": (YES, YES, YES, NO, NO, NO, NO),
        "other": (GONE, GONE, GONE, NO, NO, NO, NO),
    },
}


def _ask(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    squad = world.squads[place]
    whose = phone.officer_id if place == "own" else squad.member.officer_id
    (due,) = published_dues(world, (squad, [str(whose)]))
    return phone.say("assessment.ask_review", due.words)


def _claim(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    squad = world.squads[place]
    requirement_id = squad.requirement_id
    if place == "own":
        plan = world.everything.post(
            "/plans", plan_of(squad.unit_id, squad.post_id, officer_ids=[str(phone.officer_id)])
        )
        requirement_id = world.spine.requirement(plan.get_json()["id"])["id"]
    return phone.say("assessment.claim_exemption", _claim_of(requirement_id))


SAY: dict[str, Callable[[World, FieldPhone, Place], dict[str, str]]] = {
    "assessment.ask_review": _ask,
    "assessment.claim_exemption": _claim,
}

DESK: dict[str, str] = {
    "assessment.open_period": f"POST {API}/assessment-periods",
    "assessment.change_period": f"PATCH {API}/assessment-periods/<uuid:period_id>",
    "assessment.publish_period": f"POST {API}/assessment-periods/<uuid:period_id>/publication",
    "assessment.close_period": f"POST {API}/assessment-periods/<uuid:period_id>/closing",
    "assessment.withdraw_period": f"POST {API}/assessment-periods/<uuid:period_id>/withdrawal",
}

_REVIEWS: dict[str, str] = {
    "assessment.request_review": f"POST {API}/score-reviews",
    "assessment.name_decider": f"POST {API}/score-reviews/<uuid:review_id>/decider",
    "assessment.decide_review": f"POST {API}/score-reviews/<uuid:review_id>/decision",
}
_KEEPERS = frozenset({Role.BRIGADE_LEADER, Role.SUPERVISOR})
OF_A_BRIGADE = {
    **dict.fromkeys(DESK, _KEEPERS),
    "assessment.withdraw_period": frozenset({Role.BRIGADE_LEADER}),
    "assessment.decide_review": OVERSIGHT_ROLES,
}
"""Who may say it over a brigade, or from outside the unit."""
DESK |= _REVIEWS
DESK["assessment.decide_claim"] = f"POST {API}/exemption-claims/<uuid:claim_id>/decision"
