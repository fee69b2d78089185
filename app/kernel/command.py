"""What a command is, what its verb gets to see, and what it leaves behind.

A feature declares :class:`CommandType` rows; ``kernel.execute`` runs them. A verb changes its own feature's tables
through ``context.session`` and tells every change with ``context.changed``; it never commits. What other features
make of it are reactions to the events it emits, run in the same savepoint."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from marshmallow import Schema
from sqlalchemy.orm import Session

from .actor import Actor, Role
from .audit import Change
from .ids import derived_id
from .occurrence import Occurrence


@dataclass(frozen=True, slots=True)
class Fix:
    """A possible position: degrees WGS-84, metres, the phone's instant."""

    latitude: float
    longitude: float
    accuracy_m: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """The thing that a command made or changed."""

    kind: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Applied:
    """A verb's result: its record, the digests of photos it links, and flags for the receipt."""

    record: Record
    photos: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that other features may react to. Features subclass it."""


Deferred = Callable[[Session, datetime, Sequence[Any]], None]


@dataclass(slots=True)
class Context:
    """All that a verb may know and touch."""

    session: Session
    now: datetime
    actor: Actor
    command_id: UUID
    occurrence: Occurrence
    fix: Fix | None = None
    enrolment_id: UUID | None = None
    supersedes: Record | None = None
    #: SHA-256 of the bytes that the phone signed, in hex; None for what no phone signed.
    digest: str | None = None
    changes: list[Change] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    deferred: list[tuple[Deferred, Hashable]] = field(default_factory=list)

    def new_id(self, *parts: object) -> UUID:
        """An id that follows from the command: replaying its cause makes the same id."""
        return derived_id(self.command_id, *parts)

    def changed(
        self,
        action: str,
        kind: str,
        record_id: UUID | str,
        *,
        unit_id: UUID | None = None,
        officer_id: UUID | None = None,
        **detail: Any,
    ) -> None:
        """Tell the audit of a change; ``detail`` is JSON: before, after, why."""
        self.changes.append(Change(action, kind, str(record_id), unit_id, officer_id, detail))

    def emit(self, event: Event) -> None:
        """Tell other features, within this transaction."""
        self.events.append(event)

    def defer(self, work: Deferred, item: Hashable) -> None:
        """Have ``work`` done once at the end of the transaction, for every item that its commands deferred to it.

        For notes that many commands make about the same few things: they need no place in the audit, and taken last
        and together they are cheap and hold nobody up."""
        self.deferred.append((work, item))


def do_deferred(session: Session, now: datetime, deferred: Iterable[tuple[Deferred, Hashable]]) -> None:
    """Do what a transaction's commands left for its end, each item once; by name, so that no two transactions take
    the same rows crosswise."""
    items: dict[Deferred, dict[Hashable, None]] = {}
    for work, item in deferred:
        items.setdefault(work, {})[item] = None
    for work in sorted(items, key=lambda each: f"{each.__module__}.{each.__qualname__}"):
        work(session, now, list(items[work]))


Verb = Callable[[Context, dict[str, Any]], Applied]


@dataclass(frozen=True, slots=True)
class CommandType:
    """One thing that may be said. ``channel`` is "field" (signed by a phone) or "desk" (session and
    Idempotency-Key)."""

    name: str
    channel: str
    payload: type[Schema]
    verb: Verb
    roles: frozenset[Role]


E = TypeVar("E", bound=Event)
Reaction = Callable[[Context, Any], None]


@dataclass(frozen=True)
class Bus:
    """Every command type by name, and every reaction by event: built once by ``create_app``."""

    types: Mapping[str, CommandType]
    reactions: Mapping[type[Event], tuple[Reaction, ...]]

    def react(self, context: Context) -> None:
        """Run the reactions to all events, those emitted by reactions included."""
        done = 0
        while done < len(context.events):
            event = context.events[done]
            done += 1
            for reaction in self.reactions.get(type(event), ()):
                reaction(context, event)
