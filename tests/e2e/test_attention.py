"""What the server refuses stays in sight with its reason and a way out, and holds nothing else back."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from tests.e2e import kept
from tests.e2e.county import SECTION, County, renumber_section
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import Phone
from tests.e2e.server import Server


def test_a_refused_record_names_its_reason_and_is_corrected_while_later_ones_go_through(
    server: Server, county: County, phone: Phone
) -> None:
    app = FieldApp(phone.start(), server.origin)
    app.enrol(county.officer)
    server.kill()
    app.page.reload()
    app.fill_in_report()
    app.place_report(SECTION, "K12+500")
    app.save_report()
    app.tab("今日").click()
    app.check_in()
    app.expect_sum(pending=2)

    renumber_section(server.settings, county, from_chainage_m=20_000)
    server.start()
    app.open("/records")
    app.expect_sum(confirmed=1, attention=1)
    app.page.get_by_role("link", name="违法上报").filter(has_text="需处理").click()
    expect(app.page.get_by_role("status").filter(has_text="桩号不在所选路段范围内，请更正。")).to_be_visible()
    app.page.get_by_role("button", name="更正后重新上报").click()
    app.place_report(SECTION, "K20+200")
    app.save_report()

    app.expect_sum(confirmed=3)
    statuses = [(row["status"], row["code"]) for row in kept.field_commands(server.data_dir)]
    assert statuses == [("refused", "chainage_out_of_section"), ("applied", None), ("applied", None)]
    [violation] = kept.rows(server.data_dir, "SELECT chainage_m FROM violation")
    assert violation == {"chainage_m": 20_200}
    refused, _, corrected = (json.loads(entry["body"]) for entry in app.entries())
    assert corrected["occurred_at"] == refused["occurred_at"]
    assert phone.complaints == []
