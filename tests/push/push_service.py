"""A push service on loopback that answers as the test says, in good ways and bad."""

from __future__ import annotations

import ssl
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

GIB = 2**30


@dataclass(frozen=True)
class Received:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


Behaviour = Callable[["_Handler"], None]


def says(status: int, **headers: str) -> Behaviour:
    """Answer with a status and these headers (``Retry_After`` for ``Retry-After``)."""

    def answer(handler: _Handler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def hangs(handler: _Handler) -> None:
    """Take the message and say nothing."""
    handler.service.closing.wait(30)


def drips(handler: _Handler) -> None:
    """Answer one byte at a time and never come to an end."""
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 201 Created\r\nX-Slow: ")
        while not handler.service.closing.wait(0.05):
            handler.wfile.write(b".")


def floods(handler: _Handler) -> None:
    """Take the message and answer with a body of 1 GiB."""
    handler.send_response(201)
    handler.send_header("Content-Length", str(GIB))
    handler.end_headers()
    piece = bytes(2**16)
    with suppress(OSError):
        while handler.service.flooded < GIB:
            handler.service.flooded += handler.connection.send(piece)


@dataclass
class FakePushService:
    """``answers`` are used up one by one; after that it answers 201."""

    answers: deque[Behaviour] = field(default_factory=deque)
    received: list[Received] = field(default_factory=list)
    flooded: int = 0
    closing: Event = field(default_factory=Event)
    origin: str = ""

    def endpoint(self, name: str = "phone") -> str:
        return f"{self.origin}/send/{name}"

    def will(self, *answers: Behaviour) -> None:
        """Say what happens to the next messages."""
        self.answers.extend(answers)

    def start(self, tls: ssl.SSLContext | None = None) -> Callable[[], None]:
        """Serve on a free port of loopback until the function that is returned is called."""
        server = _Server(("127.0.0.1", 0), _Handler)
        server.service = self
        self.origin = f"http://127.0.0.1:{server.server_port}"
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()

        def stop() -> None:
            self.closing.set()
            server.shutdown()
            server.server_close()
            thread.join()

        return stop


class _Server(ThreadingHTTPServer):
    service: FakePushService
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    @property
    def service(self) -> FakePushService:
        return self.server.service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.service.received.append(Received(self.path, dict(self.headers), body))
        behaviour = self.service.answers.popleft() if self.service.answers else says(201)
        behaviour(self)

    def log_message(self, *_words: Any) -> None:
        """Silence."""
