"""The page on plain HTTP that hands out the authority's certificate and tells how to trust it; it serves nothing else.

``python -m tools.lan.trust_page CA_FILE HOST PORT`` serves it on ``PORT + 1`` for the site on ``https://HOST:PORT``.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tools.lan.authority import fingerprint

HERE = Path(__file__).parent
#: Chinese first: that is who holds the phone.
LANGUAGES = ("zh-CN", "en")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True)
class Answer:
    """What one path answers with."""

    media_type: str
    body: bytes


@dataclass(frozen=True)
class Site:
    """The certificate to hand out and the port of the site that it is for."""

    authority: x509.Certificate
    port: int

    def answer(self, path: str, host: str) -> Answer | None:
        """Answer to ``path`` for a reader who reached us as ``host`` (a name or address without port)."""
        if path == "/":
            return Answer("text/html; charset=utf-8", self._page(host).encode())
        if path == "/ca.crt":
            return Answer("application/x-x509-ca-cert", self.authority.public_bytes(Encoding.DER))
        if path == "/trust.css":
            return Answer("text/css", (HERE / "trust.css").read_bytes())
        return None

    def _page(self, host: str) -> str:
        check = f"https://{host}:{self.port}/phone-check"
        parts = [_part(language, fingerprint(self.authority), check) for language in LANGUAGES]
        return (HERE / "trust.html").read_text().replace("{{parts}}", "\n".join(parts))


def _part(language: str, fingerprint_text: str, check: str) -> str:
    """The whole page's text in one language."""
    texts: dict[str, Any] = json.loads((HERE / "locale" / f"{language}.json").read_text())
    systems = "".join(_system(system) for system in texts["systems"])
    return (
        f'<section lang="{language}"><h1>{escape(texts["title"])}</h1><p>{escape(texts["why"])}</p>'
        f'<p><a class="button" href="/ca.crt">{escape(texts["download"])}</a></p>{systems}'
        f"<h2>{escape(texts['compare'])}</h2><p><code>{escape(fingerprint_text)}</code></p>"
        f"<p>{escape(texts['compare_why'])}</p>"
        f'<p><a class="button" href="{escape(check)}">{escape(texts["check"])}</a></p></section>'
    )


def _system(system: dict[str, Any]) -> str:
    steps = "".join(f"<li>{escape(step)}</li>" for step in system["steps"])
    return f"<h2>{escape(system['name'])}</h2><ol>{steps}</ol>"


class Handler(BaseHTTPRequestHandler):
    """Reads a request line and answers; a slow or silent client is dropped."""

    timeout = 10
    server_version = "Xunlu"
    sys_version = ""

    def __init__(self, site: Site, *arguments: Any) -> None:
        self.site = site
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer with the page, the certificate, or 404."""
        answer = self.site.answer(self.path.partition("?")[0], self._host())
        self.send_response(404 if answer is None else 200)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        body = b"" if answer is None else answer.body
        if answer is not None:
            self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _host(self) -> str:
        """How the reader reached us; from the socket, since anybody may write anything into a Host header."""
        return str(self.connection.getsockname()[0])

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  # the base class calls it so
        """Say nothing: the terminal belongs to the server's own messages."""


def serve(ca_file: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A server on ``port + 1``, bound and not yet running."""
    site = Site(x509.load_pem_x509_certificate(ca_file.read_bytes()), port)
    return ThreadingHTTPServer((host, port + 1), partial(Handler, site))


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])).serve_forever()
