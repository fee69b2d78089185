"""The phone check is a page that anybody may open: it has its texts in two languages and no inline code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.phonecheck import routes

FOLDER = Path(routes.__file__).parent


@pytest.fixture
def client() -> Iterator[FlaskClient]:
    """The page alone: it stands on nothing else of the house."""
    app = Flask("phonecheck_alone")
    app.register_blueprint(routes.bp)
    with app.test_client() as client:
        yield client


def test_the_page_is_chinese_unless_the_browser_asks_for_english(client: FlaskClient) -> None:
    assert '<html lang="zh-CN">' in client.get("/phone-check").text
    assert '<html lang="en">' in client.get("/phone-check", headers={"Accept-Language": "en-GB,en"}).text


def test_the_reader_can_choose_the_language(client: FlaskClient) -> None:
    page = client.get("/phone-check?lang=zh-CN", headers={"Accept-Language": "en"}).text
    assert '<html lang="zh-CN">' in page
    assert 'href="?lang=en"' in page


def test_a_made_up_language_falls_back_to_one_that_exists(client: FlaskClient) -> None:
    assert client.get("/phone-check?lang=../../etc/passwd").status_code == 200


def test_both_languages_have_every_text() -> None:
    chinese, english = (json.loads((FOLDER / "locale" / f"{it}.json").read_text()) for it in routes.LANGUAGES)
    assert chinese.keys() == english.keys()
    assert chinese["checks"].keys() == english["checks"].keys() == set(routes.CHECKS)


def test_the_page_holds_no_inline_script_or_style_and_names_no_other_host(client: FlaskClient) -> None:
    page = client.get("/phone-check").text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|https?://", page)


@pytest.mark.parametrize("name", ["check.css", "check.js", "probe.js"])
def test_what_the_page_needs_is_served(client: FlaskClient, name: str) -> None:
    with client.get(f"/phone-check/static/{name}") as response:
        assert response.status_code == 200


def test_the_script_tries_exactly_what_the_page_lists() -> None:
    script = (FOLDER / "static" / "check.js").read_text()
    assert re.findall(r"^  async (\w+)\(\)", script, re.MULTILINE) == list(routes.CHECKS)
