"""The kinds of records that are reviewed, as the features of an application register them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from flask import Flask, current_app

from .reviewed import ReviewedRecords

_EXTENSION = "xunlu_reviewed"


def reviewed(records: ReviewedRecords[Any]) -> Callable[[Flask], None]:
    """An extension for a feature's page: its records of this kind are reviewed."""

    def register(app: Flask) -> None:
        app.extensions.setdefault(_EXTENSION, {})[records.kind] = records

    return register


def reviewed_kinds() -> Mapping[str, ReviewedRecords[Any]]:
    """The registered kinds by name."""
    return cast(Mapping[str, ReviewedRecords[Any]], current_app.extensions[_EXTENSION])
