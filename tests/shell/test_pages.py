"""Pages and built files."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.shell import routes


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build with one file of each kind."""
    dist = tmp_path / "dist"
    (dist / "assets").mkdir(parents=True)
    for name, text in (("index.html", "<!doctype html>page"), ("sw.js", "//"), ("assets/a-1.js", "1" * 2000)):
        (dist / name).write_text(text)
    monkeypatch.setattr(routes, "DIST", dist)
    return dist


@pytest.mark.parametrize("path", ["/", "/today", "/desk/board"])
def test_every_path_of_the_interface_is_the_one_page(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.get_data(as_text=True)) == (200, "<!doctype html>page")
    assert response.headers["Cache-Control"] == "no-cache"


def test_hashed_assets_are_immutable_and_compressed(client: FlaskClient) -> None:
    response = client.get("/static/pwa/dist/assets/a-1.js", headers={"Accept-Encoding": "gzip"})
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["Content-Encoding"] == "gzip"


def test_the_service_worker_may_serve_the_whole_origin_and_is_asked_for_again(client: FlaskClient) -> None:
    response = client.get("/sw.js")
    assert response.headers["Service-Worker-Allowed"] == "/"
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/static/other.js", "/static/pwa/dist/../../../config.py"])
def test_what_is_not_a_page_is_not_found(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.get_json()["code"] == "not_found"
