"""Gunicorn, alike for ``make run`` and an installation; addresses and certificates stand on its command line."""

from __future__ import annotations

from pathlib import Path

wsgi_app = "wsgi:app"
worker_class = "gthread"
workers = 2
threads = 8
keepalive = 5
# Longer than the slowest upload of one photo part, shorter than a person's patience.
timeout = 60
graceful_timeout = 10
control_socket_disable = True
# Workers touch a file as a sign of life; on a slow disk that alone can look like a hung worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
