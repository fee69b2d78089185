"""What a phone knows of duty: the places, the requirements of yesterday, today and tomorrow, and the own past ones.

The own past reaches as far back as the credits that it explains (``app.assessment.feeds``)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown

from . import days
from .access import seen_units
from .posts import PostInfo, posts_by_ids, posts_of
from .requirements import RequirementInfo, requirements_between, requirements_by_ids
from .schemas import PostSchema, RequirementSchema, SectionSchema
from .sections import SectionInfo, sections_by_ids, sections_of

OWN_PAST = timedelta(days=35)
_POST, _SECTION, _REQUIREMENT = PostSchema(), SectionSchema(), RequirementSchema()


def posts(reader: Reader) -> Shown:
    """The posts of the units that one sees, also those given up as long as the own past may name them."""
    found = posts_of(reader.session, seen_units(reader.actor))
    return _shown_posts(each for each in found if _is_remembered(reader, each.ended_at))


def sections(reader: Reader) -> Shown:
    """The sections of the units that one sees, also those given up as long as the own past may name them."""
    found = sections_of(reader.session, seen_units(reader.actor))
    return _shown_sections(each for each in found if _is_remembered(reader, each.ended_at))


def requirements(reader: Reader) -> Shown:
    """What is due in the units that one sees, from yesterday to tomorrow, and before that from one's own crew."""
    today = days.today(reader.now)
    first, last = today - OWN_PAST, today + timedelta(days=1)
    found = requirements_between(reader.session, first, last, seen_units(reader.actor))
    return _shown_requirements(each for each in found if _is_shown(reader, each))


def _some_posts(reader: Reader, ids: Iterable[str]) -> Shown:
    found = posts_by_ids(reader.session, _uuids(ids)).values()
    return _shown_posts(post for post in found if post.unit_id in seen_units(reader.actor))


def _some_sections(reader: Reader, ids: Iterable[str]) -> Shown:
    found = sections_by_ids(reader.session, _uuids(ids)).values()
    return _shown_sections(section for section in found if section.unit_id in seen_units(reader.actor))


def _some_requirements(reader: Reader, ids: Iterable[str]) -> Shown:
    found = requirements_by_ids(reader.session, _uuids(ids)).values()
    return _shown_requirements(each for each in found if _is_shown(reader, each))


def _is_shown(reader: Reader, requirement: RequirementInfo) -> bool:
    today = days.today(reader.now)
    past = OWN_PAST if reader.actor.officer_id in requirement.officer_ids else timedelta(days=1)
    in_time = today - past <= requirement.duty_day <= today + timedelta(days=1)
    return in_time and requirement.cancelled_at is None and requirement.unit_id in seen_units(reader.actor)


def _is_remembered(reader: Reader, ended_at: datetime | None) -> bool:
    return ended_at is None or ended_at > reader.now - OWN_PAST


def _uuids(ids: Iterable[str]) -> list[UUID]:
    return [UUID(each) for each in ids]


def _shown_posts(found: Iterable[PostInfo]) -> Shown:
    return {str(post.id): _POST.dump(post) for post in found}


def _shown_sections(found: Iterable[SectionInfo]) -> Shown:
    return {str(section.id): _SECTION.dump(section) for section in found}


def _shown_requirements(found: Iterable[RequirementInfo]) -> Shown:
    return {str(requirement.id): _REQUIREMENT.dump(requirement) for requirement in found}


FEEDS = (
    Feed("section", sections, _some_sections),
    Feed("post", posts, _some_posts),
    Feed("requirement", requirements, _some_requirements),
)
