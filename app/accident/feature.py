"""What the accident register hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import accident_cli
from .words import WORDS

FEATURE = Feature("accident", references=(WORDS,), cli=(accident_cli,))
