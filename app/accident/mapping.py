"""How a brigade's own files are read, remembered: which heading means which member, which word which code.

What was said once holds for every later file with the same headings and words, whoever brings it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.kernel.ids import derived_id
from app.tabular.cells import name_key

from .models import AccidentMapping
from .rules import VEHICLE, WORD_MEMBERS
from .words import named_words

KIND = "accident_mapping"
LISTS = (*WORD_MEMBERS, VEHICLE)
MOST = 400
"""As many headings, and words of a list, as are remembered: a file has some dozens."""


@dataclass(frozen=True, slots=True)
class MappingInfo:
    """What is remembered; the members are those of :class:`AccidentMapping`. Version 0: nothing yet."""

    brigade_id: UUID
    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    version: int = 0


def mapping_of(session: Session, brigade_id: UUID) -> MappingInfo:
    """What the brigade's mapping is."""
    query = select(AccidentMapping.columns, AccidentMapping.words, AccidentMapping.version)
    row = session.execute(query.where(AccidentMapping.brigade_id == brigade_id)).first()
    return MappingInfo(brigade_id) if row is None else MappingInfo(brigade_id, *row)


def remember(context: Context, payload: dict[str, Any]) -> Applied:
    """Add what a person said of headings and words to what is remembered at ``version``."""
    brigade_id, said = payload["brigade_id"], payload["said"]
    before = mapping_of(context.session, brigade_id)
    named_words(
        context.session, [(name, code or None) for name in LISTS for code in said["words"].get(name, {}).values()]
    )
    columns = {**before.columns, **_by_keys(said["columns"])}
    words = {name: {**before.words.get(name, {}), **_by_keys(said["words"].get(name, {}))} for name in LISTS}
    if max(len(columns), *(len(each) for each in words.values())) > MOST:
        raise DomainError("accident_mapping_full", limit=MOST)
    _write(context.session, before, payload["version"], {"columns": columns, "words": words})
    context.changed("accident.mapping_remembered", KIND, brigade_id, unit_id=brigade_id, after=said)
    return Applied(Record(KIND, derived_id(KIND, brigade_id)))


def _by_keys(said: Mapping[str, str]) -> dict[str, str]:
    return {key: value for title, value in said.items() if (key := name_key(title))}


def _write(session: Session, before: MappingInfo, version: int, values: dict[str, Any]) -> None:
    if version != before.version:
        raise DomainError("version_conflict")
    if version == 0:
        session.execute(insert(AccidentMapping), [{**values, "brigade_id": before.brigade_id, "version": 1}])
        return
    at_version = (AccidentMapping.brigade_id == before.brigade_id, AccidentMapping.version == version)
    session.execute(update(AccidentMapping).where(*at_version).values(**values, version=version + 1))
