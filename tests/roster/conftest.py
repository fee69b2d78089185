"""A squad whose leader plans, with two officers of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.desk import Desk, MadeCounty, desk_of, make_county
from tests.phones import FieldPhone, field_phone

MONTH = "2026-11"


@dataclass(frozen=True)
class Squad:
    """The squad at its desks; ``path`` is its month."""

    county: MadeCounty
    leader: Desk
    wang: UUID
    li: UUID

    @property
    def path(self) -> str:
        return f"/rosters/{self.county.squad}/{MONTH}"

    def at(self, officer_id: UUID) -> Desk:
        """An officer's own desk."""
        return desk_of(self.county.app, officer_id)

    def phone(self, officer_id: UUID, clock: ManualClock) -> FieldPhone:
        """An officer's own phone."""
        return field_phone(self.county.app, clock, self.county.squad, officer_id=officer_id)

    def write(self, version: int, *cells: dict[str, Any]) -> Any:
        """Write cells of the month."""
        return self.leader.patch(self.path, {"cells": list(cells)}, version)

    def standing(self) -> dict[tuple[str, str], list[str]]:
        """What stands in the month, by person and day."""
        found: dict[tuple[str, str], list[str]] = {}
        for each in self.leader.get(self.path).get_json()["entries"]:
            found.setdefault((each["officer_id"], each["day"]), []).append(each["kind"])
        return found


def cell(officer_id: UUID, day: str, *kinds: str, **more: Any) -> dict[str, Any]:
    """What somebody does on a day."""
    return {"officer_id": str(officer_id), "day": day, "shifts": [{"kind": kind, **more} for kind in kinds]}


@pytest.fixture
def squad(app: Flask) -> Squad:
    """On SQLite."""
    county = make_county(app)
    leader = county.desk(Role.SQUAD_LEADER)
    return Squad(county, leader, county.person(Role.OFFICER), county.person(Role.OFFICER))
