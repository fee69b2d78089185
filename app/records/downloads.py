"""An export as the answer to a request."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response

from .exporting import Exported


def download(exported: Exported) -> Response:
    """The file with its name, to be saved, not shown."""
    disposition = f"attachment; filename*=UTF-8''{quote(exported.name)}"
    return Response(exported.data, content_type=exported.media_type, headers={"Content-Disposition": disposition})
