"""The field app's main paths in Chromium 90, a browser of April 2021: the floor that the build is made for is 87."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e import kept
from tests.e2e.centre import Centre, something_to_speak_of
from tests.e2e.county import NEAR, County
from tests.e2e.field_app import CODE, COLOUR, KEYS
from tests.e2e.old_chromium import old_chromium
from tests.e2e.old_field_app import OldFieldApp
from tests.e2e.server import Server
from tests.e2e.track import CENTRE
from tools.lan.certificates import ensure_certificates

VILLAGE = "郭店屯村"


@pytest.fixture
def server(server: Server) -> Server:
    """The server with TLS."""
    server.certificates = ensure_certificates(server.data_dir / "tls", [], [])
    return server


def test_the_main_paths_work_in_a_browser_of_2021(
    server: Server, county: County, playwright: Playwright, tmp_path: Path
) -> None:
    talk = something_to_speak_of(Centre(playwright, server, county), server, county)
    with old_chromium(tmp_path / "old", server, CENTRE) as page:
        app = OldFieldApp(page, server.origin)
        app.enrol(county.leader)
        app.expect(NEAR)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        app.press("到岗")
        app.expect("已确认")
        app.expect_sum(confirmed=1)
        _report_violation(app)
        app.expect_sum(confirmed=2)
        _hold_talk(app)
        app.expect_sum(confirmed=3)
        _acknowledge(app, talk.task_id)
        app.expect_sum(confirmed=4)
        assert page.complaints == []
    stored = kept.field_commands(server.data_dir)
    assert [(row["type"], row["status"]) for row in stored] == [
        ("checkin.check_in", "applied"),
        ("violation.report", "applied"),
        ("outreach.close_session", "applied"),
        ("dispatch.acknowledge", "applied"),
    ]
    [photo] = json.loads(stored[1]["body"])["payload"]["photos"]
    assert kept.photo_digests(server.data_dir) == {photo["digest"]}


def _report_violation(app: OldFieldApp) -> None:
    app.open("/violations/new")
    for key in KEYS:
        app.press(key)
    app.press(COLOUR)
    app.press("拍照")
    app.expect_button("查看照片")
    app.press("选择违法行为代码")
    app.write("代码、文字或拼音首字母", CODE)
    app.press(CODE)
    app.press("保存上报")
    app.expect("再报一条")


def _hold_talk(app: OldFieldApp) -> None:
    app.open("/today")
    app.press("开始宣讲")
    app.expect("查找对象")
    app.press("开始")
    app.press("加 10 人")
    app.press("清点")
    app.press("查找对象")
    app.press(VILLAGE)
    app.press("完成")
    app.press("结束宣讲")
    app.press("保存")
    app.expect("回执")


def _acknowledge(app: OldFieldApp, task_id: str) -> None:
    app.open(f"/tasks/{task_id}")
    app.press("签收")
    app.expect("已签收")
