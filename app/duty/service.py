"""What other features may ask of duty and say to it; the work stands in the module of each noun."""

from __future__ import annotations

from .asked import post_and_due
from .calendars import calendar_for
from .coming import ComingDuty, coming_duty
from .days import is_dark, span_of_day, today
from .generation import make_requirements
from .periods import KEY_PERIODS
from .placed import Placed, places_of
from .planning import create_plan
from .plans import PlanInfo, get_plan, plans_of
from .posts import PostInfo, create_post, get_post, post_at, posts_by_ids, posts_of
from .requirements import (
    ExemptionInfo,
    RequirementInfo,
    exemptions_by_ids,
    exemptions_of,
    last_due_days,
    requirement_for,
    requirements_between,
    requirements_by_ids,
    requirements_ending,
    requirements_touching,
    sections_of_requirements,
    spans_at_posts,
)
from .roads import look_for_wrong_datum
from .sections import SectionInfo, get_section, sections_by_ids, sections_of
from .workdays import WorkCalendar

__all__ = [
    "KEY_PERIODS",
    "ComingDuty",
    "ExemptionInfo",
    "Placed",
    "PlanInfo",
    "PostInfo",
    "RequirementInfo",
    "SectionInfo",
    "WorkCalendar",
    "calendar_for",
    "coming_duty",
    "create_plan",
    "create_post",
    "exemptions_by_ids",
    "exemptions_of",
    "get_plan",
    "get_post",
    "get_section",
    "is_dark",
    "last_due_days",
    "look_for_wrong_datum",
    "make_requirements",
    "places_of",
    "plans_of",
    "post_and_due",
    "post_at",
    "posts_by_ids",
    "posts_of",
    "requirement_for",
    "requirements_between",
    "requirements_by_ids",
    "requirements_ending",
    "requirements_touching",
    "sections_by_ids",
    "sections_of",
    "sections_of_requirements",
    "span_of_day",
    "spans_at_posts",
    "today",
]
