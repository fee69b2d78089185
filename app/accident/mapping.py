"""How a brigade's files of accidents are read, remembered."""

from __future__ import annotations

from app.records.filemappings import FileMappings

from .models import AccidentMapping
from .rules import VEHICLE, WORD_MEMBERS
from .words import named_words

MAPPINGS = FileMappings(
    "accident_mapping", "accident.mapping_remembered", AccidentMapping, (*WORD_MEMBERS, VEHICLE), named_words
)
