"""Tables that come over HTTP: how they are described, and their bytes."""

from __future__ import annotations

from flask import request

from app.kernel.errors import DomainError

from .fileheadings import BOUNDS

#: For ``blp.doc``: the body is the file itself.
FILE_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def table_body() -> bytes:
    """The file of a request; raise ``table_too_large``."""
    if (request.content_length or 0) > BOUNDS.file_bytes:
        raise DomainError("table_too_large", what="file", limit=BOUNDS.file_bytes)
    return request.get_data()
