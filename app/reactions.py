"""When something happens in one feature, what do others make of it? All of it stands on this page.

A reaction runs in the transaction of its cause, so both are there or neither is.
"""

from __future__ import annotations

from app.kernel.command import Event, Reaction

REACTIONS: dict[type[Event], tuple[Reaction, ...]] = {}
