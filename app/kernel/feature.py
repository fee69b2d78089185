"""What a feature hands to the house: the page that ``app/features.py`` lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask.cli import AppGroup

from .blueprint import Blueprint
from .command import CommandType
from .feed import Feed
from .history import History
from .jobs import JobHandler
from .reference import ReferenceTable


@dataclass(frozen=True)
class Feature:
    """Routes, commands, feeds, histories, reference tables, jobs and command-line verbs of one feature; all optional.

    ``minutely`` names jobs that are enqueued every minute (each decides by itself whether there is anything to do)."""

    name: str
    blueprints: tuple[Blueprint, ...] = ()
    commands: tuple[CommandType, ...] = ()
    feeds: tuple[Feed, ...] = ()
    histories: tuple[History, ...] = ()
    references: tuple[ReferenceTable, ...] = ()
    jobs: Mapping[str, JobHandler] = field(default_factory=dict)
    minutely: tuple[str, ...] = ()
    cli: tuple[AppGroup, ...] = ()
    extensions: tuple[Any, ...] = ()
