"""The kinds of calls (警情类别)."""

from __future__ import annotations

from pathlib import Path

from app.records.words import Words

from .models import CallKind

KINDS = Words("call_kind", CallKind, Path(__file__).parent / "data" / "call_kinds.csv")
