"""The way out to push services, with its guards.

A name is resolved once, every address it leads to is checked, and the connection goes to the address that was checked,
so that a name can't mean one machine while it is looked at and another while it is used. No redirect is followed, no
body is read, no proxy of the environment is asked, and the whole exchange ends at a deadline however slowly the other
side drips."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from typing import cast

from flask import Flask, current_app

from app.kernel.house import EXTENSION as HOUSE
from app.kernel.house import House
from app.kernel.secrets import load_or_create

from .endpoints import Endpoint, PushPolicy
from .rules import Answer, Failure
from .sealing import Keys, Sealed, Sealer, Terms

EXTENSION = "xunlu_push"

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds for a connection, for a silence, and for the whole exchange with one address."""

    connect_s: float = 4.0
    silence_s: float = 6.0
    whole_s: float = 10.0


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, as the machine resolves it; raises OSError for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True)
class PushGateway:
    """Sends sealed messages to the endpoints that ``policy`` allows."""

    sealer: Sealer
    policy: PushPolicy
    resolve: Resolve = resolve
    patience: Patience = field(default_factory=Patience)
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def send(self, url: str, keys: Keys, plaintext: bytes, terms: Terms) -> Answer | Failure:
        """Seal and send one message. Whatever the other side does, this returns within the patience."""
        endpoint = self.policy.endpoint(url)
        if endpoint is None:
            return Failure.ENDPOINT_REFUSED
        try:
            sealed = self.sealer.seal(url, keys, plaintext, terms)
        except ValueError:
            return Failure.KEYS_INVALID
        try:
            address = self._address(endpoint)
            return Failure.ADDRESS_REFUSED if address is None else self.post(endpoint, address, sealed)
        except TimeoutError:
            return Failure.TIMEOUT
        except (OSError, HTTPException):
            return Failure.UNREACHABLE

    def _address(self, endpoint: Endpoint) -> str | None:
        """The address to connect to; None if any that the name leads to is none for a push service."""
        addresses = self.resolve(endpoint.host, endpoint.port)
        if not addresses or not all(self.policy.allows_address(each) for each in addresses):
            return None
        return addresses[0]

    def post(self, endpoint: Endpoint, address: str, sealed: Sealed) -> Answer:
        """One request to this address and no other; raises OSError (TimeoutError for silence) or HTTPException."""
        patience = self.patience
        wire = socket.create_connection((address, endpoint.port), patience.connect_s)
        with wire, _deadline(wire, patience.whole_s):
            connection = self._speak(endpoint, wire)
            try:
                connection.request("POST", endpoint.target, sealed.body, sealed.headers)
                with connection.getresponse() as answer:
                    return Answer(answer.status, answer.getheader("Retry-After"))
            finally:
                connection.close()

    def _speak(self, endpoint: Endpoint, wire: socket.socket) -> HTTPConnection:
        """HTTP on a connection that stands already; with TLS the certificate must be the endpoint's own."""
        wire.settimeout(self.patience.silence_s)
        if endpoint.scheme == "http":
            connection = HTTPConnection(endpoint.host, endpoint.port)
            connection.sock = wire
            return connection
        secure = HTTPSConnection(endpoint.host, endpoint.port, context=self.tls)
        secure.sock = self.tls.wrap_socket(wire, server_hostname=endpoint.host)
        return secure


@contextmanager
def _deadline(wire: socket.socket, seconds: float) -> Iterator[None]:
    """Cut the connection after ``seconds``, and make a time-out of whatever that looks like from inside.

    A second handle on the same connection does it, since TLS takes the first one over."""
    expired: list[bool] = []
    with wire.dup() as handle:

        def cut() -> None:
            expired.append(True)
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

        timer = Timer(seconds, cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, HTTPException, ValueError):
            if not expired:
                raise
        finally:
            timer.cancel()
            timer.join()
    if expired:
        raise TimeoutError


def init_push(app: Flask) -> None:
    """Build the gateway from the settings and the server's VAPID keys."""
    settings = cast(House, app.extensions[HOUSE]).settings
    secrets = load_or_create(settings.secrets_dir)
    sealer = Sealer(secrets.vapid_private_pem, secrets.vapid_public_pem, settings.push_contact)
    app.extensions[EXTENSION] = PushGateway(sealer, PushPolicy(settings.push_hosts, settings.push_loopback))


def gateway() -> PushGateway:
    """The current application's gateway."""
    return cast(PushGateway, current_app.extensions[EXTENSION])
