"""Chromium 90, asked over its debugging pipe.

Today's Playwright starts it only now and then, and can't point at its pages: it asks them for what came later."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from select import select
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate

from app.geo.points import Wgs84Point
from tests.e2e.server import Server
from tools.old_chromium import OLD_CHROMIUM, environment

PATIENCE_S = 60.0
_LOOK_S = 0.05
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--lang=zh-CN",
    "--window-size=360,740",
    "--remote-debugging-pipe",
)


class NeverCame(AssertionError):
    """What was waited for."""


@dataclass
class OldPage:
    """Its one page. ``complaints``: what the page threw."""

    _to: int
    _from: int
    complaints: list[str] = field(default_factory=list)
    _session: str | None = None
    _sent: int = 0
    _unread: bytes = b""

    def attach(self, origin: str, place: Wgs84Point) -> None:
        """Take hold of a new page that may ask for its place, and be told it."""
        permissions = ["geolocation", "notifications", "backgroundSync"]
        self.call("Browser.grantPermissions", origin=origin, permissions=permissions)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime"):
            self.call(f"{domain}.enable")
        where = {"latitude": place.latitude, "longitude": place.longitude, "accuracy": 8}
        self.call("Emulation.setGeolocationOverride", **where)

    def bring(self, script: str) -> None:
        """Run a script in each page that is opened from now on, before its own."""
        self.call("Page.addScriptToEvaluateOnNewDocument", source=script)

    def goto(self, url: str) -> None:
        """Open an address."""
        self.call("Page.navigate", url=url)

    def evaluate(self, expression: str) -> Any:
        """What an expression gives, awaited; an error in it is one here."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, holds: str, what: str) -> None:
        """Wait until an expression holds."""
        end = time.monotonic() + PATIENCE_S
        while not self.evaluate(holds):
            if time.monotonic() > end:
                raise NeverCame(f"{what}; the page says: {self.evaluate('document.body.innerText')}")
            self._listen(_LOOK_S)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Say a command and wait for its answer."""
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": params}
        if self._session is not None and not method.startswith(("Browser.", "Target.")):
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            for told in self._listen(_LOOK_S):
                if told.get("id") == self._sent:
                    assert "error" not in told, told["error"]
                    answer: dict[str, Any] = told["result"]
                    return answer
        raise NeverCame(f"an answer to {method}")

    def _listen(self, seconds: float) -> list[dict[str, Any]]:
        ready, _, _ = select([self._from], [], [], seconds)
        if not ready:
            return []
        *whole, self._unread = (self._unread + os.read(self._from, 1 << 20)).split(b"\0")
        told: list[dict[str, Any]] = [json.loads(each) for each in whole]
        self.complaints += [
            json.dumps(each["params"]["exceptionDetails"], ensure_ascii=False)
            for each in told
            if each.get("method") == "Runtime.exceptionThrown"
        ]
        return told


@contextmanager
def old_chromium(profile: Path, server: Server, place: Wgs84Point) -> Iterator[OldPage]:
    """Start it with a profile, and kill it at the end. It trusts the server's certificate, and no other more than
    usual: over plain HTTP it would take no cookie that is meant for TLS, not even from loopback."""
    assert OLD_CHROMIUM.exists(), "there is no Chromium 90: .venv/bin/python -m tools.setup browser"
    read, write = os.pipe(), os.pipe()
    # bash: other shells know no file of two digits
    command = ["bash", "-c", f'exec "$0" "$@" 3<&{read[0]} 4>&{write[1]}', str(OLD_CHROMIUM)]
    process = subprocess.Popen(
        [*command, *ARGUMENTS, _trust(server), f"--user-data-dir={profile}", "about:blank"],
        env=environment(),
        pass_fds=(read[0], write[1]),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    try:
        page = OldPage(read[1], write[0])
        page.attach(server.origin, place)
        yield page
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for end in (*read, *write):
            os.close(end)


def _trust(server: Server) -> str:
    assert server.certificates
    certificate = load_pem_x509_certificate(server.certificates.chain.read_bytes())
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"--ignore-certificate-errors-spki-list={b64encode(sha256(key).digest()).decode()}"
