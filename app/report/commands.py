"""What a desk may say about daily reports."""

from __future__ import annotations

from app.kernel.actor import OVERSIGHT_ROLES
from app.kernel.command import CommandType

from . import changing, schemas, templates
from .access import KEEPING_ROLES

COMMANDS = (
    CommandType(
        "report.change_figure", "desk", schemas.ReportChangePayloadSchema, changing.change_figure, OVERSIGHT_ROLES
    ),
    CommandType("report.finish", "desk", schemas.ReportFinishPayloadSchema, changing.finish, OVERSIGHT_ROLES),
    CommandType("report.set_text", "desk", schemas.ReportTextPayloadSchema, templates.set_text, KEEPING_ROLES),
    CommandType(
        "report.set_workbook", "desk", schemas.ReportWorkbookPayloadSchema, templates.set_workbook, KEEPING_ROLES
    ),
)
