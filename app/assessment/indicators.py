"""The closed list of what a scheme may count, kept as data in ``data/indicators.json``.

This list is the real guard against measures the law forbids: what isn't on it can't be weighed. The words of
:mod:`.forbidden` only say *why* a name was refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

SubjectKind = Literal["squad", "brigade", "officer"]
SUBJECT_KINDS: tuple[SubjectKind, ...] = get_args(SubjectKind)

DATA = Path(__file__).with_name("data")

_ROWS = json.loads((DATA / "indicators.json").read_text(encoding="utf-8"))["indicators"]

SUBJECTS_OF_INDICATOR: Mapping[str, frozenset[str]] = {row["code"]: frozenset(row["subjects"]) for row in _ROWS}
"""Indicator code → the kinds of subject it may be reckoned for. The staffing rule binds who plans the roster, so an
officer's own card doesn't have it."""

REQUIREMENT_OF_INDICATOR: Mapping[str, str] = {row["code"]: row["requirement"] for row in _ROWS}
"""Indicator code → the kind of requirement that gives it credits."""
