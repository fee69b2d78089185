"""Requests made up from the API's own description: every answer is one that the description knows.

The generator is fixed, so a failure comes back on every run. Half of the requests name records that are there, from
somebody who may do everything; so successes are looked at too."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from app.accounts.sign_in import COOKIE
from app.kernel.actor import Role
from app.kernel.openapi import describe
from config import PROJECT
from tests.access.world import World
from tests.phones import field_phone

EXAMPLES = 12
ORIGIN = "https://localhost"
HEADERS = {"Origin": ORIGIN, "Accept-Encoding": "identity"}  # the generator's client doesn't unpack
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
METHODS = {"get", "head", "post", "put", "patch", "delete"}
DESCRIPTION = json.loads((PROJECT / "docs" / "api" / "openapi.json").read_text(encoding="utf-8"))
OPERATIONS = sorted(
    f"{method.upper()} {path}" for path, item in DESCRIPTION["paths"].items() for method in item.keys() & METHODS
)

#: Written into the description, too: what a phone uploads, and what a tracker says with its own token.
_PLAIN_BYTES = "application/offset+octet-stream"
schemathesis.serializer(_PLAIN_BYTES)(lambda _context, value: value)


def known_ids(world: World) -> dict[str, str]:
    """A record that is there, by the names under which paths, queries and bodies ask for it."""
    squad = world.squads["own"]
    return {
        "unit_id": str(squad.unit_id),
        "unit": str(squad.unit_id),
        "parent_id": str(world.spine.county.brigade),
        "subject_id": str(squad.unit_id),
        "officer_id": str(world.new_officer(squad)),
        "mentor_id": str(squad.member.officer_id),
        "post_id": squad.post_id,
        "section_id": squad.section_id,
        "plan_id": world.new_plan(squad),
        "requirement_id": squad.requirement_id,
        "vehicle_id": squad.vehicle_id,
        "tracker_id": squad.tracker_id,
        "check_in_id": squad.check_in_id,
        "violation_id": squad.violation_id,
        "credit_id": squad.credit_id,
        "link_id": squad.photo_link_id,
        "exemption_id": world.new_exemption(squad),
        "enrolment_id": world.new_enrolment(squad),
        "from": "2026-11-22T00:00:00Z",
        "to": "2026-11-22T04:00:00Z",
        "If-Match": '"1"',
    }


def make_real(container: Any, known: dict[str, str]) -> None:
    """Replace made-up ids in one part of a request."""
    if isinstance(container, dict) or hasattr(container, "keys"):
        for name in list(container.keys()):
            if name in known:
                container[name] = known[name]


@pytest.fixture(scope="module")
def description(world: World) -> Any:
    """The API as the generator reads it."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", world.app)


def test_the_description_that_is_served_is_the_one_that_is_kept(world: World) -> None:
    with world.app.app_context():
        assert world.everything.get("/openapi.json").get_data(as_text=True) == describe(world.app)


#: What asks for a password, a code, a proof or a token, whoever is signed in.
BY_ANOTHER_KEY = tuple(f"/api/v1/{path}" for path in ("session", "session/code", "enrolments", "positions"))


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_address_answers_as_described(world: World, description: Any, operation: str) -> None:
    method, path = operation.split(" ", 1)
    statuses: Counter[int] = Counter()
    knock = _knocker(world, statuses)
    found = description[path][method]
    run = settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )(given(case=found.as_strategy())(knock))
    run()
    assert statuses
    assert 401 not in statuses or path in BY_ANOTHER_KEY, statuses


def _knocker(world: World, statuses: Counter[int]) -> Callable[[Any], None]:
    """Says a generated request, from the phone of somebody who may do everything, and checks its answer."""
    phone = field_phone(world.app, world.spine.clock, world.spine.county.brigade, *Role)
    cookie = phone.client.get_cookie(COOKIE)
    assert cookie is not None
    known = {**known_ids(world), "Xunlu-Enrolment": str(phone.phone.enrolment_id)}

    def knock(case: Any) -> None:
        if sum(statuses.values()) % 2 == 0:
            for part in (case.path_parameters, case.query, case.headers, case.body):
                make_real(part, {**known, "Idempotency-Key": str(uuid4())})
        answer = case.call(base_url=ORIGIN, headers=HEADERS, cookies={COOKIE: cookie.value})
        statuses[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)

    return knock
