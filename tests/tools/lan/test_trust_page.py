"""On plain HTTP there is the certificate, how to trust it, and nothing else."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509

from tools.lan import trust_page
from tools.lan.addresses import lan_addresses, server_names
from tools.lan.authority import fingerprint
from tools.lan.certificates import ensure_certificates
from tools.lan.invitation import print_invitation


@pytest.fixture
def authority_file(tmp_path: Path) -> Path:
    return ensure_certificates(tmp_path / "tls", ["localhost"], []).ca


@pytest.fixture
def connection(authority_file: Path) -> Iterator[HTTPConnection]:
    """A connection to the running page; the port it is asked for is one below a free one."""
    server = trust_page.serve(authority_file, "127.0.0.1", -1)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    server.shutdown()
    server.server_close()
    thread.join()


def get(connection: HTTPConnection, path: str) -> tuple[HTTPResponse, bytes]:
    connection.request("GET", path, headers={"Host": "evil.example"})
    response = connection.getresponse()
    return response, response.read()


def test_the_certificate_comes_in_the_form_that_phones_install(
    connection: HTTPConnection, authority_file: Path
) -> None:
    response, body = get(connection, "/ca.crt")
    assert response.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert x509.load_der_x509_certificate(body) == x509.load_pem_x509_certificate(authority_file.read_bytes())


def test_the_page_shows_the_fingerprint_and_leads_to_the_check(
    connection: HTTPConnection, authority_file: Path
) -> None:
    page = get(connection, "/")[1].decode()
    assert page.count(fingerprint(x509.load_pem_x509_certificate(authority_file.read_bytes()))) == 2
    assert "https://127.0.0.1:-1/phone-check" in page


def test_chinese_stands_before_english(connection: HTTPConnection) -> None:
    page = get(connection, "/")[1].decode()
    assert 0 < page.index('lang="zh-CN"><h1>信任') < page.index('lang="en"><h1>Trust')


def test_a_made_up_host_does_not_reach_the_page(connection: HTTPConnection) -> None:
    assert b"evil.example" not in get(connection, "/")[1]


@pytest.mark.parametrize("path", ["/ca-key.pem", "/../tls/ca-key.pem", "/server.pem", "/trust.html"])
def test_nothing_else_is_served(connection: HTTPConnection, path: str) -> None:
    response, body = get(connection, path)
    assert (response.status, body) == (404, b"")


def test_the_page_brings_no_script_and_asks_nobody_else(connection: HTTPConnection) -> None:
    response, body = get(connection, "/")
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert b"<script" not in body
    assert b"<style" not in body


def test_both_languages_say_the_same_things() -> None:
    locale = trust_page.HERE / "locale"
    chinese, english = (json.loads((locale / f"{language}.json").read_text()) for language in trust_page.LANGUAGES)
    assert chinese.keys() == english.keys()
    assert len(chinese["systems"]) == len(english["systems"]) == 3


def test_the_machine_knows_its_names_and_leaves_loopback_out_of_its_addresses() -> None:
    assert "localhost" in server_names()
    assert not any(address.is_loopback for address in lan_addresses())


def test_the_terminal_shows_every_address_and_where_phones_begin(capsys: pytest.CaptureFixture[str]) -> None:
    print_invitation([IPv4Address("10.0.0.7"), IPv4Address("10.1.0.7")], 8000, "AB:CD")
    shown = capsys.readouterr().out
    assert "https://10.0.0.7:8000 https://10.1.0.7:8000" in shown
    assert "http://10.0.0.7:8001/" in shown
    assert "AB:CD" in shown
