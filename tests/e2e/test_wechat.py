"""Inside WeChat's own browser there is nothing but the way out of it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import MakePhone
from tests.e2e.county import County
from tests.e2e.server import Server

WECHAT = (
    "Mozilla/5.0 (Linux; Android 13; V2046A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 "
    "Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64"
)


def test_inside_wechat_the_app_only_says_to_open_it_in_the_browser(
    server: Server, county: County, make_phone: MakePhone
) -> None:
    phone = make_phone(user_agent=WECHAT)
    page = phone.start()
    page.goto(f"{server.origin}/sign-in")
    expect(page.get_by_role("heading", name="请在浏览器中打开")).to_be_visible()
    expect(page.get_by_text(server.origin)).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert not any("/api/" in url for url in phone.requests)
    assert phone.complaints == []
