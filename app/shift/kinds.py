"""What is counted (计数项目): data that the brigade edits."""

from __future__ import annotations

from pathlib import Path

from app.records.words import Words

from .models import TallyKind

KINDS = Words("tally_kind", TallyKind, Path(__file__).parent / "data" / "tally_kinds.csv")
