"""The server makes requests only to push services on its list: an endpoint is a phone's wish, nothing more."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from app.push.endpoints import MAX_ENDPOINT, PushPolicy, is_public
from config import Settings

PRODUCTION = PushPolicy(Settings().push_hosts, Settings().push_loopback)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://fcm.googleapis.com/fcm/send/cX:APA91b", "fcm.googleapis.com"),
        ("https://updates.push.services.mozilla.com/wpush/v2/gAAAA", "updates.push.services.mozilla.com"),
        ("https://wns2-sg2p.notify.windows.com/w/?token=BQYA%2fAbc", "wns2-sg2p.notify.windows.com"),
        ("https://web.push.apple.com/QOYHz", "web.push.apple.com"),
    ],
)
def test_endpoints_of_documented_push_services_are_taken(url: str, host: str) -> None:
    endpoint = PRODUCTION.endpoint(url)
    assert endpoint is not None
    assert (endpoint.scheme, endpoint.host, endpoint.port) == ("https", host, 443)
    assert url.endswith(endpoint.target)


@pytest.mark.parametrize(
    "url",
    [
        # this machine, and its neighbours
        "http://127.0.0.1:8000/api/v1/session",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.5/",
        "https://[fd00::1]/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://127.1/",
        # names that lead inward
        "https://127.0.0.1.nip.io/",
        "https://localtest.me/",
        # look-alikes
        "https://fcm.googleapis.com.evil.example/fcm/send/x",
        "https://evilfcm.googleapis.com/fcm/send/x",
        "https://xfcm.googleapis.com/",
        "https://fcm-googleapis.com/",
        "https://notify.windows.com.evil.example/",
        "https://evilnotify.windows.com/",
        "https://notify.windows.com/",
        "https://fcm.googleapis.com@evil.example/",
        "https://evil.example@fcm.googleapis.com/",
        "https://evil.example#@fcm.googleapis.com/",
        "https://evil.example\\@fcm.googleapis.com/",
        "https://fcm.googleapis.com\\.evil.example/",
        "https://fcm.googleapis.com%2eevil.example/",
        "https://fcm.googleapis.com./",
        "https://FCM.googleapis.com/",
        "https://fcm.googleapis。com/",
        "https://fcm.googlеapis.com/",  # a Cyrillic е
        # other doors of the same house
        "http://fcm.googleapis.com/",
        "https://fcm.googleapis.com:8443/",
        "https://fcm.googleapis.com:443/",
        "https://fcm.googleapis.com:22/",
        "ftp://fcm.googleapis.com/",
        "file:///etc/passwd",
        "gopher://fcm.googleapis.com/",
        # requests smuggled in the path
        "https://fcm.googleapis.com/x HTTP/1.1\r\nHost: evil",
        "https://fcm.googleapis.com/\r\nX: y",
        "https://fcm.googleapis.com/x\n",
        "https://fcm.googleapis.com/\x00",
        "https://fcm.googleapis.com/推送",
        "https://fcm.googleapis.com/#fragment",
        "https://fcm.googleapis.com",
        " https://fcm.googleapis.com/",
        "",
        "https://fcm.googleapis.com/" + "x" * MAX_ENDPOINT,
    ],
)
def test_under_production_settings_everything_else_is_refused(url: str) -> None:
    assert PRODUCTION.endpoint(url) is None


def test_loopback_is_a_push_service_only_where_a_setting_says_so() -> None:
    endpoint = PushPolicy((), loopback=True).endpoint("http://127.0.0.1:8640/send/x?y")
    assert endpoint is not None
    assert (endpoint.host, endpoint.port, endpoint.target) == ("127.0.0.1", 8640, "/send/x?y")
    assert PushPolicy((), loopback=True).endpoint("http://192.168.0.1:8640/") is None


def test_an_installation_without_a_way_out_takes_no_endpoint() -> None:
    settings = Settings.from_env({"XUNLU_PUSH_HOSTS": "none"})
    assert PushPolicy(settings.push_hosts).endpoint("https://fcm.googleapis.com/fcm/send/x") is None


@pytest.mark.parametrize("address", ["142.250.4.95", "2404:6800:4003:c00::5f", "64:ff9b::8efa:45f"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fd12:3456::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a00:1",
        "::7f00:1",
        "fec0::1",
    ],
)
def test_addresses_inside_are_not(address: str) -> None:
    assert not is_public(ip_address(address))
    assert not PRODUCTION.allows_address(address)
