"""What desks may say of tasks, and what phones may answer."""

from __future__ import annotations

from app.kernel.actor import Role
from app.kernel.command import CommandType

from . import answering, schemas, sending
from .access import SENDING_ROLES

_STEP, _REPORT, _SEND_BACK = schemas.TaskStepPayloadSchema, schemas.TaskReportSchema, schemas.TaskSendBackSchema
#: Whoever holds a task may answer it; that somebody holds it is checked by the verbs.
_ANY = frozenset(Role)

COMMANDS = (
    CommandType("dispatch.send_task", "desk", schemas.NewTaskSchema, sending.send_task, SENDING_ROLES),
    CommandType("dispatch.recall_task", "desk", schemas.RecallSchema, sending.recall_task, SENDING_ROLES),
    CommandType("dispatch.close_task", "desk", schemas.CloseSchema, sending.close_task, SENDING_ROLES),
    CommandType("dispatch.acknowledge", "field", _STEP, answering.acknowledge, _ANY),
    CommandType("dispatch.set_out", "field", _STEP, answering.set_out, _ANY),
    CommandType("dispatch.arrive", "field", _STEP, answering.arrive, _ANY),
    CommandType("dispatch.report_back", "field", _REPORT, answering.report_back, _ANY),
    CommandType("dispatch.send_back", "field", _SEND_BACK, answering.send_back, _ANY),
)
