"""A duty day's key sections and posts, each with its mark: what the grid, the sheet and the daily report all tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import cast
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessment.outcomes import CreditOutcome, outcomes_between
from app.duty.days import zone
from app.duty.service import RequirementInfo, posts_by_ids, requirements_between, sections_by_ids

from .rules import Due, Mark, Rate, mark_of, presence_rate, worst

INDICATOR = {"section": "coverage_sections", "post": "presence_posts"}
KEY = "key"


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement of a cell, with its credit; ``value`` is 0..1 with four decimal places."""

    requirement: RequirementInfo
    due: Due
    mark: Mark
    reason_code: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one plan demands of one place in one period; several spot checks are several items."""

    place_id: UUID
    plan_id: UUID
    starts_at: datetime
    ends_at: datetime
    items: tuple[Item, ...]

    @property
    def period(self) -> str:
        """``19:00–21:00``, local: by this cells stand below each other."""
        local = (each.astimezone(zone()) for each in (self.starts_at, self.ends_at))
        return "–".join(f"{each:%H:%M}" for each in local)

    @property
    def mark(self) -> Mark:
        return worst(item.mark for item in self.items)

    @property
    def value(self) -> Decimal | None:
        """The credit of a single requirement; of several checks the share that was done, once all are known."""
        values = [item.due.value for item in self.items if item.mark != "exempt"]
        if not values or any(each is None for each in values):
            return None
        return sum((each for each in values if each is not None), Decimal(0)) / len(values)


@dataclass(frozen=True, slots=True)
class Row:
    """One section or post with its cells in order of time."""

    place_id: UUID
    name: str
    road_code: str
    unit_id: UUID
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Night:
    """A duty day of some units: the key sections by their periods, the posts, and the presence rates."""

    day: date
    periods: tuple[str, ...]
    sections: tuple[Row, ...]
    posts: tuple[Row, ...]
    of_sections: Rate
    of_posts: Rate
    of_all: Rate


def read_night(session: Session, unit_ids: Collection[UUID], day: date, now: datetime) -> Night:
    """The grid of these units on a duty day."""
    items = read_items(session, unit_ids, day, now)
    key = _key_items(items)
    standing = [each for each in items if each.requirement.kind == "post"]
    sections = tuple(_section_rows(session, key))
    cells = sorted({(cell.starts_at, cell.period) for row in sections for cell in row.cells})
    return Night(
        day=day,
        periods=tuple(dict.fromkeys(period for _, period in cells)),
        sections=sections,
        posts=tuple(_post_rows(session, standing)),
        of_sections=rate_of(items, now, "section"),
        of_posts=rate_of(items, now, "post"),
        of_all=rate_of(items, now),
    )


def read_items(session: Session, unit_ids: Collection[UUID], day: date, now: datetime) -> list[Item]:
    """What was due of these units on a duty day, by time, each with what it earned."""
    return marked(session, unit_ids, requirements_between(session, day, day, unit_ids), day, now)


def marked(
    session: Session, unit_ids: Collection[UUID], due: Sequence[RequirementInfo], day: date, now: datetime
) -> list[Item]:
    """``read_items`` for whoever has the requirements already."""
    earned = {(each.requirement_id, each.indicator): each for each in outcomes_between(session, unit_ids, day, day)}
    return [_item(each, earned.get((each.id, INDICATOR[each.kind])), now) for each in due]


def rate_of(items: Sequence[Item], now: datetime, kind: str | None = None) -> Rate:
    """The presence rate of all, or of the sections or posts among them."""
    return presence_rate([each.due for each in items if kind in (None, each.requirement.kind)], now)


def key_cells(items: Sequence[Item]) -> list[Cell]:
    """The cells of the grid: key sections in key periods, in order of time."""
    return sorted(cells_of(_key_items(items)), key=lambda cell: (cell.starts_at, str(cell.place_id)))


def _key_items(items: Sequence[Item]) -> list[Item]:
    return [each for each in items if each.requirement.kind == "section" and each.requirement.mode == KEY]


def cells_of(items: Sequence[Item]) -> Iterator[Cell]:
    """The items by place and plan, in order of time."""

    def by(item: Item) -> tuple[str, str]:
        return str(_place_of(item)), str(item.requirement.plan_id)

    for _, group in groupby(sorted(items, key=lambda item: (*by(item), item.due.starts_at)), by):
        found = tuple(group)
        starts_at, ends_at = found[0].due.starts_at, max(each.due.ends_at for each in found)
        yield Cell(_place_of(found[0]), found[0].requirement.plan_id, starts_at, ends_at, found)


def _item(requirement: RequirementInfo, earned: CreditOutcome | None, now: datetime) -> Item:
    state, value, reason = (earned.state, earned.value, earned.reason_code) if earned else (None, None, "not_reckoned")
    due = Due(requirement.starts_at, requirement.ends_at, state, value)
    return Item(requirement, due, mark_of(due, now), reason)


def _place_of(item: Item) -> UUID:
    return cast(UUID, item.requirement.section_id or item.requirement.post_id)  # every requirement has either


def _section_rows(session: Session, items: Sequence[Item]) -> Iterator[Row]:
    """By road and chainage, as the road runs."""
    places = sections_by_ids(session, {_place_of(each) for each in items})
    cells = _by_place(items)
    order = sorted(cells, key=lambda each: (_LEVELS[places[each].level], places[each].road_code, places[each].name))
    for place_id in order:
        section = places[place_id]
        yield Row(place_id, section.name, section.road_code, section.unit_id, cells[place_id])


_LEVELS = {"national": 0, "provincial": 1, "county": 2}


def _post_rows(session: Session, items: Sequence[Item]) -> Iterator[Row]:
    """In the order in which they begin."""
    places = posts_by_ids(session, {_place_of(each) for each in items})
    for place_id, cells in sorted(_by_place(items).items(), key=lambda row: (row[1][0].starts_at, str(row[0]))):
        yield Row(place_id, places[place_id].name, "", places[place_id].unit_id, cells)


def _by_place(items: Sequence[Item]) -> dict[UUID, tuple[Cell, ...]]:
    found: dict[UUID, list[Cell]] = {}
    for cell in sorted(cells_of(items), key=lambda cell: (cell.starts_at, cell.ends_at, str(cell.plan_id))):
        found.setdefault(cell.place_id, []).append(cell)
    return {place_id: tuple(cells) for place_id, cells in found.items()}
