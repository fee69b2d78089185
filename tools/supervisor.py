"""Keeps a few sibling processes running, and stops them together."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.paths import PROJECT

POLL_S = 0.2
#: How long a process may take to finish what it is doing before it is killed.
GRACE_S = 15.0
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0
#: A process that lived this long had started well: the next pause is short again.
STEADY_S = 60.0


@dataclass
class Service:
    """One process. If an essential one ends, all end; another one is started again after a growing pause."""

    name: str
    command: Sequence[str]
    essential: bool = False
    #: The signal on which it finishes its work and leaves.
    stop_signal: signal.Signals = signal.SIGTERM
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    due_at: float = 0.0
    pause_s: float = FIRST_PAUSE_S

    def start(self) -> None:
        """Start it in a process group of its own, so that Ctrl-C reaches only us and we decide the order."""
        self.process = subprocess.Popen(self.command, cwd=PROJECT, env=self.environ, process_group=0)
        self.started_at = time.monotonic()

    def tend(self) -> int | None:
        """Start it again if it died and its pause is over. Returns the exit code of an essential one that ended."""
        if self.process is None:
            if time.monotonic() >= self.due_at:
                self.start()
            return None
        code = self.process.poll()
        if code is None:
            return None
        if self.essential:
            return code
        self._plan_restart(code)
        return None

    def _plan_restart(self, code: int) -> None:
        now = time.monotonic()
        if now - self.started_at >= STEADY_S:
            self.pause_s = FIRST_PAUSE_S
        print(f"✗ {self.name} ended with {code}; starting it again in {self.pause_s:.0f} s", flush=True)
        self.process, self.due_at = None, now + self.pause_s
        self.pause_s = min(2 * self.pause_s, LONGEST_PAUSE_S)

    def stop(self) -> None:
        """Ask it to finish, wait, and kill its whole group only when it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(GRACE_S)
        except subprocess.TimeoutExpired:
            print(f"✗ {self.name} did not stop within {GRACE_S:.0f} s and was killed", flush=True)
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Supervisor:
    """Starts services in order and stops them in order: what takes in new work comes first."""

    def __init__(self, services: Sequence[Service]) -> None:
        self.services = services
        self._asked_to_stop = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note_signal)

    def _note_signal(self, *_: object) -> None:
        """A bare flag: an Event has a lock, which the interrupted code may be holding at that very moment."""
        self._asked_to_stop = True

    def start(self) -> None:
        """Start all services."""
        for service in self.services:
            service.start()

    def run(self) -> int:
        """Tend the services until a signal comes (0) or an essential one ends (its code, never 0); stop them all."""
        code = None
        while code is None and not self._asked_to_stop:
            time.sleep(POLL_S)
            code = self._tend()
        for service in self.services:
            service.stop()
        return 0 if code is None else code or 1

    def _tend(self) -> int | None:
        for service in self.services:
            if (code := service.tend()) is not None:
                print(f"✗ {service.name} ended with {code}", flush=True)
                return code
        return None
