"""A person's own month, as their phone has it: what they do on which duty day, with whom and in which car."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from .entries import EntryInfo

MONTH = "roster_month"


def own_id(officer_id: UUID, month: str) -> str:
    """The id of somebody's month on the wire."""
    return f"{officer_id}:{month}"


def own_months(entries: Sequence[EntryInfo]) -> dict[UUID, list[dict[str, Any]]]:
    """By officer, what they do in order; those who have the same crew on the same shift are their mates."""
    together: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for each in entries:
        if each.crew_id is not None:
            together[each.day, each.kind, each.crew_id].append(str(each.officer_id))
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for each in entries:
        mates = together.get((each.day, each.kind, each.crew_id), [])
        found[each.officer_id].append(_shown(each, (mate for mate in mates if mate != str(each.officer_id))))
    return found


def _shown(each: EntryInfo, mates: Iterable[str]) -> dict[str, Any]:
    car = None if each.vehicle_id is None else str(each.vehicle_id)
    return {"day": each.day.isoformat(), "kind": each.kind, "vehicle_id": car, "mate_ids": list(mates)}
