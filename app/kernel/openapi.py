"""The OpenAPI 3.1 description: made from the routes' own schemas, served, and written to a file that is checked for
freshness."""

from __future__ import annotations

import json
from typing import Any, cast

from flask import Flask

from .house import house
from .problems import MEDIA_TYPE, ProblemApi

PREFIX = "/api/v1"
EXTENSION = "xunlu_api"


def make_api(app: Flask) -> ProblemApi:
    """Create the API that blueprints register with."""
    app.config.update(
        API_TITLE="巡路 Xunlu",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=PREFIX,
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = ProblemApi(app)
    app.extensions[EXTENSION] = api
    return api


def describe(app: Flask) -> str:
    """The description as text: what ``/api/v1/openapi.json`` says and ``docs/api/openapi.json`` must equal."""
    return json.dumps(_description(app), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _description(app: Flask) -> dict[str, Any]:
    api = cast(ProblemApi, app.extensions[EXTENSION])
    add_payloads(api)
    return _problems_as_such(api.spec.to_dict())


def add_payloads(api: ProblemApi) -> None:
    """Add the payload of every field command, so that the phone's types are made from the same source."""
    for command in house().bus.types.values():
        name = "Command_" + command.name.replace(".", "_")
        if command.channel == "field" and name not in api.spec.components.schemas:
            api.spec.components.schema(name, schema=command.payload)


def _problems_as_such(description: dict[str, Any]) -> dict[str, Any]:
    """Error answers are ``application/problem+json``; the generator knows only one content type for all."""
    responses = description.get("components", {}).get("responses", {}).values()
    for response in responses:
        content = response.get("content", {})
        if content.get("application/json", {}).get("schema", {}).get("$ref", "").endswith("/Problem"):
            content[MEDIA_TYPE] = content.pop("application/json")
    return description
