"""The real server on a throw-away installation: gunicorn as ``deploy/gunicorn.conf.py`` says, and the job runner."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tools.paths import PROJECT
from tools.ports import answers
from tools.supervisor import Service

START_S = 60.0
MIB = 2**20


class ServerFailed(Exception):
    """The server did not come up."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Of the web server (master and workers): PSS, where shared pages count by share, and each worker's RSS.

    ``jobs_pss_mib`` is the job runner's own."""

    web_pss_mib: float
    worker_rss_mib: tuple[float, ...]
    jobs_pss_mib: float


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``environ`` is what its processes see."""

    port: int
    web: psutil.Process
    jobs: psutil.Process

    def cpu_s(self) -> tuple[float, float]:
        """CPU seconds so far: of the web server, of the job runner."""
        return sum(_cpu_s(each) for each in self._web()), _cpu_s(self.jobs)

    def memory(self) -> Memory:
        """What it holds now."""
        web = self._web()
        pss = sum(each.memory_full_info().pss for each in web) / MIB
        rss = tuple(each.memory_info().rss / MIB for each in web[1:])
        return Memory(pss, rss, self.jobs.memory_full_info().pss / MIB)

    def _web(self) -> list[psutil.Process]:
        return [self.web, *self.web.children()]


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def environ_of(data_dir: Path, database_url: str) -> dict[str, str]:
    """The environment of an installation in ``data_dir``; nothing of our own settings leaks into it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("XUNLU_")}
    return {**own, "XUNLU_DATA_DIR": str(data_dir), "XUNLU_DATABASE_URL": database_url}


def migrate(environ: dict[str, str]) -> None:
    """Bring the empty database up to date as ``make run`` does."""
    subprocess.run([sys.executable, "-m", "tools.database"], cwd=PROJECT, env=environ, check=True, capture_output=True)


@contextmanager
def running(environ: dict[str, str]) -> Iterator[Server]:
    """Start web server and job runner; stop both at the end. Raises :class:`ServerFailed`."""
    port = _free_port()
    conf = str(PROJECT / "deploy" / "gunicorn.conf.py")
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", conf, "--log-level", "warning"]
    web = Service("the web server", [*gunicorn, "--bind", f"127.0.0.1:{port}"], environ=environ)
    runner = [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "run"]
    jobs = Service("the job runner", runner, environ=environ, stop_signal=signal.SIGINT)
    try:
        web.start()
        jobs.start()
        if not answers("127.0.0.1", port, START_S) or web.process is None or jobs.process is None:
            raise ServerFailed
        yield Server(port, psutil.Process(web.process.pid), psutil.Process(jobs.process.pid))
    finally:
        web.stop()
        jobs.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
