"""Whether a port is still free, asked before a long set-up and not after it."""

from __future__ import annotations

import errno
import socket
import time

from tools.commands import StepFailed


def refuse_if_taken(host: str, port: int) -> None:
    """Raise StepFailed with a way out unless ``host:port`` can be bound."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as reason:
            if reason.errno == errno.EADDRINUSE:
                raise StepFailed(f"✗ port {port} is taken: stop what uses it, or choose: make run PORT=…") from None
            raise StepFailed(f"✗ can't serve on {host}:{port}: {reason.strerror}") from None


def answers(host: str, port: int, within_s: float) -> bool:
    """Whether something accepts connections on ``host:port`` within the given time."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False
