"""An inspection, its findings and what was answered, as others see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.records.info import FieldRecordInfo

from . import rules


@dataclass(frozen=True, slots=True)
class InspectedInfo:
    """Somebody who was looked at; the members are those of ``models.InspectedOfficer``."""

    inspection_id: UUID
    officer_id: UUID
    call: str | None


@dataclass(frozen=True, slots=True)
class AnswerInfo(FieldRecordInfo):
    """What somebody concerned says; the members are those of ``models.FindingAnswer``."""

    finding_id: UUID
    stance: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingInfo:
    """A finding; the members are those of ``models.Finding``, then its answers in the order of their times."""

    id: UUID
    inspection_id: UUID
    position: int
    kind: str
    verdict: str
    officer_id: UUID | None
    note: str
    state: str
    replaces_id: UUID | None
    decided_by: UUID | None
    decided_at: datetime | None
    reason: str
    version: int
    answers: tuple[AnswerInfo, ...] = ()

    @property
    def is_problem(self) -> bool:
        """Whether it is bad and still says so."""
        return self.verdict == "bad" and rules.stands(self.state)


@dataclass(frozen=True, slots=True)
class InspectionInfo(FieldRecordInfo):
    """An inspection; the members are those of ``models.Inspection``, then who was looked at and what was found."""

    inspected_unit_id: UUID
    means: str
    is_roll_call: bool
    is_dark: bool
    duty_day: date
    post_id: UUID | None
    section_id: UUID | None
    requirement_id: UUID | None
    place_text: str
    note: str
    officers: tuple[InspectedInfo, ...] = ()
    findings: tuple[FindingInfo, ...] = ()

    @property
    def officer_ids(self) -> frozenset[UUID]:
        """Those who were looked at; nobody was, whom nobody called."""
        return frozenset(each.officer_id for each in self.officers if each.call != "not_asked")

    def concerned_by(self, finding: FindingInfo) -> frozenset[UUID]:
        """Those who may answer a finding: the one it names, else all who were looked at; empty for the whole unit."""
        return self.officer_ids if finding.officer_id is None else frozenset({finding.officer_id})
