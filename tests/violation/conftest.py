"""A county with codes and a section, and an officer's phone."""

from __future__ import annotations

import pytest
from flask import Flask

from app.kernel.clock import ManualClock
from tests.phones import FieldPhone
from tests.spine import Spine, make_spine


@pytest.fixture
def spine(app: Flask, clock: ManualClock) -> Spine:
    """The county on SQLite."""
    return make_spine(app, clock)


@pytest.fixture
def phone(spine: Spine) -> FieldPhone:
    """An officer of the squad."""
    return spine.phone()
