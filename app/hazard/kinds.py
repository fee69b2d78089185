"""The kinds of hazards (隐患类别)."""

from __future__ import annotations

from pathlib import Path

from app.records.words import Words

from .models import HazardKind

KINDS = Words("hazard_kind", HazardKind, Path(__file__).parent / "data" / "hazard_kinds.csv")
