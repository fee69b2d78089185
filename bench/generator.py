"""The load generator: own processes, a thread for each connection, nothing but sockets while the clock runs."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier

from .county import Due
from .load import Load
from .phone import Phone
from .photos import base_photo
from .script import Author, Exchange
from .wire import Reply, Wire

PROCESSES = 2
SIGNING_S = 120.0


class LoadFailed(Exception):
    """The server answered something else than receipts; the message holds what."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one process of the generator plays."""

    port: int
    phones: tuple[Phone, ...]
    due: tuple[Due, ...]
    load: Load
    exchanges: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Played:
    """What one process saw: instants are of the machine's monotonic clock, latencies seconds by request."""

    phones: tuple[Phone, ...]
    commands: int
    began_at: float
    ended_at: float
    latencies_s: tuple[float, ...]
    cpu_s: float


class Generator:
    """A pool of processes that sign and send."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def play(
        self, port: int, phones: Sequence[Phone], due: tuple[Due, ...], load: Load, seconds: float, most_per_s: float
    ) -> list[Played]:
        """Sign, then send for ``seconds`` with all phones at once; every process takes its share of them.

        ``most_per_s``: commands that the server won't get through, so that enough are ready and not too many."""
        shares = [
            Share(port, tuple(phones[n::PROCESSES]), due, load, load.exchanges(most_per_s * seconds), seconds)
            for n in range(PROCESSES)
        ]
        return list(self._pool.map(_play, shares))


@contextmanager
def generator() -> Iterator[Generator]:
    """Start the processes, before anything here opens a connection that they would inherit."""
    context = multiprocessing.get_context("fork")
    base_photo()
    barrier = context.Barrier(PROCESSES)
    with ProcessPoolExecutor(PROCESSES, context, _meet_at, (barrier,)) as pool:
        list(pool.map(_arrive, range(PROCESSES)))
        yield Generator(pool)


_meeting: list[Barrier] = []


def _meet_at(barrier: Barrier) -> None:
    _meeting.append(barrier)


def _arrive(_number: int) -> None:
    _meeting[0].wait(SIGNING_S)


def _play(share: Share) -> Played:
    scripts = [Author(phone, share.due).write(share.load, share.exchanges) for phone in share.phones]
    wires = [Wire(share.port) for _ in share.phones]
    _meeting[0].wait(SIGNING_S)
    cpu, began_at = time.process_time(), time.monotonic()
    deadline = began_at + share.seconds
    with ThreadPoolExecutor(max(1, len(wires))) as threads:
        told = list(threads.map(lambda wire, script: _tell(wire, script, deadline), wires, scripts))
    ended_at, cpu_s = time.monotonic(), time.process_time() - cpu
    for wire in wires:
        wire.close()
    for phone, script, heard in zip(share.phones, scripts, told, strict=True):
        _check(phone, script, heard)
    done = [exchange for script, heard in zip(scripts, told, strict=True) for exchange in script[: len(heard.replies)]]
    latencies = tuple(latency for heard in told for latency in heard.latencies_s)
    return Played(share.phones, sum(each.count for each in done), began_at, ended_at, latencies, cpu_s)


@dataclass(frozen=True, slots=True)
class _Heard:
    replies: list[Reply]
    latencies_s: list[float]


def _tell(wire: Wire, script: Sequence[Exchange], deadline: float) -> _Heard:
    """Play one phone's exchanges, one after the other, until the deadline."""
    heard = _Heard([], [])
    for exchange in script:
        if (asked_at := time.monotonic()) >= deadline:
            break
        reply = wire.ask(exchange.commands)
        heard.latencies_s.append(time.monotonic() - asked_at)
        for upload in exchange.uploads:
            asked_at = time.monotonic()
            receipt = wire.ask(*upload)
            heard.latencies_s.append(time.monotonic() - asked_at)
            if receipt.status != 200:
                raise LoadFailed(f"photo: {receipt.status} {receipt.body[:300]!r}")
        heard.replies.append(reply)
    return heard


def _check(phone: Phone, script: Sequence[Exchange], heard: _Heard) -> None:
    """Every command must have been applied; the phone's chain moves on to the last of them."""
    for exchange, reply in zip(script, heard.replies, strict=False):
        body = gzip.decompress(reply.body) if b"content-encoding: gzip" in reply.head.lower() else reply.body
        if reply.status != 200:
            raise LoadFailed(f"commands: {reply.status} {body[:300]!r}")
        for result in json.loads(body)["results"]:
            if result["state"] != "receipt" or '"status":"applied"' not in result["receipt"]:
                raise LoadFailed(f"command: {result}")
        phone.seq, phone.prev = exchange.seq, exchange.prev
