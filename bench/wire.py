"""HTTP/1.1 with keep-alive on a bare socket: the load generator should cost little beside the server."""

from __future__ import annotations

import socket
from typing import NamedTuple

_RECEIVE_BYTES = 64 * 1024
_HEAD_END = b"\r\n\r\n"


class Reply(NamedTuple):
    """An answer as it came; ``body`` may be compressed, as ``head`` says."""

    status: int
    head: bytes
    body: bytes


class Wire:
    """One connection of one phone."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, *parts: bytes) -> Reply:
        """Send one request and wait for its whole answer. Raises ConnectionError if the server hangs up."""
        self._socket.sendall(b"".join(parts))
        head, rest = self._head()
        missing = _content_length(head) - len(rest)
        chunks = [rest]
        while missing > 0:
            chunks.append(self._receive())
            missing -= len(chunks[-1])
        return Reply(int(head[9:12]), head, b"".join(chunks))

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _head(self) -> tuple[bytes, bytes]:
        received = self._receive()
        while _HEAD_END not in received:
            received += self._receive()
        head, _, rest = received.partition(_HEAD_END)
        return head, rest

    def _receive(self) -> bytes:
        chunk = self._socket.recv(_RECEIVE_BYTES)
        if not chunk:
            raise ConnectionError("the server hung up")
        return chunk


def _content_length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"\r\ncontent-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"", length: int | None = None) -> bytes:
    """A request as bytes; ``length`` announces a body that will be sent after it."""
    lines = [f"{method} /api/v1{path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join(lines).encode() + _HEAD_END + body
