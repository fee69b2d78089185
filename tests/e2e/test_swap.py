"""A swap goes round: asked without a signal, agreed to by a colleague, confirmed by the leader; the shifts follow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Playwright, expect

from tests.e2e.centre import Centre
from tests.e2e.conftest import MakePhone
from tests.e2e.county import County, Person
from tests.e2e.field_app import FieldApp
from tests.e2e.server import Server

REASON = "孩子家长会"


def test_a_swap_goes_round_three_phones(
    server: Server, county: County, make_phone: MakePhone, playwright: Playwright
) -> None:
    day = datetime.now(UTC).date() + timedelta(days=3)
    centre, partner = Centre(playwright, server, county), county.people["partner"]
    centre.write_roster(county.squad, (county.officer.id, str(day), "night"))
    asker, colleague, leader = (_phone(server, make_phone, each) for each in (county.officer, partner, county.leader))

    asker.page.context.set_offline(offline=True)
    asker.tab("今日").click()
    asker.page.get_by_role("link", name="调班、请假").click()
    asker.page.get_by_role("link", name=f"{day.month}月{day.day}日").click()
    _choose(asker, "找谁", partner)
    asker.page.get_by_text("请人替班").click()
    asker.page.get_by_label("事由").fill(REASON)
    asker.page.get_by_role("button", name="提交").click()
    expect(asker.page.get_by_text("待上传").first).to_be_visible()
    asker.page.context.set_offline(offline=False)
    asker.open("/roster")
    asker.wait_until_confirmed()

    _answer(colleague, "同意")
    _answer(leader, "批准")
    for app, has_it in ((colleague, 1), (asker, 0)):
        app.open("/roster")
        expect(app.page.get_by_text("已批准")).to_be_visible()
        shift = app.page.get_by_role("link", name=f"{day.month}月{day.day}日").filter(has_text="夜班")
        expect(shift).to_have_count(has_it)


def _phone(server: Server, make_phone: MakePhone, person: Person) -> FieldApp:
    app = FieldApp(make_phone().start(), server.origin)
    app.enrol(person)
    return app


def _choose(app: FieldApp, label: str, person: Person) -> None:
    app.page.get_by_label(label).select_option(str(person.id))


def _answer(app: FieldApp, answer: str) -> None:
    """Whoever has to answer finds it on Today, and says so with one tap."""
    app.open("/today")
    app.page.get_by_role("link", name="待您答复").click()
    expect(app.page.get_by_text(REASON)).to_be_visible()
    app.page.get_by_role("button", name=answer, exact=True).click()
    app.wait_for_entries(1)
    app.wait_until_confirmed()
