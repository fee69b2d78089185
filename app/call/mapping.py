"""How a brigade's files of calls are read, remembered."""

from __future__ import annotations

from app.records.filemappings import FileMappings

from .models import CallMapping
from .words import LISTS, check_words

MAPPINGS = FileMappings("call_mapping", "call.mapping_remembered", CallMapping, LISTS, check_words)
