"""A taken port is told before anything else happens."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from tools.commands import StepFailed
from tools.ports import answers, refuse_if_taken


@pytest.fixture
def listening() -> Iterator[int]:
    """The port of a listening socket."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_taken_port_is_refused_with_a_way_out(listening: int) -> None:
    with pytest.raises(StepFailed, match=rf"port {listening} is taken.*PORT="):
        refuse_if_taken("127.0.0.1", listening)


def test_a_port_that_somebody_left_is_free(listening: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as left:
        port = left.getsockname()[1]
    refuse_if_taken("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(StepFailed, match=r"can't serve on 203\.0\.113\.1"):
        refuse_if_taken("203.0.113.1", 8000)


def test_a_server_is_known_by_its_answer(listening: int) -> None:
    assert answers("127.0.0.1", listening, within_s=1)
    assert not answers("127.0.0.1", 1, within_s=0.05)
