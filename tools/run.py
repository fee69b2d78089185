"""``make run``: sets up what is missing, then hands over to ``tools.serve`` in the virtual environment."""

from __future__ import annotations

import argparse
import os

from tools import setup
from tools.paths import PYTHON
from tools.ports import refuse_if_taken

LOOPBACK = frozenset({"127.0.0.1", "localhost"})


def arguments() -> argparse.Namespace:
    """The address to serve at; any other than this machine's own loopback means TLS and a page on port + 1."""
    parser = argparse.ArgumentParser(prog="make run")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    return parser.parse_args()


def main() -> None:
    """Refuse a taken port first: nobody wants to wait two minutes for that message."""
    where = arguments()
    refuse_if_taken(where.host, where.port)
    if where.host not in LOOPBACK:
        refuse_if_taken(where.host, where.port + 1)
    setup.main("run")
    serve = [str(PYTHON), "-m", "tools.serve", "--host", where.host, "--port", str(where.port)]
    os.execv(PYTHON, serve)  # noqa: S606  # no shell on purpose; replaced, so that Ctrl-C reaches the supervisor


if __name__ == "__main__":
    main()
