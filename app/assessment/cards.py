"""Reading the account: stored credits, one credit with its records, and a subject's scorecard."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.accounts.service import descendants, officers_by_ids, path_to_root
from app.checkin.service import check_ins_by_ids
from app.duty.service import (
    RequirementInfo,
    exemptions_by_ids,
    places_of,
    requirement_for,
    requirements_between,
)
from app.kernel.actor import Actor
from app.kernel.errors import DomainError
from app.tracking.service import fixes_of, vehicles_by_ids

from .access import require_supervised, supervised_units
from .card_input import Subject
from .credits import Credit, Evidence
from .evidence import RecordRequirement
from .evidence_credit import credit_evidence
from .facts import MARGIN, pure_requirements
from .indicators import REQUIREMENT_OF_INDICATOR, SubjectKind
from .models import CreditRow
from .reasons import Reason
from .reckoning import credit_id
from .reviewed import reviewed_records
from .schemes import scheme_on
from .scorecard import card_text, scorecard

_CREDIT = cast(Table, CreditRow.__table__)
CreditView = dict[str, Any]


def credits_between(session: Session, unit_ids: Collection[UUID], first: date, last: date) -> list[CreditView]:
    """The credits of these units' requirements on the duty days from first to last, both included."""
    days = _CREDIT.c.duty_day.between(first, last)
    query = select(_CREDIT).where(_CREDIT.c.unit_id.in_(unit_ids), days)
    rows = session.execute(query.order_by(_CREDIT.c.duty_day, _CREDIT.c.requirement_id, _CREDIT.c.indicator))
    return [_view(row) for row in rows.mappings()]


def credits_by_keys(session: Session, keys: Iterable[tuple[UUID, str]]) -> list[CreditView]:
    """The credits of these (requirement, indicator) pairs; unknown ones are left out."""
    wanted = set(keys)
    query = select(_CREDIT).where(_CREDIT.c.requirement_id.in_({requirement for requirement, _ in wanted}))
    rows = session.execute(query).mappings()
    return [_view(row) for row in rows if (row["requirement_id"], row["indicator"]) in wanted]


def _view(row: Any) -> CreditView:
    evidence = [{"kind": kind, "id": record_id} for kind, record_id in row["evidence"]]
    return {**row, "id": credit_id(row["requirement_id"], row["indicator"]), "evidence": evidence}


def read_credit_id(text: str) -> tuple[UUID, str]:
    """Split ``<requirement>:<indicator>``; raise ``not_found`` for anything else."""
    requirement, _, indicator = text.partition(":")
    try:
        return UUID(requirement), indicator
    except ValueError:
        raise DomainError("not_found") from None


# -- one credit, down to its records --------------------------------------------------------------------------------


def explained_credit(session: Session, actor: Actor, text: str) -> dict[str, Any]:
    """A credit with every record it was reckoned from; raise ``not_found`` for who may not see it.

    The crew sees its own credit and its own check-ins; the track of the car they sat in is theirs to see too."""
    requirement_id, indicator = read_credit_id(text)
    requirement = requirement_for(session, requirement_id)
    if requirement is None or not may_see(actor, requirement):
        raise DomainError("not_found")
    found = credits_by_keys(session, [(requirement_id, indicator)])
    credit = found[0] if found else _not_reckoned(requirement, indicator)
    ids = {kind: _ids(credit, kind) for kind in ("check_in", "track", "exemption")}
    places = places_of(session, [requirement])
    return {
        "credit": credit,
        "requirement": requirement,
        "check_ins": check_ins_by_ids(session, ids["check_in"]),
        "tracks": _tracks(session, requirement, ids["track"]),
        "exemptions": exemptions_by_ids(session, ids["exemption"]),
        "crew": list(officers_by_ids(session, requirement.officer_ids).values()),
        "post": places.posts.get(requirement.id),
        "section": places.sections.get(requirement.id),
    }


def _not_reckoned(requirement: RequirementInfo, indicator: str) -> CreditView:
    """The credit that a requirement will give; raise ``not_found`` where it will give none."""
    if requirement.cancelled_at is not None or REQUIREMENT_OF_INDICATOR.get(indicator) != requirement.kind:
        raise DomainError("not_found")
    return {
        "id": credit_id(requirement.id, indicator),
        "requirement_id": requirement.id,
        "indicator": indicator,
        "state": "unknown",
        "value": None,
        "reason_code": Reason.NOT_RECKONED.value,
        "evidence": [{"kind": "exemption", "id": str(each.id)} for each in requirement.exemptions],
        "facts": {},
        "unit_id": requirement.unit_id,
        "duty_day": requirement.duty_day,
        "reckoned_at": None,
    }


def may_see(actor: Actor, requirement: RequirementInfo) -> bool:
    """Whether the actor is of the crew or supervises its unit."""
    return actor.officer_id in requirement.officer_ids or requirement.unit_id in supervised_units(actor)


def _ids(credit: CreditView, kind: str) -> list[UUID]:
    return [UUID(each["id"]) for each in credit["evidence"] if each["kind"] == kind]


def _tracks(session: Session, requirement: RequirementInfo, vehicle_ids: list[UUID]) -> list[dict[str, Any]]:
    """The fixes that the credit rules read: those in and shortly around the requirement's time."""
    if not vehicle_ids:
        return []
    vehicles = vehicles_by_ids(session, vehicle_ids)
    fixes = fixes_of(session, vehicle_ids, requirement.starts_at - MARGIN, requirement.ends_at + MARGIN)
    found: dict[str, list[dict[str, Any]]] = {str(vehicle_id): [] for vehicle_id in vehicle_ids}
    columns = (fixes.carriers, fixes.seconds, fixes.latitudes, fixes.longitudes)
    for car, seconds, latitude, longitude in zip(*(column.tolist() for column in columns), strict=True):
        at = datetime.fromtimestamp(seconds, UTC)
        found[car].append({"at": at, "latitude": latitude, "longitude": longitude})
    return [{"vehicle_id": i, "plate": vehicles[i].plate, "fixes": found[str(i)]} for i in vehicle_ids if i in vehicles]


# -- scorecards -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scope:
    """Whose card: the subject, the units whose requirements it may own, and the unit whose scheme holds."""

    subject: Subject
    unit_ids: frozenset[UUID]
    scheme_unit_id: UUID


def card_for(session: Session, actor: Actor, kind: SubjectKind, subject_id: UUID, day: date) -> dict[str, Any]:
    """The card of the period in which ``day`` lies, with its scheme, credits and requirements.

    Raises ``not_found`` for a subject that the actor may not see, ``scheme_missing`` where none is in force."""
    scope = _scope(session, actor, kind, subject_id)
    adopted = scheme_on(session, path_to_root(session, scope.scheme_unit_id), day)
    scheme = adopted.parsed()
    period = scheme.period.period_containing(day)
    infos = requirements_between(session, period.first_day, period.last_day, scope.unit_ids)
    requirements = pure_requirements(session, infos)
    reported = reviewed_records(session, scope.unit_ids, period)
    views = credits_between(session, scope.unit_ids, period.first_day, period.last_day)
    earned = [*(_credit(view) for view in views), *(credit_evidence(each) for each in reported)]
    card = scorecard([*requirements, *reported], earned, scheme, scope.subject, period)
    own = {each.id for each in requirements if scope.subject.owns(each)}
    return {
        "card": json.loads(card_text(card)),
        "scheme": adopted,
        "credits": [view for view in views if str(view["requirement_id"]) in own]
        + [_evidence_view(each) for each in reported if scope.subject.owns(each)],
        "requirements": [each for each in infos if str(each.id) in own],
        "records": [_record_view(each) for each in reported if scope.subject.owns(each)],
    }


def _record_view(record: RecordRequirement) -> dict[str, Any]:
    (officer_id,) = record.officer_ids
    members = {"id": record.id, "unit_id": record.unit_id, "duty_day": record.duty_day}
    return {**members, "officer_id": officer_id, "occurred_at": record.window.start}


def _evidence_view(record: RecordRequirement) -> CreditView:
    """A credit that follows from the record's first verdict alone: it is reckoned when it is read, and never stale."""
    credit = credit_evidence(record)
    return {
        "id": credit_id(UUID(record.id), credit.indicator),
        "requirement_id": record.id,
        "indicator": credit.indicator,
        "state": credit.state,
        "value": None if credit.value is None else str(credit.value),
        "reason_code": credit.reason.value,
        "evidence": [{"kind": each.kind, "id": each.id} for each in credit.evidence],
        "facts": {},
        "unit_id": record.unit_id,
        "duty_day": record.duty_day,
        "reckoned_at": None,
    }


def _scope(session: Session, actor: Actor, kind: SubjectKind, subject_id: UUID) -> _Scope:
    if kind != "officer":
        require_supervised(actor, subject_id)
        units = descendants(session, subject_id) if kind == "brigade" else frozenset({subject_id})
        return _Scope(Subject(kind, str(subject_id)), units, subject_id)
    officer = officers_by_ids(session, [subject_id]).get(subject_id)
    if officer is None:
        raise DomainError("not_found")
    if subject_id != actor.officer_id:
        require_supervised(actor, officer.unit_id)
    return _Scope(Subject(kind, str(subject_id)), frozenset({officer.unit_id}), officer.unit_id)


def _credit(view: CreditView) -> Credit:
    return Credit(
        requirement_id=str(view["requirement_id"]),
        indicator=view["indicator"],
        state=view["state"],
        value=None if view["value"] is None else Decimal(view["value"]),
        reason=Reason(view["reason_code"]),
        evidence=tuple(Evidence(each["kind"], each["id"]) for each in view["evidence"]),
        facts=view["facts"],
    )
