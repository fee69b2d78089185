"""The OpenAPI 3.1 description: made from the routes' own schemas, served, and written to a file that is checked for
freshness."""

from __future__ import annotations

import copy
import json
from typing import Any, cast

from flask import Flask, Response, current_app

from .house import house
from .problems import MEDIA_TYPE, ProblemApi

PREFIX = "/api/v1"
EXTENSION = "xunlu_api"
#: Writes that say the same thing twice safely by themselves: signed commands, uploads by digest, positions, sign-in,
#: what a phone subscribes to, and a task's telemetry, whose first word is kept.
SELF_KEYED = frozenset(
    f"{PREFIX}/{path}"
    for path in (
        "session",
        "session/code",
        "enrolments",
        "commands",
        "accident-headings",
        "call-headings",
        "imports/{key}/dry-run",
        "imports/problem-list",
        "reports/templates/preview",
        "schemes/trial",
        "schemes/check",
        "photos/{digest}",
        "positions",
        "push/subscriptions",
        "tasks/{task_id}/telemetry",
        "violations/decision-comparison",
    )
)
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "Made by the client for one intention; the same key gives the same answer.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 64},
}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of the version that was read.",
    "schema": {"type": "string"},
}


class DescribedApi(ProblemApi):
    """An API that serves the same description as the one that is checked for freshness."""

    def _openapi_json(self) -> Response:
        return Response(describe(current_app), mimetype="application/json")


def make_api(app: Flask) -> ProblemApi:
    """Create the API that blueprints register with."""
    app.config.update(
        API_TITLE="巡路 Xunlu",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=PREFIX,
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = DescribedApi(app)
    app.extensions[EXTENSION] = api
    return api


def describe(app: Flask) -> str:
    """The description as text: what ``/api/v1/openapi.json`` says and ``docs/api/openapi.json`` must equal."""
    return json.dumps(_description(app), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _description(app: Flask) -> dict[str, Any]:
    api = cast(ProblemApi, app.extensions[EXTENSION])
    add_payloads(api)
    description = _problems_as_such(copy.deepcopy(api.spec.to_dict()))
    _add_write_headers(description)
    return description


def add_payloads(api: ProblemApi) -> None:
    """Add the payload of every field command, so that the phone's types are made from the same source."""
    known = {key[0] for key in api.ma_plugin.converter.refs}
    for payload in {c.payload: None for c in house().bus.types.values() if c.channel == "field"}:
        if payload not in known:
            api.spec.components.schema(payload.__name__.removesuffix("Schema"), schema=payload)


def _add_write_headers(description: dict[str, Any]) -> None:
    """Desk writes share their headers (``app.kernel.web.desk_command``); they are described here once for all."""
    for path, operations in description["paths"].items():
        if path in SELF_KEYED:
            continue
        for method in operations.keys() & {"post", "patch", "put", "delete"}:
            headers = [IDEMPOTENCY_KEY] + ([IF_MATCH] if method == "patch" else [])
            operations[method]["parameters"] = [*operations[method].get("parameters", []), *headers]


def _problems_as_such(description: dict[str, Any]) -> dict[str, Any]:
    """Error answers are ``application/problem+json``; the generator knows only one content type for all."""
    responses = description.get("components", {}).get("responses", {}).values()
    for response in responses:
        content = response.get("content", {})
        if content.get("application/json", {}).get("schema", {}).get("$ref", "").endswith("/Problem"):
            content[MEDIA_TYPE] = content.pop("application/json")
    return description
