"""The grid as its schemas say it."""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from .cells import Opened
from .nights import Cell, Item, Night, Row
from .sheet import Sheet

LIGHTS = ("lights_on_s", "lights_off_s", "lights_unknown_s")
_PLACES = Decimal("0.0001")


def shown_night(night: Night, unit_id: UUID, unit_name: str, now: datetime) -> dict[str, Any]:
    """A night with whose it is and when it was looked at."""
    return {
        "unit_id": unit_id,
        "unit_name": unit_name,
        "duty_day": night.day,
        "at": now,
        "periods": night.periods,
        "sections": [_row(each) for each in night.sections],
        "posts": [_row(each) for each in night.posts],
        "of_sections": night.of_sections,
        "of_posts": night.of_posts,
        "of_all": night.of_all,
    }


def shown_opened(opened: Opened) -> dict[str, Any]:
    """A cell with what its requirement demands."""
    requirement = opened.item.requirement
    return {
        "requirement_id": requirement.id,
        "required_share": requirement.required_share,
        "required_passes": requirement.required_passes,
        "item": _item(opened.item),
        "place_name": opened.place_name,
        "section": opened.section,
        "reaches": opened.reaches,
        "passes": opened.passes,
        "pieces": opened.pieces,
        "visits": opened.visits,
        "cars": opened.cars,
        "people": opened.people,
        "tracks_gone": opened.tracks_gone,
        "lights": _lights(opened.lights),
    }


def _lights(told: dict[str, int]) -> dict[str, int] | None:
    return {name: told[name] for name in LIGHTS} if told.get("lights_told") != 0 and told else None


def shown_sheet(sheet: Sheet, grid: dict[str, Any]) -> dict[str, Any]:
    """The page with its grid."""
    return {
        "grid": grid,
        "calls": _calls(sheet),
        "accidents": sheet.accidents,
        "tasks": sheet.tasks,
        "talks": sheet.talks,
    }


def _calls(sheet: Sheet) -> dict[str, Any] | None:
    if sheet.calls is None:
        return None
    kinds = [{"name_zh": name, "count": count} for name, count in sheet.calls.kinds]
    return {**sheet.calls._asdict(), "kinds": kinds}


def _row(row: Row) -> dict[str, Any]:
    return {
        "place_id": row.place_id,
        "name": row.name,
        "road_code": row.road_code,
        "unit_id": row.unit_id,
        "cells": [_cell(each) for each in row.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    value = cell.value
    return {
        "period": cell.period,
        "starts_at": cell.starts_at,
        "ends_at": cell.ends_at,
        "mark": cell.mark,
        "value": None if value is None else value.quantize(_PLACES, ROUND_HALF_UP),
        "items": [_item(each) for each in cell.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "requirement_id": item.requirement.id,
        "starts_at": item.due.starts_at,
        "ends_at": item.due.ends_at,
        "mark": item.mark,
        "value": item.due.value,
        "reason_code": item.reason_code,
        "manner": item.requirement.manner,
    }
