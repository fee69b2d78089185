"""What every answer says to the browser: nothing of ours runs, frames, sniffs or is kept where it shouldn't."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from tests.access.world import World

PAGES = ["/", "/today", "/desk", "/phone-check"]
API = ["/api/v1/session", "/api/v1/posts", "/api/v1/changes", "/api/v1/openapi.json", "/api/v1/nowhere"]


def get(world: World, path: str) -> TestResponse:
    return world.everything._client.get(path)


def policy(response: Response) -> dict[str, list[str]]:
    """The content security policy by directive."""
    parts = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    return {words[0]: words[1:] for words in parts}


@pytest.mark.parametrize("path", PAGES + API)
def test_every_answer_carries_the_same_guards(world: World, path: str) -> None:
    headers = get(world, path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    permitted = headers["Permissions-Policy"]
    assert "geolocation=(self)" in permitted
    assert "camera=(self)" in permitted
    assert "microphone=()" in permitted


@pytest.mark.parametrize("path", PAGES + API)
def test_no_answer_lets_foreign_or_inline_code_run_or_be_framed(world: World, path: str) -> None:
    found = policy(get(world, path))
    assert found["default-src"] == found["script-src"] == found["style-src"] == ["'self'"]
    assert found["connect-src"] == found["worker-src"] == ["'self'"]
    assert found["frame-ancestors"] == found["object-src"] == found["base-uri"] == ["'none'"]
    words = {word for values in found.values() for word in values}
    assert words <= {"'self'", "'none'", "data:", "blob:"}, "no other host, no inline code, no eval"


@pytest.mark.parametrize("path", API)
def test_no_answer_of_the_api_is_kept_by_a_cache(world: World, path: str) -> None:
    assert get(world, path).headers["Cache-Control"] == "no-store"


def test_a_picture_is_the_askers_alone_and_no_page(world: World) -> None:
    response = get(world, f"/api/v1/photo-links/{world.squads['own'].photo_link_id}")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Type"].startswith("image/")
    assert response.headers["Cache-Control"] == "no-store"


def test_an_original_is_a_file_in_a_sandbox(world: World) -> None:
    with get(world, f"/api/v1/photo-links/{world.squads['own'].photo_link_id}/original") as response:
        assert policy(response) == {"sandbox": [], "default-src": ["'none'"]}
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"] == "no-store"


def test_a_problem_carries_the_guards_too(world: World) -> None:
    response = world.everything._client.post("/api/v1/session", data="[", content_type="application/json")
    assert (response.status_code, response.headers["X-Content-Type-Options"]) == (400, "nosniff")


def test_no_answer_names_the_server_or_its_framework(world: World) -> None:
    assert "Server" not in get(world, "/api/v1/session").headers
