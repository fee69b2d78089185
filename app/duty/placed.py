"""The posts and sections of requirements, where they were when each requirement began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from .placing import Geometry, geometries
from .posts import PostInfo, posts_by_ids
from .requirements import RequirementInfo
from .sections import SectionInfo, sections_by_ids


@dataclass(frozen=True, slots=True)
class Placed:
    """By requirement: its post or its section, where that was then."""

    posts: Mapping[UUID, PostInfo]
    sections: Mapping[UUID, SectionInfo]


def places_of(session: Session, requirements: Sequence[RequirementInfo]) -> Placed:
    """Each requirement's post or section as it was when the requirement began, in a few queries for all.

    A requirement that kept no version has its place as it stands now."""
    posts = posts_by_ids(session, {each.post_id for each in requirements if each.post_id is not None})
    sections = sections_by_ids(session, {each.section_id for each in requirements if each.section_id is not None})
    then = geometries(session, {key for each in requirements if (key := _key(each)) is not None})
    return Placed(
        {each.id: replace(posts[each.post_id], **_then(then, each)) for each in requirements if each.post_id in posts},
        {
            each.id: replace(sections[each.section_id], **_then(then, each))
            for each in requirements
            if each.section_id in sections
        },
    )


def _key(requirement: RequirementInfo) -> tuple[UUID, int] | None:
    place_id = requirement.post_id or requirement.section_id
    if place_id is None or requirement.place_version is None:
        return None
    return place_id, requirement.place_version


def _then(kept: Mapping[tuple[UUID, int], Geometry], requirement: RequirementInfo) -> Geometry:
    key = _key(requirement)
    return {} if key is None else kept.get(key, {})
