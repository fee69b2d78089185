"""The access matrix: every route × every role × the own unit and another one. The cells are literals, read and agreed.

Columns: officer, outreach, squad leader, dispatcher, supervisor, admin, brigade leader (each over the own squad only)
and nobody. 404 is also the answer for what is there but not for the asker; 403 for what they see and may not do; 422
where a write names a unit that is none of theirs.
"""

from __future__ import annotations

import pytest
from flask import Flask

from tests.access import (
    accident,
    analysis,
    assessment,
    call,
    grid,
    hazard,
    imports,
    inspection,
    master,
    outreach,
    privacy,
    records,
    reference,
    report,
    roster,
    shift,
    sign_in_codes,
    violation,
)
from tests.access.knocks import KNOCKS, knock
from tests.access.world import COLUMNS, Place, World

#: Pages and files of the interface hold no data; they are everybody's.
PUBLIC = {
    "GET /",
    "GET /<path:_path>",
    "GET /sw.js",
    "GET /static/pwa/dist/<path:name>",
    "GET /phone-check",
    "GET /phone-check/static/<path:filename>",
}

MATRIX: dict[str, tuple[str, str]] = {
    **assessment.MATRIX,
    **imports.MATRIX,
    **sign_in_codes.MATRIX,
    **master.MATRIX,
    #    off out lea dis sup adm bri nobody
    "POST /api/v1/session": (
        "401 401 401 401 401 401 401 401",
        "401 401 401 401 401 401 401 401",
    ),
    "GET /api/v1/session": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "DELETE /api/v1/session": (
        "204 204 204 204 204 204 204 204",
        "204 204 204 204 204 204 204 204",
    ),
    "POST /api/v1/enrolments": (
        "401 401 401 401 401 401 401 401",
        "401 401 401 401 401 401 401 401",
    ),
    "GET /api/v1/units": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "POST /api/v1/units": (
        "403 403 403 403 403 201 403 401",
        "403 403 403 403 403 422 403 401",
    ),
    "GET /api/v1/officers": (
        "200 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "POST /api/v1/officers": (
        "403 403 403 403 403 201 403 401",
        "403 403 403 403 403 422 403 401",
    ),
    "GET /api/v1/officers/<uuid:officer_id>": (
        "200 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "PATCH /api/v1/officers/<uuid:officer_id>": (
        "403 403 403 403 403 200 403 401",
        "403 403 403 403 403 404 403 401",
    ),
    "POST /api/v1/officers/<uuid:officer_id>/password": (
        "403 403 403 403 403 204 403 401",
        "403 403 403 403 403 404 403 401",
    ),
    "POST /api/v1/officers/<uuid:officer_id>/roles": (
        "403 403 403 403 403 200 403 401",
        "403 403 403 403 403 404 403 401",
    ),
    "DELETE /api/v1/officers/<uuid:officer_id>/roles": (
        "403 403 403 403 403 200 403 401",
        "403 403 403 403 403 404 403 401",
    ),
    "GET /api/v1/devices": (
        "200 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "DELETE /api/v1/enrolments/<uuid:enrolment_id>": (
        "403 403 403 403 204 204 403 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/changes": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "POST /api/v1/commands": (
        "403 403 403 403 403 403 403 401",
        "403 403 403 403 403 403 403 401",
    ),
    "HEAD /api/v1/photos/<digest>": (
        "403 403 403 403 403 403 403 401",
        "403 403 403 403 403 403 403 401",
    ),
    "PATCH /api/v1/photos/<digest>": (
        "403 403 403 403 403 403 403 401",
        "403 403 403 403 403 403 403 401",
    ),
    "GET /api/v1/photo-links/<uuid:link_id>": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/photo-links/<uuid:link_id>/original": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "POST /api/v1/positions": (
        "401 401 401 401 401 401 401 401",
        "401 401 401 401 401 401 401 401",
    ),
    "GET /api/v1/vehicles": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "POST /api/v1/vehicles": (
        "403 403 403 201 403 201 403 401",
        "403 403 403 403 403 403 403 401",
    ),
    "GET /api/v1/vehicles/<uuid:vehicle_id>/positions": (
        "403 403 200 200 200 403 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/trackers": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "POST /api/v1/trackers": (
        "403 403 403 201 403 201 403 401",
        "403 403 403 403 403 403 403 401",
    ),
    "POST /api/v1/trackers/<uuid:tracker_id>/token": (
        "403 403 403 200 403 200 403 401",
        "403 403 403 404 403 404 403 401",
    ),
    "GET /api/v1/posts": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "POST /api/v1/posts": (
        "403 403 201 201 201 201 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    "GET /api/v1/posts/<uuid:post_id>": (
        "200 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "PATCH /api/v1/posts/<uuid:post_id>": (
        "403 403 200 200 200 200 200 401",
        "403 403 404 404 404 404 404 401",
    ),
    "GET /api/v1/sections": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "POST /api/v1/sections": (
        "403 403 201 201 201 201 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    "GET /api/v1/sections/<uuid:section_id>": (
        "200 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "PATCH /api/v1/sections/<uuid:section_id>": (
        "403 403 200 200 200 200 200 401",
        "403 403 404 404 404 404 404 401",
    ),
    "GET /api/v1/plans": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "POST /api/v1/plans": (
        "403 403 201 201 201 201 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    "GET /api/v1/plans/<uuid:plan_id>": (
        "200 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "PATCH /api/v1/plans/<uuid:plan_id>": (
        "403 403 200 200 200 200 200 401",
        "403 403 404 404 404 404 404 401",
    ),
    "DELETE /api/v1/plans/<uuid:plan_id>": (
        "403 403 204 204 204 204 204 401",
        "403 403 404 404 404 404 404 401",
    ),
    "GET /api/v1/requirements": (
        "200 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/requirements/<uuid:requirement_id>": (
        "200 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "POST /api/v1/requirements/<uuid:requirement_id>/exemptions": (
        "403 403 201 201 201 403 201 401",
        "403 403 404 404 404 403 404 401",
    ),
    "DELETE /api/v1/exemptions/<uuid:exemption_id>": (
        "403 403 204 204 204 403 204 401",
        "403 403 404 404 404 403 404 401",
    ),
    "GET /api/v1/check-ins/<uuid:check_in_id>": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    **violation.MATRIX,
    "GET /api/v1/targets": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "POST /api/v1/targets": (
        "403 403 201 201 201 201 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    "GET /api/v1/targets/<uuid:target_id>": (
        "404 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "PATCH /api/v1/targets/<uuid:target_id>": (
        "403 403 200 200 200 200 200 401",
        "403 403 404 404 404 404 404 401",
    ),
    "GET /api/v1/campaigns": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "POST /api/v1/campaigns": (
        "403 403 201 201 201 201 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    "GET /api/v1/campaigns/<uuid:campaign_id>": (
        "404 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "PATCH /api/v1/campaigns/<uuid:campaign_id>": (
        "403 403 200 200 200 200 200 401",
        "403 403 404 404 404 404 404 401",
    ),
    "GET /api/v1/outreach/words": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "GET /api/v1/outreach/sessions": (
        "404 200 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/outreach/sessions/export": (
        "404 200 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/outreach/sessions/<uuid:session_id>": (
        "404 200 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/outreach/progress": (
        "404 200 200 200 200 200 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    **records.MATRIX,
    **report.MATRIX,
    **roster.MATRIX,
    "GET /api/v1/tasks": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "POST /api/v1/tasks": (
        "403 403 201 201 201 403 201 401",
        "403 403 422 422 422 403 422 401",
    ),
    "GET /api/v1/tasks/<uuid:task_id>": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "POST /api/v1/tasks/<uuid:task_id>/recall": (
        "403 403 200 200 200 403 200 401",
        "403 403 404 404 404 403 404 401",
    ),
    "POST /api/v1/tasks/<uuid:task_id>/close": (
        "403 403 200 200 200 403 200 401",
        "403 403 404 404 404 403 404 401",
    ),
    "POST /api/v1/tasks/<uuid:task_id>/telemetry": (
        "404 404 404 404 404 404 404 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/push/key": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    "GET /api/v1/push/subscriptions": (
        "403 403 403 403 403 403 403 401",
        "403 403 403 403 403 403 403 401",
    ),
    "PUT /api/v1/push/subscriptions": (
        "403 403 403 403 403 403 403 401",
        "403 403 403 403 403 403 403 401",
    ),
    "DELETE /api/v1/push/subscriptions": (
        "403 403 403 403 403 403 403 401",
        "403 403 403 403 403 403 403 401",
    ),
    "GET /api/v1/credits": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/credits/<string:credit_id>": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/scorecards": (
        "404 404 200 200 200 404 200 401",
        "404 404 404 404 404 404 404 401",
    ),
    "GET /api/v1/schemes": (
        "200 200 200 200 200 200 200 401",
        "200 200 200 200 200 200 200 401",
    ),
    **hazard.MATRIX,
    **accident.MATRIX,
    **call.MATRIX,
    **grid.MATRIX,
    **inspection.MATRIX,
    **shift.MATRIX,
    "POST /api/v1/schemes": (
        "403 403 403 403 403 201 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    "GET /api/v1/openapi.json": (
        "200 200 200 200 200 200 200 200",
        "200 200 200 200 200 200 200 200",
    ),
    **reference.ROUTES,
    **privacy.ROUTES,
    **analysis.ROUTES,
    **outreach.ROUTES,
}


def routes_of(app: Flask) -> set[str]:
    """Every method of every route, but OPTIONS, and HEAD where it is GET without a body."""
    found = set()
    for rule in app.url_map.iter_rules():
        methods = set(rule.methods or ()) - {"OPTIONS"}
        found |= {f"{method} {rule.rule}" for method in methods - ({"HEAD"} if "GET" in methods else set())}
    return found


def test_no_route_is_missing_from_the_matrix_and_none_is_in_it_for_nothing(world: World) -> None:
    assert routes_of(world.app) == set(MATRIX) | PUBLIC
    assert set(MATRIX) == set(KNOCKS)


@pytest.mark.parametrize("place", ["own", "other"])
@pytest.mark.parametrize("route", MATRIX)
def test_a_route_answers_each_role_as_the_matrix_says(world: World, route: str, place: Place) -> None:
    expected = MATRIX[route][0 if place == "own" else 1]
    answers = [knock(world, world.desk(column), route, place) for column in COLUMNS]
    assert " ".join(str(status) for status in answers) == expected


LISTS = ("posts", "sections", "plans", "vehicles", "trackers", "officers", "devices", "requirements", "units")


@pytest.mark.parametrize("path", LISTS)
def test_a_list_without_a_unit_shows_the_own_squad_and_nothing_of_the_other(world: World, path: str) -> None:
    own, other = (str(world.squads[place].unit_id) for place in ("own", "other"))
    for column in COLUMNS[:-1]:
        shown = world.desk(column).get(f"/{path}").get_data(as_text=True)
        assert other not in shown, column
    assert own in world.desk(COLUMNS[3]).get(f"/{path}").get_data(as_text=True)


@pytest.mark.parametrize(("path", "query"), [("credits", {"day": "2026-11-22"}), ("violations", {})])
def test_what_a_supervisor_reads_without_a_unit_is_their_own_squads(
    world: World, path: str, query: dict[str, str]
) -> None:
    own, other = (str(world.squads[place].unit_id) for place in ("own", "other"))
    for column in COLUMNS[:-1]:
        assert other not in world.desk(column).get(f"/{path}", **query).get_data(as_text=True), column
    assert own in world.desk(COLUMNS[4]).get(f"/{path}", **query).get_data(as_text=True)


#: What a session of no phone may not read, whatever its roles.
OF_A_PHONE = {"GET /api/v1/push/subscriptions"}


@pytest.mark.parametrize("place", ["own", "other"])
def test_a_role_over_the_brigade_holds_for_the_squads_below_it(world: World, place: Place) -> None:
    for route in KNOCKS:
        if route.startswith("GET ") and route not in OF_A_PHONE:
            assert knock(world, world.everything, route, place) == 200, route
