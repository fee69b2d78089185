"""Gunicorn, alike for ``make run`` and an installation; addresses and certificates stand on its command line."""

from __future__ import annotations

import ctypes
import gc
from pathlib import Path

wsgi_app = "wsgi:app"
# Loaded once and shared by the workers, which saves a third of their memory: new code needs a restart, not a reload.
preload_app = True
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


M_ARENA_MAX, ARENAS = -8, 2  # <malloc.h>


def when_ready(_server: object) -> None:
    """Before the first fork: heaps that all threads share, and what is loaded out of the collector's way, so that its
    pages stay shared.

    A thread with a heap of its own keeps what a photo or a password once took; only glibc works like that."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_ARENA_MAX, ARENAS)
    gc.collect()
    gc.freeze()
