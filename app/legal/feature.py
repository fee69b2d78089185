"""What the rules hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import legal_cli
from .feeds import FEEDS
from .reference import RULES

FEATURE = Feature("legal", feeds=FEEDS, references=(RULES,), cli=(legal_cli,))
