"""Serves what ``make run`` has set up: the web server and the job runner, and on a LAN what phones need to trust it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from config import Settings
from tools.lan.addresses import lan_addresses, server_names
from tools.lan.certificates import Certificates, ensure_certificates
from tools.lan.invitation import print_invitation
from tools.paths import PROJECT
from tools.ports import answers
from tools.run import LOOPBACK, arguments
from tools.supervisor import Service, Supervisor

START_S = 60.0
GUNICORN_CONF = PROJECT / "deploy" / "gunicorn.conf.py"


def main() -> int:
    """Serve until Ctrl-C or SIGTERM; the exit code is 0 unless the web server ended by itself."""
    where = arguments()
    os.environ.setdefault("XUNLU_DEMO", "1")
    print("· bringing the database up to date", flush=True)
    if subprocess.run([sys.executable, "-m", "tools.database"], cwd=PROJECT, check=False).returncode:
        print("✗ the database could not be brought up to date; the reason stands above")
        return 1
    certificates = None if where.host in LOOPBACK else _certificates(Settings.from_env().data_dir)
    supervisor = Supervisor(_services(where.host, where.port, certificates))
    supervisor.start()
    if answers("127.0.0.1" if certificates else where.host, where.port, START_S):
        _announce(where.host, where.port, certificates)
    return supervisor.run()


def _certificates(data_dir: Path) -> Certificates:
    return ensure_certificates(data_dir / "tls", server_names(), lan_addresses())


def _services(host: str, port: int, certificates: Certificates | None) -> list[Service]:
    """The web server first, so that it is the first to stop: nothing new comes in while jobs finish."""
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", str(GUNICORN_CONF), "--log-level", "warning"]
    jobs = [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "run"]
    web = [*gunicorn, "--bind", f"{host}:{port}"]
    if certificates is None:
        trust_page = []
    else:
        web += ["--certfile", str(certificates.chain), "--keyfile", str(certificates.key)]
        page = [sys.executable, "-m", "tools.lan.trust_page", str(certificates.ca), host, str(port)]
        trust_page = [Service("the page about the certificate", page)]
    runner = Service("the job runner", jobs, stop_signal=signal.SIGINT)
    return [Service("the web server", web, essential=True), *trust_page, runner]


def _announce(host: str, port: int, certificates: Certificates | None) -> None:
    if certificates is None:
        print(f"✓ serving at http://{host}:{port} - stop with Ctrl-C", flush=True)
    else:
        print_invitation(lan_addresses(), port, certificates.fingerprint)


if __name__ == "__main__":
    sys.exit(main())
