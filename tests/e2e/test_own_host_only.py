"""No page asks another host for anything, and the content policy that says so is never broken."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Sequence
from email.message import Message
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.county import County
from tests.e2e.desk_app import DeskApp
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import Phone
from tests.e2e.server import Server

#: What a page makes for itself.
OWN_MAKING = ("blob:", "data:", "about:")
FIELD_PAGES = ("/today", "/violations/new", "/records", "/me", "/me/credits", "/me/storage", "/phone-check", "/nowhere")
DESK_PAGES = ("/desk", "/desk/violations", "/desk/score", "/desk/devices")


def test_the_field_app_asks_its_own_host_only(
    server: Server, county: County, phone: Phone, photos: Sequence[Path]
) -> None:
    app = FieldApp(phone.start(), server.origin)
    app.enrol(county.officer)
    app.report_violation(photos)
    app.expect_sum(confirmed=1)
    app.page.get_by_role("link", name="回执").click()
    expect(app.page.get_by_role("heading", name="照片")).to_be_visible()
    _look_at(app.page, server, FIELD_PAGES)
    _expect_own_host(server, phone)


def test_the_desk_asks_its_own_host_only(server: Server, county: County, desk: Phone) -> None:
    office = DeskApp(desk.start(), server.origin)
    office.sign_in(county.supervisor)
    _look_at(office.page, server, DESK_PAGES)
    office.page.goto(f"{server.origin}/desk")
    office.page.get_by_role("link", name=re.compile("在岗")).first.click()
    expect(office.page.get_by_role("heading", name="原始记录")).to_be_visible()
    _expect_own_host(server, desk)


def test_every_answer_carries_the_policies(server: Server) -> None:
    server.start()
    for path in ("/", "/sw.js", "/api/v1/session"):
        _expect_policies(_headers_of(f"{server.origin}{path}"))


def _headers_of(url: str) -> Message:
    opener = urllib.request.build_opener(_TakeAnyStatus)
    with opener.open(url) as answer:
        headers: Message = answer.headers
    return headers


def _expect_policies(headers: Message) -> None:
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=(self)" in headers["Permissions-Policy"]


class _TakeAnyStatus(urllib.request.HTTPErrorProcessor):
    def http_response(self, _request: urllib.request.Request, response: object) -> object:
        return response


def _look_at(page: Page, server: Server, paths: Sequence[str]) -> None:
    """Open each page and wait until it has all it asks for."""
    for path in paths:
        page.goto(f"{server.origin}{path}")
        page.wait_for_load_state("networkidle")
        expect(page.get_by_role("heading", level=1).or_(page.locator(".message .title")).first).to_be_visible()


def _expect_own_host(server: Server, phone: Phone) -> None:
    foreign = [url for url in phone.requests if not url.startswith((f"{server.origin}/", *OWN_MAKING))]
    assert foreign == []
    assert any(url.startswith(f"{server.origin}/api/v1/") for url in phone.requests)
    assert phone.complaints == []
