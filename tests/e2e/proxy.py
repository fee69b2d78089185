"""A road between phone and server that can lose an answer after the server has acted on the request."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

#: What concerns one connection only, and the encoding: answers are to be read here.
PRIVATE = frozenset({"connection", "keep-alive", "transfer-encoding", "accept-encoding"})


@dataclass
class Exchange:
    """A request with what the server answered, whether or not that arrived."""

    method: str
    path: str
    body: bytes
    answer: bytes
    arrived: bool


@dataclass
class Road:
    """``origin`` leads to the server; the next answers to requests that hold ``losing`` don't arrive."""

    origin: str
    losing: bytes | None = None
    to_lose: int = 0
    exchanges: list[Exchange] = field(default_factory=list)

    def lose_answers(self, count: int, to: bytes) -> None:
        """Lose the next ``count`` answers to requests whose body holds ``to``."""
        self.losing, self.to_lose = to, count

    def loses(self, body: bytes) -> bool:
        """Whether the answer to this request is to be lost; asking counts."""
        if self.losing is None or self.losing not in body or self.to_lose == 0:
            return False
        self.to_lose -= 1
        return True


@contextmanager
def road_to(server_port: int, port: int) -> Iterator[Road]:
    """Carry what comes to ``port`` to the server, for the time of the block."""
    road = Road(f"http://127.0.0.1:{port}")
    carrier = ThreadingHTTPServer(("127.0.0.1", port), partial(_Carrier, road, server_port))
    thread = threading.Thread(target=carrier.serve_forever)
    thread.start()
    try:
        yield road
    finally:
        carrier.shutdown()
        thread.join()
        carrier.server_close()


class _Carrier(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, road: Road, server_port: int, *connection: object) -> None:
        self._road, self._server_port = road, server_port
        super().__init__(*connection)  # type: ignore[arg-type]  # as the base class calls itself

    def _carry(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, headers, answer = self._ask(body)
        arrives = not self._road.loses(body)
        self._road.exchanges.append(Exchange(self.command, self.path, body, answer, arrives))
        if arrives:
            self._pass_on(status, headers, answer)
        self.close_connection = True

    def _ask(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        upstream = http.client.HTTPConnection("127.0.0.1", self._server_port)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in PRIVATE}
        upstream.request(self.command, self.path, body or None, headers)
        answer = upstream.getresponse()
        read = answer.status, answer.getheaders(), answer.read()
        upstream.close()
        return read

    def _pass_on(self, status: int, headers: list[tuple[str, str]], answer: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in PRIVATE:
                self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = do_HEAD = do_PATCH = do_DELETE = _carry  # noqa: N815  # the names that the base class looks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""
