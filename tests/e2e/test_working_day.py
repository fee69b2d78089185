"""A working day in three browsers at once: two phones and the desk. Nobody loads a page anew by hand.

A task is pushed to a phone whose app is closed, acknowledged without a signal, and seen at the desk; a record goes back
for correction and comes round; the board and the daily report show what was done. A tap on a notification can't be made
from outside: its address is opened as the worker's handler opens it, which has tests of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page, Playwright, expect

from tests.e2e.centre import Centre
from tests.e2e.county import NEAR, County
from tests.e2e.desk_app import DeskApp
from tests.e2e.field_app import PLATE, FieldApp
from tests.e2e.phone import Phone
from tests.e2e.server import Server
from tests.e2e.taps import Way, counted
from tests.e2e.track import CENTRE
from tests.e2e.vendor import bring_until_shown, give_vendor
from tests.outreach.conftest import target_of
from tests.push.browsers import Browser
from tests.push.push_service import FakePushService

VILLAGE = "博济桥村"
TITLE = "S242 两车相撞"
#: Counted from published instructions, not on a device. DingTalk: 工作台, 签到, the kind of visit, 提交
#: (cjddsb.com/news/616811.html). A WeChat group wants five for a photo and no data: group, +, 拍摄, shutter, send.
DINGTALK_SIGN_IN = "DingTalk's field sign-in: 4 taps, with a signal"
PHOTO_IN_A_GROUP = "a photo in a WeChat group: 5 taps, nothing to count from"
#: Phones and desks that nobody touches look for news once a minute.
NEWS_MS = 90_000


def test_a_working_day_of_two_phones_and_a_desk(
    push_service: FakePushService,
    server: Server,
    county: County,
    make_phone: Callable[..., Phone],
    desk: Phone,
    photos: Sequence[Path],
    playwright: Playwright,
    measured: Callable[[str], None],
) -> None:
    near_by = {"name": VILLAGE, "latitude": CENTRE.latitude, "longitude": CENTRE.longitude}
    Centre(playwright, server, county).post("/targets", target_of(county.squad, **near_by))
    browser, first, second = Browser(), make_phone(), make_phone()
    patrol, leader = FieldApp(first.start(), server.origin), FieldApp(second.start(), server.origin)
    give_vendor(patrol.page, browser, push_service)
    patrol.enrol(county.officer)
    _turn_on_push(patrol)
    server.run_jobs()  # which says so on the phone
    leader.enrol(county.leader)
    office = DeskApp(desk.start(), server.origin)
    office.sign_in(county.supervisor)

    patrol.tab("今日").click()
    with counted(patrol.page, "check-in", most=1, beside=DINGTALK_SIGN_IN) as check_in:
        patrol.check_in()
    with counted(leader.page, "talk, from Today", most=12, beside=PHOTO_IN_A_GROUP) as talk:
        _hold_talk(leader)
    leader.page.get_by_role("button", name="返回").click()
    leader.report_violation(photos[:1])

    _send_task(office, county)
    acknowledged = _acknowledge_without_a_signal(server, push_service, browser, patrol, office)
    _go_round(leader, office)

    office.page.get_by_role("link", name="今日勤务").click()
    row = office.page.get_by_role("row").filter(has_text=NEAR)
    expect(row).to_contain_text("到岗 1", timeout=NEWS_MS)
    office.page.get_by_role("link", name="日报").click()
    for name, value in (("宣讲", "1"), ("受教育", "10")):
        expect(office.page.get_by_role("listitem").filter(has_text=name).filter(has_text=value).first).to_be_visible()
    for way in (check_in, talk, acknowledged):
        measured(str(way))
    assert [*first.complaints, *second.complaints, *desk.complaints] == []


def _turn_on_push(app: FieldApp) -> None:
    app.tab("我的").click()
    app.page.get_by_role("button", name="开启提醒").click()
    expect(app.page.get_by_text("已开启，等待首条提醒")).to_be_visible()


def _hold_talk(app: FieldApp) -> None:
    page, before = app.page, len(app.entries())
    page.get_by_role("link", name="开始宣讲").click()
    page.get_by_role("button", name="开始", exact=True).click()
    page.get_by_role("button", name="加 10 人").click()
    page.get_by_text("清点", exact=True).click()
    page.get_by_role("button", name=VILLAGE).click()
    for chip in ("村民", "讲课", "戴头盔"):
        page.get_by_role("button", name=chip, exact=True).click()
    page.get_by_role("button", name="结束宣讲").click()
    page.get_by_role("button", name="保存", exact=True).click()
    app.wait_for_entries(before + 1)


def _send_task(office: DeskApp, county: County) -> None:
    page = office.page
    page.get_by_role("link", name="指令", exact=True).click()
    page.get_by_role("button", name="下达指令").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("指令标题").fill(TITLE)
    dialog.get_by_text("指定人员", exact=True).click()
    dialog.get_by_text(county.officer.badge).click()
    dialog.get_by_role("button", name="下达", exact=True).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def _acknowledge_without_a_signal(
    server: Server, push_service: FakePushService, browser: Browser, patrol: FieldApp, office: DeskApp
) -> Way:
    patrol.page.goto("about:blank")
    server.run_jobs()
    message = browser.decrypt(push_service.received[-1].body)
    assert message["title"] == TITLE
    beside = patrol.page.context.new_page()
    beside.goto(f"{server.origin}/api/v1/openapi.json")  # of the same origin, and not the app
    bring_until_shown(beside, server.origin, message)
    expect(_state_at_the_desk(office.page, "已送达")).to_be_visible(timeout=NEWS_MS)
    beside.close()

    patrol.open(message["url"])
    expect(patrol.page.get_by_text(TITLE)).to_be_visible()
    server.kill()
    with counted(patrol.page, "task acknowledged", most=1) as acknowledged:
        patrol.page.get_by_role("button", name="签收", exact=True).click()
        expect(patrol.page.get_by_text("已签收").first).to_be_visible()
    server.start()
    expect(_state_at_the_desk(office.page, "已签收")).to_be_visible(timeout=NEWS_MS)
    return acknowledged


def _state_at_the_desk(page: Page, state: str) -> Locator:
    return page.get_by_role("row").get_by_text(state, exact=True).first


def _go_round(leader: FieldApp, office: DeskApp) -> None:
    """The record is returned at the desk, corrected on its phone, and accepted."""
    page = office.page
    page.get_by_role("link", name="审核", exact=True).click()
    page.get_by_role("list", name="审核列表").get_by_role("button").filter(has_text="违法记录").click()
    page.get_by_role("button", name="退回").click()
    page.get_by_role("dialog").get_by_text("照片不清").click()
    page.get_by_role("dialog").get_by_role("button", name="退回").click()

    leader.tab("今日").click()
    expect(leader.page.get_by_text("照片看不清，请补充清晰的照片。")).to_be_visible(timeout=NEWS_MS)
    leader.page.get_by_role("button", name="更正").click()
    leader.save_report()

    page.get_by_label("状态").select_option("corrected")
    corrected = page.get_by_role("list", name="审核列表").get_by_role("button").filter(has_text=PLATE[:1])
    expect(corrected.first).to_be_visible(timeout=NEWS_MS)
    corrected.first.click()
    page.get_by_role("button", name="通过").click()
    expect(corrected).to_have_count(0)
