"""Matching decision numbers (决定书编号) against an export of the national system, so that nothing is typed twice.

First a look that writes nothing, then one command that names each number with what stood there before: all of them, or
none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .decisionfile import DecisionFile, read_decisions, span_of
from .matching import Known, Match, Place, left_without, match_decisions
from .models import Violation, ViolationOffence
from .queries import VIOLATIONS, ViolationInfo
from .rules import normalise_decision_number

KIND = "decision_list"


@dataclass(frozen=True, slots=True)
class DecisionReport:
    """What a file would do: every row with what it comes to, and the penalties here that no row speaks of."""

    file: DecisionFile
    matches: list[Match]
    missing: list[Known]


def compare_decisions(
    session: Session, actor: Actor, raw: bytes, said: Mapping[str, str], window: timedelta
) -> DecisionReport:
    """Hold an export against the violations that the actor supervises; write nothing.

    Raises ``not_allowed`` for who supervises none, and what :func:`read_decisions` raises."""
    units = actor.units(OVERSIGHT_ROLES)
    if not units:
        raise DomainError("not_allowed")
    file = read_decisions(raw, said)
    standing = VIOLATIONS.stands & Violation.unit_id.in_(units)
    known = _known(session, standing, _of_file(file, window))
    matches = match_decisions(file.claims, known, window)
    return DecisionReport(file, matches, left_without(_penalties(session, standing, file, window), matches))


def _of_file(file: DecisionFile, window: timedelta) -> ColumnElement[bool]:
    """The offences that a row may mean: by its number, or by its plate in the file's time."""
    plates, numbers = {claim.plate for claim in file.claims}, {claim.number for claim in file.claims}
    of_plate = Violation.plate_text.in_(plates - {""}) & _within(file, window)
    return or_(ViolationOffence.decision_number.in_(numbers), of_plate)


def _within(file: DecisionFile, window: timedelta) -> ColumnElement[bool]:
    span = span_of(file.claims, window)
    if span is None:
        return and_(True)
    return Violation.corrected_at.between(*span)


def _penalties(session: Session, standing: ColumnElement[bool], file: DecisionFile, window: timedelta) -> list[Known]:
    """The penalties without a number in the file's time; none where no row says a time."""
    if span_of(file.claims, window) is None:
        return []
    issued = (Violation.outcome == "penalty_issued") & ViolationOffence.decision_number.is_(None)
    return _known(session, standing, issued & _within(file, window))


def _known(session: Session, *conditions: ColumnElement[bool]) -> list[Known]:
    offence = ViolationOffence
    query = (
        select(Violation.id, offence.position, Violation.plate_text, offence.code)
        .add_columns(Violation.corrected_at, offence.decision_number)
        .join(offence, offence.violation_id == Violation.id)
        .where(*conditions)
        .order_by(Violation.corrected_at, Violation.id, offence.position)
    )
    return [Known(Place(row[0], row[1]), *row[2:]) for row in session.execute(query)]


def apply_decisions(context: Context, payload: dict[str, Any]) -> Applied:
    """Write the numbers of one list; those that stand already are left alone.

    Raises ``not_found`` for an offence that the actor doesn't supervise or that stands no more, and
    ``decision_changed`` (params ``violation``, ``position``, ``now``) where another number stands than was seen."""
    by_violation: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for said in payload["numbers"]:
        by_violation[said["violation_id"]].append(said)
    found = {each.id: each for each in VIOLATIONS.hold(context.session, by_violation)}
    for violation_id, numbers in by_violation.items():
        _apply(context, _supervised(context.actor, found.get(violation_id)), numbers, payload["file_digest"])
    return Applied(Record(KIND, context.new_id(KIND)))


def _supervised(actor: Actor, violation: ViolationInfo | None) -> ViolationInfo:
    if violation is None or not violation.stands or not actor.allows(OVERSIGHT_ROLES, violation.unit_id):
        raise DomainError("not_found")
    return violation


def _apply(context: Context, violation: ViolationInfo, numbers: Sequence[dict[str, Any]], file_digest: str) -> None:
    before: dict[str, str | None] = {}
    after: dict[str, str | None] = {}
    for said in numbers:
        position, number = said["position"], normalise_decision_number(said["decision_number"])
        now = _number_at(violation, position)
        if now == number:
            continue
        if now != said["before"]:
            raise DomainError("decision_changed", violation=str(violation.id), position=position, now=now)
        code = violation.offences[position].code
        before[code], after[code] = now, number
        _write(context.session, Place(violation.id, position), number)
    if after:
        context.changed(
            "violation.decision_matched",
            "violation",
            violation.id,
            unit_id=violation.unit_id,
            officer_id=violation.officer_id,
            before=before,
            after=after,
            file=file_digest,
        )


def _number_at(violation: ViolationInfo, position: int) -> str | None:
    if position >= len(violation.offences):
        raise DomainError("not_found")
    return violation.offences[position].decision_number


def _write(session: Session, place: Place, number: str | None) -> None:
    offence = ViolationOffence
    at = (offence.violation_id == place.violation_id) & (offence.position == place.position)
    session.execute(update(offence).where(at).values(decision_number=number))
