"""Uploads over real sockets, cut in the middle, against the server that runs in production and against werkzeug's."""

from __future__ import annotations

import http.client
import json
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from app.accounts.sign_in import COOKIE
from app.kernel.signing import sha256_hex
from config import Settings

from . import pictures
from .conftest import CONTENT_TYPE, Uploader, cookie_for

PROJECT = Path(__file__).parents[2]
DATA = pictures.jpeg(1600, 1200)
DIGEST = sha256_hex(DATA)
PATIENCE_S = 20


@dataclass(frozen=True)
class Line:
    """A phone's way to a server on loopback."""

    address: tuple[str, int]
    headers: dict[str, str]

    def ask(self, method: str, body: bytes = b"", offset: int = 0) -> tuple[int, dict[str, str], bytes]:
        """One request over a connection of its own."""
        connection = http.client.HTTPConnection(*self.address, timeout=PATIENCE_S)
        connection.request(method, f"/api/v1/photos/{DIGEST}", body, self._headers(offset))
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read()
        connection.close()
        return found

    def cut(self, sent: int, offset: int, *, abruptly: bool) -> None:
        """Announce the rest of the photo, send ``sent`` bytes of it, and hang up: by FIN, or by RST."""
        headers = {**self._headers(offset), "Content-Length": str(len(DATA) - offset)}
        lines = [f"PATCH /api/v1/photos/{DIGEST} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        with socket.create_connection(self.address, timeout=PATIENCE_S) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode() + DATA[offset : offset + sent])
            if abruptly:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def offset(self, at_least: int = 0) -> int:
        """Where the upload stands, once the server has noticed what arrived."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            status, headers, _ = self.ask("HEAD")
            found = int(headers["Upload-Offset"]) if status == 200 else 0
            if found >= at_least:
                return found
        raise AssertionError(f"no {at_least} bytes arrived")

    def _headers(self, offset: int) -> dict[str, str]:
        own = {"Upload-Offset": str(offset), "Upload-Length": str(len(DATA)), "Content-Type": CONTENT_TYPE}
        return {**self.headers, **own}


@pytest.fixture(params=["gunicorn", "werkzeug"])
def line(request: pytest.FixtureRequest, uploader: Uploader, settings: Settings) -> Iterator[Line]:
    """A line to a server of each kind, for a phone that is signed in."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = listener.getsockname()
        headers = {
            "Host": f"127.0.0.1:{address[1]}",
            "Origin": f"http://127.0.0.1:{address[1]}",
            "Cookie": f"{COOKIE}={cookie_for(uploader.app, uploader.officer_id, uploader.phone)}",
            "Xunlu-Enrolment": str(uploader.phone.enrolment_id),
        }
        serve = gunicorn if request.param == "gunicorn" else werkzeug
        for _ in serve(listener, uploader, settings):
            yield Line(address, headers)


def gunicorn(listener: socket.socket, _uploader: Uploader, settings: Settings) -> Iterator[None]:
    own = {"XUNLU_DATA_DIR": str(settings.data_dir), "XUNLU_HUEY_IMMEDIATE": "1"}
    options = (
        "--bind",
        f"fd://{listener.fileno()}",
        "--threads",
        "4",
        "--no-control-socket",
        "--graceful-timeout",
        "1",
    )
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options, "wsgi:app"],
        cwd=PROJECT,
        env={**os.environ, **own},
        pass_fds=[listener.fileno()],
        stderr=subprocess.DEVNULL,
    )
    yield
    server.terminate()
    server.wait(PATIENCE_S)


def werkzeug(listener: socket.socket, uploader: Uploader, _settings: Settings) -> Iterator[None]:
    server = make_server("127.0.0.1", 0, uploader.app, threaded=True, fd=listener.fileno())
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield
    server.shutdown()
    thread.join(PATIENCE_S)
    server.server_close()


def test_a_photo_cut_at_three_places_is_resumed_where_it_was_cut(line: Line, settings: Settings) -> None:
    for cut in (1, 70_000, len(DATA) - 1):
        standing = line.offset()
        line.cut(cut - standing, standing, abruptly=False)
        assert line.offset(at_least=cut) == cut

    status, _, body = line.ask("PATCH", DATA[-1:], len(DATA) - 1)

    assert status == 200
    assert json.loads(json.loads(body)["receipt"])["digest"] == DIGEST
    assert (settings.photo_dir / "originals" / DIGEST[:2] / DIGEST).read_bytes() == DATA


def test_a_photo_torn_off_abruptly_loses_nothing_that_the_server_counts(line: Line) -> None:
    line.cut(100_000, 0, abruptly=True)

    standing = line.offset()
    status, _, body = line.ask("PATCH", DATA[standing:], standing)

    while status == 409:  # the server was still busy with what had arrived
        standing = json.loads(body)["params"]["offset"]
        status, _, body = line.ask("PATCH", DATA[standing:], standing)
    assert status == 200
