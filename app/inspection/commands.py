"""What phones and desks may say about inspections, notices and rectifications."""

from __future__ import annotations

from app.kernel.command import CommandType

from . import answering, deciding, notice_schemas, notices, recording, rectifying, schemas
from .access import ANYBODY, INSPECTING_ROLES, NOTICE_ROLES

_ANSWER, _RECTIFIED = schemas.FindingAnswerPayloadSchema, schemas.RectifiedPayloadSchema
_DEMAND, _STEP = schemas.NewRectificationSchema, schemas.RectificationStepSchema
_CHANGE, _WITHDRAWAL = notice_schemas.NoticeChangeSchema, notice_schemas.NoticeWithdrawalSchema

COMMANDS = (
    CommandType("inspection.record", "field", schemas.InspectionPayloadSchema, recording.record, INSPECTING_ROLES),
    CommandType(
        "inspection.withdraw", "field", schemas.InspectionWithdrawalSchema, recording.withdraw, INSPECTING_ROLES
    ),
    CommandType("inspection.answer", "field", _ANSWER, answering.answer, ANYBODY),
    CommandType("inspection.report_rectified", "field", _RECTIFIED, rectifying.report_rectified, ANYBODY),
    CommandType("inspection.record_at_desk", "desk", schemas.NewInspectionSchema, recording.record, INSPECTING_ROLES),
    CommandType(
        "inspection.withdraw_at_desk", "desk", schemas.WithdrawalReasonSchema, recording.withdraw, INSPECTING_ROLES
    ),
    CommandType("inspection.decide", "desk", schemas.FindingDecisionSchema, deciding.decide, INSPECTING_ROLES),
    CommandType("inspection.demand_rectification", "desk", _DEMAND, rectifying.demand, INSPECTING_ROLES),
    CommandType("inspection.step_rectification", "desk", _STEP, rectifying.take_step, INSPECTING_ROLES),
    CommandType("inspection.draft_notice", "desk", notice_schemas.NewNoticeSchema, notices.draft_notice, NOTICE_ROLES),
    CommandType("inspection.change_notice", "desk", _CHANGE, notices.change_notice, NOTICE_ROLES),
    CommandType(
        "inspection.issue_notice", "desk", notice_schemas.NoticeIssueSchema, notices.issue_notice, NOTICE_ROLES
    ),
    CommandType("inspection.withdraw_notice", "desk", _WITHDRAWAL, notices.withdraw_notice, NOTICE_ROLES),
)
