"""Errors on the wire: RFC 9457 problem+json, one handler for all, every code from the catalogue."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, jsonify, request
from flask_smorest import Api
from marshmallow import Schema, fields
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException

from .database import db
from .errors import DomainError

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
_BY_STATUS = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "body_too_large",
    415: "media_type_unsupported",
    422: "request_invalid",
}


class ProblemSchema(Schema):
    """An error as RFC 9457 says it; ``code`` is one of ``app/kernel/errors.py``."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True)
    detail = fields.String(required=True)
    params = fields.Dict(keys=fields.String(), required=True)


def problem_of(error: DomainError) -> dict[str, Any]:
    """The problem's members for a domain error."""
    row = error.error
    return {
        "type": f"about:blank#{row.code}",
        "title": row.title,
        "status": row.status,
        "code": row.code,
        "detail": row.title,
        "params": error.params,
    }


def problem_response(error: DomainError) -> Response:
    """The error as a response; ``retry_after_s`` among its params becomes the header."""
    response = jsonify(problem_of(error))
    response.status_code = error.error.status
    response.mimetype = MEDIA_TYPE
    if "retry_after_s" in error.params:
        response.headers["Retry-After"] = str(error.params["retry_after_s"])
    return response


class ProblemApi(Api):
    """flask-smorest, answering problems."""

    ERROR_SCHEMA = ProblemSchema

    def handle_http_exception(self, error: HTTPException) -> Response:
        return _on_http_error(error)


def _on_http_error(error: HTTPException) -> Response:
    status = error.code or 500
    code = _BY_STATUS.get(status, "bad_request" if status < 500 else "internal_error")
    if status == 400 and request.is_json:
        code = "request_malformed"
    response = problem_response(DomainError(code, **_validation(error)))
    if status == 405 and error.get_response().headers.get("Allow"):
        response.headers["Allow"] = error.get_response().headers["Allow"]
    return response


def _validation(error: HTTPException) -> dict[str, Any]:
    messages = getattr(error, "data", {}).get("messages") if hasattr(error, "data") else None
    return {"fields": messages} if messages else {}


def init_problems(app: Flask) -> None:
    """Turn every error that leaves a view into a problem of the catalogue."""

    @app.errorhandler(DomainError)
    def on_domain_error(error: DomainError) -> Response:
        return problem_response(error)

    @app.errorhandler(OperationalError)
    @app.errorhandler(IntegrityError)
    def on_database_error(_error: Exception) -> Response:
        """A lock that could not be had, or a race that the database decided: the same request may be said again."""
        log.exception("database error")
        db.session.rollback()
        return problem_response(DomainError("busy", retry_after_s=1))

    @app.errorhandler(Exception)
    def on_bug(error: Exception) -> Response:
        if isinstance(error, HTTPException):
            return _on_http_error(error)
        log.exception("unhandled error")
        return problem_response(DomainError("internal_error"))
