"""The county's devices beside the cars' own: recorders, radios and the drone, by unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

KIND_NAMES = {"recorder": "4G记录仪", "radio": "对讲机", "drone": "无人机"}
SQUADS = {"squad_1": 5, "squad_2": 5, "squad_3": 4, "squad_4": 5, "squad_5": 4, "squad_6": 4}
DEVICES = {
    "recorder": {**SQUADS, "accidents": 3},
    "radio": {**SQUADS, "command": 3, "accidents": 3, "order": 2},
    "drone": {"command": 1},
}
"""How many of each kind which unit has: 30 recorders, 35 radios, 1 drone."""


def devices() -> Iterator[dict[str, Any]]:
    """All of them as the wire says them, with the unit's key in the place of its id."""
    for kind, units in DEVICES.items():
        number = 0
        for unit, count in units.items():
            for _ in range(count):
                number += 1
                yield {"kind": kind, "label": f"演示-{KIND_NAMES[kind]}-{number:02}", "unit_id": unit}
