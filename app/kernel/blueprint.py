"""Blueprints of the API: flask-smorest's, but a JSON body is read as strictly as a command."""

from __future__ import annotations

from typing import Any

from flask import Request
from flask_smorest import Blueprint as SmorestBlueprint
from marshmallow import Schema
from webargs.flaskparser import FlaskParser

from . import strictjson
from .errors import DomainError

#: No JSON that a person or a phone sends comes near; photos, which are larger, are no JSON.
MAX_JSON_BYTES = 2 * 2**20


def read_json(request: Request) -> Any:
    """The request's body as JSON.

    Raises ``media_type_unsupported``, ``request_malformed`` (params.reason as in :func:`strictjson.loads`) and
    ``body_too_large`` for more than :data:`MAX_JSON_BYTES`."""
    if not request.is_json:
        raise DomainError("media_type_unsupported")
    request.max_content_length = limit = min(request.max_content_length or MAX_JSON_BYTES, MAX_JSON_BYTES)
    raw = request.get_data()
    if request.content_length is None and len(raw) >= limit:  # a body that doesn't tell its length is cut there
        raise DomainError("body_too_large")
    try:
        return strictjson.loads(raw)
    except strictjson.MalformedJson as error:
        raise DomainError("request_malformed", reason=error.reason) from None


class _StrictParser(FlaskParser):
    """webargs reads bodies with Python's own parser, which takes ``NaN``, doubled keys, and its stack's end."""

    def _raw_load_json(self, req: Request) -> Any:
        return read_json(req)


class Blueprint(SmorestBlueprint):
    """What every feature's routes are made with."""

    ARGUMENTS_PARSER = _StrictParser()

    def arguments(self, schema: type[Schema] | Schema, **options: Any) -> Any:
        """As flask-smorest has it, but the schema is made once and not for each request."""
        return super().arguments(schema() if isinstance(schema, type) else schema, **options)
