"""A phone whose session has ended is told so, on every road it uses: that is what makes it ask to sign in again."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

EMPTY_BATCH: dict[str, Any] = {
    "device_time": "2026-11-22T04:00:00.000Z",
    "unsent": {"commands": 0, "photos": 0},
    "app": "0.1.0",
    "commands": [],
}
PHOTO = {"Xunlu-Enrolment": "3d24dad0-b856-4403-9f3c-3e02fff65ea0", "Upload-Offset": "0", "Upload-Length": "1"}


@pytest.mark.parametrize(
    ("method", "path", "said"),
    [
        ("POST", "/commands", {"json": EMPTY_BATCH}),
        ("GET", "/changes?limit=10", {}),
        ("HEAD", f"/photos/{'0' * 64}", {"headers": PHOTO}),
        (
            "PATCH",
            f"/photos/{'0' * 64}",
            {"headers": PHOTO, "data": b"x", "content_type": "application/offset+octet-stream"},
        ),
    ],
)
def test_a_request_without_a_session_is_answered_with_401(
    client: FlaskClient, method: str, path: str, said: dict[str, Any]
) -> None:
    answer = client.open(f"/api/v1{path}", method=method, **said)
    assert answer.status_code == 401
    if method != "HEAD":
        assert answer.get_json()["code"] == "not_signed_in"
