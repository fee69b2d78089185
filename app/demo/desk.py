"""Somebody of the demo at a desk: says commands as the pages do."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

from app.accounts.service import actor_of
from app.kernel.database import db
from app.kernel.desk import execute_desk

from .stage import Stage


@dataclass
class Desk:
    """An officer's desk; every command gets an idempotency key of its own."""

    stage: Stage
    officer_id: UUID
    _keys: count[int] = field(default_factory=lambda: count(1))

    def say(self, name: str, said: dict[str, Any], /, **from_address: Any) -> UUID:
        """Say the command ``name`` with the body ``said``; return its record's id. ``from_address`` are the members
        that a page says by the address it posts to. Raises what the verb refuses."""
        house = self.stage.house
        payload = house.bus.types[name].payload().load(said)
        actor = actor_of(db.session(), self.officer_id)
        body, key = json.dumps(said, ensure_ascii=False), f"demo-{next(self._keys)}"
        return execute_desk(house.bus, house.clock, actor, name, key, body, {**payload, **from_address}).id
