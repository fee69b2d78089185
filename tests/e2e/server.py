"""The product as it runs for real: gunicorn with the project's own configuration, in processes that a test may kill."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path

from app import create_app
from app.kernel.database import db
from app.kernel.house import house
from app.kernel.jobs import run_due
from app.kernel.kicker import enqueue_minutely
from config import Settings
from tests.e2e.ahead import ClockAhead
from tools.lan.certificates import Certificates
from tools.paths import PROJECT
from tools.ports import answers
from tools.serve import GUNICORN_CONF

START_S = 60.0
JOBS_S = 300.0
LOOK_S = 0.05
#: Below the range from which systems take the ports of outgoing connections: nobody gets one while its server is down.
PORTS = range(8700, 9700)
#: A test process has so many for itself, next to the one that says so.
BLOCK = 20


@dataclass
class Server:
    """One installation with its data and its address; ``ahead`` is how far its clock runs ahead of the machine's.
    Where it has ``certificates`` it serves TLS."""

    data_dir: Path
    port: int
    ahead: timedelta = timedelta()
    certificates: Certificates | None = None
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def origin(self) -> str:
        """What a browser calls it; to a browser, loopback is as safe as TLS."""
        return f"{'https' if self.certificates else 'http'}://127.0.0.1:{self.port}"

    @property
    def settings(self) -> Settings:
        """The installation as a program of the same machine opens it."""
        return Settings(data_dir=self.data_dir)

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", str(GUNICORN_CONF), "--log-level", "warning"]
        command = [*gunicorn, "--bind", f"127.0.0.1:{self.port}", *self._tls(), self._module]
        self._process = subprocess.Popen(command, cwd=PROJECT, env=self._environ(), process_group=0)
        assert answers("127.0.0.1", self.port, START_S), "the server did not start"

    def kill(self) -> None:
        """End it at once with all its workers, as a power cut would; a stopped one is fine too."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None
        while answers("127.0.0.1", self.port, LOOK_S):
            continue  # a worker that is dying still holds the port

    def start_later(self, by: timedelta) -> None:
        """Start it again so much later, with the same data at the same address."""
        self.kill()
        self.ahead += by
        self.start()

    def run_jobs(self) -> None:
        """Run what is due, beside the server like the job runner: ``flask jobs run --once`` without starting Python."""
        app = create_app(Settings.from_env(self._environ()), ClockAhead(self.ahead))
        with app.app_context():
            enqueue_minutely(house())
            run_due(house().jobs, house().clock)
            db.session.remove()
            db.engine.dispose()

    def _tls(self) -> list[str]:
        found = self.certificates
        return ["--certfile", str(found.chain), "--keyfile", str(found.key)] if found else []

    @property
    def _module(self) -> str:
        return "tests.e2e.later:app" if self.ahead else "wsgi:app"

    def _environ(self) -> dict[str, str]:
        ahead_s = str(self.ahead.total_seconds())
        return {**os.environ, "XUNLU_DATA_DIR": str(self.data_dir), "XUNLU_DEMO": "0", "XUNLU_TEST_AHEAD_S": ahead_s}


def migrate(data_dir: Path, *, demo: bool = False) -> None:
    """Make an installation's database the way an administrator does, with the demo county or with nobody in it."""
    command = [sys.executable, "-m", "tools.database"]
    environ = {**os.environ, "XUNLU_DATA_DIR": str(data_dir), "XUNLU_DEMO": str(int(demo))}
    subprocess.run(command, cwd=PROJECT, env=environ, check=True, timeout=JOBS_S, stdout=subprocess.DEVNULL)


def free_ports() -> Iterator[int]:
    """Ports that nobody listens on, of those that no other test process takes, from whatever checkout it runs."""
    for port in _own_ports().ports:
        with closing(socket.socket()) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                yield port


@dataclass(frozen=True)
class Block:
    """A process's own ports, for as long as it lives: ``guard`` holds the port before them; nobody listens on it."""

    guard: socket.socket
    ports: range


@cache
def _own_ports() -> Block:
    for first in PORTS[::BLOCK]:
        guard = socket.socket()
        try:
            guard.bind(("127.0.0.1", first))
        except OSError:
            guard.close()
        else:
            return Block(guard, range(first + 1, first + BLOCK))
    raise AssertionError(f"each block of {PORTS} is taken")
