"""What reactions and other features may ask of assessment."""

from __future__ import annotations

from .marking import mark_around_car, mark_around_post, mark_around_task, mark_requirements
from .reckoning import reckon_marked, waits_before
from .reviewqueries import records_under_review
from .schemes import adopt_default, default_scheme

__all__ = [
    "adopt_default",
    "default_scheme",
    "mark_around_car",
    "mark_around_post",
    "mark_around_task",
    "mark_requirements",
    "reckon_marked",
    "records_under_review",
    "waits_before",
]
