"""What a feature says about a list that it takes in: its columns, and what one row does.

A feature declares an :class:`ImportKind`; ``app.imports`` reads the file, shows what would happen, and writes all of
it or nothing. ``begin`` returns what is done with one row after the other: through the feature's own verbs, saying
what it did; what the verbs refuse is that row's problem. The context is the write path's; this module doesn't need
to know it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from .columns import Column

Members = dict[str, Any]
#: What a column's reader makes of a cell that says nothing (a dash, 不详): as if it were empty.
SAYS_NOTHING = object()
ContextT = TypeVar("ContextT")


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of a cell that no table knows, and the known ones that are written most like it."""

    word: str
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportField:
    """A column of a list. ``read`` turns a cell's text into a member, None if it can't; ``allowed`` are the words that
    the template offers; ``note`` and ``example`` stand in the template. ``empty`` is what an empty cell says where the
    column is there; None: nothing. ``longest`` are the most characters that a cell may have. ``unknown`` tells of a
    cell that ``read`` couldn't take which word isn't known and which known ones are near."""

    column: Column
    read: Callable[[str], Any] = str
    allowed: tuple[str, ...] = ()
    example: str = ""
    note: str = ""
    empty: Any = None
    longest: int | None = None
    unknown: Callable[[str], UnknownWord | None] | None = None

    @property
    def key(self) -> str:
        """The member's name in code."""
        return self.column.key

    @property
    def title(self) -> str:
        """The name that the template gives the column."""
        return self.column.names[0]


@dataclass(frozen=True, slots=True)
class Change:
    """A member that a row says differently, as people read it."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row did: added a record, changed one, or said what is known already; ``label`` names the record."""

    action: Literal["added", "changed", "same"]
    label: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One record of a list: the line on which it begins, and what it says by members' names."""

    line: int
    members: Members


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at that holds nothing back: ``code`` is a stable word with its ``params``."""

    line: int
    key: str | None
    code: str
    params: Mapping[str, Any]


def _as_they_stand(items: list[Item]) -> list[Item]:
    return items


def _nothing(_context: Any, _items: Sequence[Item]) -> list[Hint]:
    return []


def _as_declared(_context: Any, kind: ImportKind[Any]) -> ImportKind[Any]:
    return kind


@dataclass(frozen=True)
class ImportKind(Generic[ContextT]):
    """A list that can be taken in.

    ``roles`` are the names of those who may; ``identity`` gives what makes two rows mean the same record, each
    of it beginning with a word, the last with the member to point at; ``carried``
    are members that a row takes from the one above it of the same name; ``arrange`` puts items into the order in which
    they are applied, or makes one item of several rows; ``hints`` look at the whole list; ``blames`` says which column
    a refusal speaks of; ``shapes`` are the geometries of GeoJSON that it takes; ``tailor`` makes of the list the one
    that those who ask write (other headings, other words), before a file is read."""

    key: str
    title: str
    fields: tuple[ImportField, ...]
    roles: frozenset[str]
    identity: Callable[[Members], Sequence[tuple[str, ...]]]
    begin: Callable[[ContextT], Callable[[ContextT, Members], Outcome]]
    arrange: Callable[[list[Item]], list[Item]] = _as_they_stand
    hints: Callable[[ContextT, Sequence[Item]], list[Hint]] = _nothing
    blames: Mapping[str, str] = field(default_factory=dict)
    carried: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()
    tailor: Callable[[ContextT, ImportKind[ContextT]], ImportKind[ContextT]] = _as_declared

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns by which the table is found."""
        return tuple(each.column for each in self.fields)


def differences(before: Mapping[str, Any], after: Mapping[str, Any], shown: Callable[[Any], str]) -> tuple[Change, ...]:
    """The members of ``after`` that differ from ``before``, each as ``shown`` writes it."""
    return tuple(Change(n, shown(before[n]), shown(v)) for n, v in after.items() if before[n] != v)
