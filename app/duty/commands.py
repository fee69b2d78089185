"""What the desk may say about duty. A phone says nothing here: what it does with a requirement is a check-in."""

from __future__ import annotations

from app.kernel.command import CommandType

from . import exempting, planning, posts, schemas, sections, setting_calendars
from .access import CALENDAR_ROLES, EXEMPTING_ROLES, PLANNING_ROLES

COMMANDS = (
    CommandType("duty.create_post", "desk", schemas.NewPostSchema, posts.create_post, PLANNING_ROLES),
    CommandType("duty.change_post", "desk", schemas.PostChangeSchema, posts.change_post, PLANNING_ROLES),
    CommandType("duty.end_post", "desk", schemas.NoBodySchema, posts.end_post, PLANNING_ROLES),
    CommandType("duty.create_section", "desk", schemas.NewSectionSchema, sections.create_section, PLANNING_ROLES),
    CommandType("duty.change_section", "desk", schemas.SectionChangeSchema, sections.change_section, PLANNING_ROLES),
    CommandType("duty.end_section", "desk", schemas.NoBodySchema, sections.end_section, PLANNING_ROLES),
    CommandType("duty.create_plan", "desk", schemas.NewPlanSchema, planning.create_plan, PLANNING_ROLES),
    CommandType("duty.change_plan", "desk", schemas.PlanChangeSchema, planning.change_plan, PLANNING_ROLES),
    CommandType("duty.end_plan", "desk", schemas.NoBodySchema, planning.end_plan, PLANNING_ROLES),
    CommandType(
        "duty.set_calendar", "desk", schemas.CalendarChangeSchema, setting_calendars.set_calendar, CALENDAR_ROLES
    ),
    CommandType("duty.grant_exemption", "desk", schemas.NewExemptionSchema, exempting.grant_exemption, EXEMPTING_ROLES),
    CommandType("duty.withdraw_exemption", "desk", schemas.NoBodySchema, exempting.withdraw_exemption, EXEMPTING_ROLES),
)
