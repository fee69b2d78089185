"""axe-core finds nothing serious on any page, in either theme, on a narrow and on a wide screen, and nothing in the
sheets, dialogs and editors that open on them.

Which pages there are is asked of the router: a page with an id in its address needs a way to one in ``IDS``. Which
sheets there are is asked of the sources: each needs a line in tests/e2e/opened.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from time import perf_counter
from uuid import UUID

from playwright.sync_api import Playwright, expect

from tests.e2e import kept
from tests.e2e.barriers import Visitor
from tests.e2e.centre import Centre, something_left_open, something_to_speak_of
from tests.e2e.county import NEAR, County
from tests.e2e.desk_app import DeskApp
from tests.e2e.field_app import FieldApp
from tests.e2e.opened import DIALOG, OPENINGS, WITHOUT_OCCASION, Opening, drawn
from tests.e2e.outbox import record
from tests.e2e.phone import ON_A_DESK, Phone
from tests.e2e.server import Server
from tests.e2e.spoken import ROWS, Talk

#: How SQLite keeps ids, and addresses don't name them.
_HEX = re.compile(r"\b[0-9a-f]{32}\b")
#: From each to the next, and from the last to the first, one thing changes.
SCREENS = ((360, 740, "light"), (360, 740, "dark"), (1440, 900, "dark"), (1440, 900, "light"))
#: What opens is seen by day and by night, on the screen that it is made for.
OF_OPENED = {"phone": ((360, 740, "dark"), (360, 740, "light")), "desk": ((1440, 900, "dark"), (1440, 900, "light"))}
#: What is said twice, so that something stands beside what was withdrawn.
TWICE = ("checkin.check_in", "violation.report", "outreach.close_session", "hazard.report", "accident.report")

#: Where the id in an address comes from: a query on the server, or a type of what the phone said.
IDS: Mapping[str, str] = {
    "/records/:id": "violation.report",
    "/inspections/:id": "SELECT inspection_id AS id FROM inspection_officer",
    "/tasks/:id": "SELECT task_id AS id FROM task_recipient",
    "/desk/calls/:id": "SELECT id FROM call",
    "/desk/accidents/:id": "SELECT id FROM accident",
    "/desk/analysis/proposals/:id": "SELECT id FROM analysis_proposal",
    "/desk/check-ins/:id": "SELECT id FROM check_in",
    "/desk/credits/:id": "SELECT requirement_id || ':' || indicator AS id FROM credit",
    "/desk/hazards/:id": "SELECT id FROM hazard",
    "/desk/inspections/:id": "SELECT inspection_id AS id FROM inspection_officer",
    "/desk/notices/:id": "SELECT id FROM inspection_notice",
    "/desk/officers/:id": "SELECT id FROM officer WHERE badge = '031001'",
    "/desk/outreach/ledger/plan/:id?": "",
    "/desk/outreach/talks/:id": "SELECT id FROM outreach_session",
    "/desk/outreach/targets/:id": "SELECT id FROM outreach_target",
    "/desk/periods/:id": "SELECT id FROM assessment_period",
    "/desk/plans/:id": "SELECT id FROM plan",
    "/desk/posts/:id": "SELECT id FROM post",
    "/desk/reference/:table/:key": "SELECT 'tally_kind/' || id AS id FROM tally_kind",
    "/desk/score-reviews/:id": "SELECT id FROM score_review",
    "/desk/sections/:id": "SELECT id FROM section",
    "/desk/tasks/:id": "SELECT task_id AS id FROM task_recipient",
    "/desk/trackers/:id": "SELECT id FROM tracker",
    "/desk/units/:id": "SELECT id FROM unit",
    "/desk/vehicles/:id": "SELECT id FROM vehicle",
    "/desk/violations/:id": "SELECT id FROM violation",
    "/:rest(.*)*": "nowhere",
}


def test_no_page_holds_anybody_up(
    server: Server,
    county: County,
    phone: Phone,
    make_phone: Callable[..., Phone],
    playwright: Playwright,
    measured: Callable[[str], None],
) -> None:
    app = FieldApp(phone.start(), server.origin)
    app.enrol(county.leader)
    centre, chief = Centre(playwright, server, county), Centre(playwright, server, county, county.people["chief"])
    talk = _say_everything(app, something_to_speak_of(centre, server, county))
    talk.said |= something_left_open(centre, chief, talk)
    server.run_jobs()
    app.open("/today")
    on_the_phone = Visitor(app.page)
    on_the_phone.come_to_rest()
    field = on_the_phone.routes()

    began = perf_counter()
    found = _barriers(on_the_phone, server, talk, field)
    office = DeskApp(make_phone(**ON_A_DESK).start(), server.origin)
    office.sign_in(county.people["chief"])
    at_the_desk = Visitor(office.page)
    desk = [route for route in at_the_desk.routes() if route.startswith("/desk")]
    found += _barriers(at_the_desk, server, talk, desk)
    app.page.goto(f"{server.origin}/phone-check")
    found += _on_each_screen(on_the_phone, "/phone-check")
    took_s = perf_counter() - began
    measured(f"axe: {len(field) + len(desk) + 1} pages, 2 themes, 2 widths, in {took_s:.0f} s")
    began = perf_counter()
    found += _opened(at_the_desk, server, talk, [each for each in OPENINGS if each.at_the_desk])
    app.open("/today")
    found += _opened(on_the_phone, server, talk, [each for each in OPENINGS if not each.at_the_desk])
    took_s = perf_counter() - began
    measured(f"axe: {len(OPENINGS)} opened sheets and states, 2 themes, in {took_s:.0f} s")
    assert not found, "\n".join(found)


def test_every_sheet_that_there_is_gets_opened() -> None:
    assert drawn() - WITHOUT_OCCASION <= {each.of for each in OPENINGS}


def _say_everything(app: FieldApp, talk: Talk) -> Talk:
    for type_ in (*ROWS, *TWICE):
        talk.said[type_] = record(app.page, type_, ROWS[type_].payload(talk), ROWS[type_].photos)
    app.expect_sum(confirmed=len(ROWS) + len(TWICE))
    app.tab("今日").click()
    expect(app.page.get_by_role("heading", name=NEAR)).to_be_visible()
    return talk


def _barriers(visitor: Visitor, server: Server, talk: Talk, routes: list[str]) -> list[str]:
    found = []
    for route in routes:
        visitor.go(_address(server, talk, route))
        found += _on_each_screen(visitor, route)
    assert visitor.refused == []
    return found


def _on_each_screen(visitor: Visitor, name: str) -> list[str]:
    found = []
    for width, height, scheme in SCREENS:
        visitor.look_at(width, height, scheme)
        found += [f"{name} {width} {scheme}: {barrier}" for barrier in visitor.grave_barriers()]
    return found


def _opened(visitor: Visitor, server: Server, talk: Talk, openings: list[Opening]) -> list[str]:
    found = []
    for each in openings:
        visitor.go(_address(server, talk, each.route, each.which) + _query(talk, each))
        for way in each.ways:
            way(visitor.page)
        within = DIALOG if each.is_sheet else "html"
        expect(visitor.page.locator(within), each.of).to_be_visible()
        visitor.come_to_rest()
        for screen in OF_OPENED["desk" if each.at_the_desk else "phone"]:
            visitor.look_at(*screen)
            found += [f"{each.of} {screen[2]}: {barrier}" for barrier in visitor.grave_barriers(within)]
        if each.is_sheet:
            visitor.page.keyboard.press("Escape")
    assert visitor.refused == []
    return found


def _query(talk: Talk, opening: Opening) -> str:
    return opening.query.replace(":id", talk.said.get(opening.which, ""))


def _address(server: Server, talk: Talk, route: str, which: str = "") -> str:
    if ":" not in route:
        return route
    assert which or route in IDS, f"{route} is a new page: say in IDS where its id comes from"
    way = which or IDS[route]
    found = str(kept.rows(server.data_dir, way)[0]["id"]) if way.startswith("SELECT") else talk.said.get(way, way)
    return f"{route.partition(':')[0]}{_HEX.sub(lambda each: str(UUID(each[0])), found)}"
