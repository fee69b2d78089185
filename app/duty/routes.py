"""Posts, sections, plans and requirements at the desk."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from flask.views import MethodView

from app.accounts.service import descendants
from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.openapi import IF_MATCH
from app.kernel.web import current_actor, desk_command, required_version

from . import days, schemas
from .access import seen_units
from .calendars import YearInfo, year_of
from .plandays import PlannedDay, planned_days
from .plans import PlanInfo, get_plan, plans_of
from .posts import PostInfo, get_post, posts_of
from .requirements import (
    ExemptionInfo,
    RequirementInfo,
    get_exemption,
    requirement_for,
    requirements_between,
)
from .sections import SectionInfo, get_section, sections_of
from .workdays import FIRST_YEAR, LAST_YEAR

blp = Blueprint("duty", __name__, url_prefix="/api/v1", description="Where police have to be, and when.")

Tag = dict[str, str]
Shown = TypeVar("Shown", PostInfo, SectionInfo, PlanInfo, RequirementInfo)
Versioned = TypeVar("Versioned", PostInfo, SectionInfo, PlanInfo)


@blp.route("/posts")
class Posts(MethodView):
    @blp.response(200, schemas.PostSchema(many=True))
    def get(self) -> list[PostInfo]:
        """The posts of all units that one sees."""
        return posts_of(db.session(), seen_units(current_actor()))

    @blp.arguments(schemas.NewPostSchema)
    @blp.response(201, schemas.PostSchema)
    def post(self, payload: dict[str, Any]) -> tuple[PostInfo, Tag]:
        """Add a post."""
        return _tagged(_seen(get_post(db.session(), desk_command("duty.create_post", payload).id)))


@blp.route("/posts/<uuid:post_id>")
class Post(MethodView):
    @blp.response(200, schemas.PostSchema)
    def get(self, post_id: UUID) -> tuple[PostInfo, Tag]:
        """One post, with the version to be named in ``If-Match``."""
        return _tagged(_seen(get_post(db.session(), post_id)))

    @blp.arguments(schemas.PostChangeSchema)
    @blp.response(200, schemas.PostSchema)
    def patch(self, changes: dict[str, Any], post_id: UUID) -> tuple[PostInfo, Tag]:
        """Change a post as seen in the version of ``If-Match``."""
        record = desk_command("duty.change_post", _change(post_id, changes))
        return _tagged(_seen(get_post(db.session(), record.id)))

    @blp.doc(parameters=[IF_MATCH])
    @blp.response(204)
    def delete(self, post_id: UUID) -> None:
        """Give a post up that no running plan names."""
        desk_command("duty.end_post", {"id": post_id, "version": required_version()})


@blp.route("/sections")
class Sections(MethodView):
    @blp.response(200, schemas.SectionSchema(many=True))
    def get(self) -> list[SectionInfo]:
        """The sections of all units that one sees."""
        return sections_of(db.session(), seen_units(current_actor()))

    @blp.arguments(schemas.NewSectionSchema)
    @blp.response(201, schemas.SectionSchema)
    def post(self, payload: dict[str, Any]) -> tuple[SectionInfo, Tag]:
        """Add a section."""
        return _tagged(_seen(get_section(db.session(), desk_command("duty.create_section", payload).id)))


@blp.route("/sections/<uuid:section_id>")
class Section(MethodView):
    @blp.response(200, schemas.SectionSchema)
    def get(self, section_id: UUID) -> tuple[SectionInfo, Tag]:
        """One section, with the version to be named in ``If-Match``."""
        return _tagged(_seen(get_section(db.session(), section_id)))

    @blp.arguments(schemas.SectionChangeSchema)
    @blp.response(200, schemas.SectionSchema)
    def patch(self, changes: dict[str, Any], section_id: UUID) -> tuple[SectionInfo, Tag]:
        """Change a section as seen in the version of ``If-Match``."""
        record = desk_command("duty.change_section", _change(section_id, changes))
        return _tagged(_seen(get_section(db.session(), record.id)))

    @blp.doc(parameters=[IF_MATCH])
    @blp.response(204)
    def delete(self, section_id: UUID) -> None:
        """Give a section up that no running plan names."""
        desk_command("duty.end_section", {"id": section_id, "version": required_version()})


@blp.route("/plans")
class Plans(MethodView):
    @blp.arguments(schemas.PlanQuerySchema, location="query")
    @blp.response(200, schemas.PlanSchema(many=True))
    def get(self, query: dict[str, Any]) -> list[PlanInfo]:
        """The running plans of all units that one sees, and the ended ones if they are asked for."""
        return plans_of(db.session(), seen_units(current_actor()), with_ended=query["ended"])

    @blp.arguments(schemas.NewPlanSchema)
    @blp.response(201, schemas.PlanSchema)
    def post(self, payload: dict[str, Any]) -> tuple[PlanInfo, Tag]:
        """Add a plan; what it demands today and tomorrow stands at once."""
        return _tagged(_seen(get_plan(db.session(), desk_command("duty.create_plan", payload).id)))


@blp.route("/plans/<uuid:plan_id>")
class Plan(MethodView):
    @blp.response(200, schemas.PlanSchema)
    def get(self, plan_id: UUID) -> tuple[PlanInfo, Tag]:
        """One plan, with the version to be named in ``If-Match``."""
        return _tagged(_seen(get_plan(db.session(), plan_id)))

    @blp.arguments(schemas.PlanChangeSchema)
    @blp.response(200, schemas.PlanSchema)
    def patch(self, changes: dict[str, Any], plan_id: UUID) -> tuple[PlanInfo, Tag]:
        """Write the next version of a plan; what has begun stays as it was."""
        record = desk_command("duty.change_plan", _change(plan_id, changes))
        return _tagged(_seen(get_plan(db.session(), record.id)))

    @blp.doc(parameters=[IF_MATCH])
    @blp.response(204)
    def delete(self, plan_id: UUID) -> None:
        """End a plan; what it demanded and hasn't begun is cancelled."""
        desk_command("duty.end_plan", {"id": plan_id, "version": required_version()})


@blp.route("/plan-days")
@blp.arguments(schemas.PlanDaysQuerySchema, location="query")
@blp.response(200, schemas.PlanDaySchema(many=True))
def get_plan_days(query: dict[str, Any]) -> list[PlannedDay]:
    """When a plan with these hours would demand police on the next seven duty days; nothing is written."""
    current_actor()
    return planned_days(db.session(), house().clock.now(), query)


@blp.route("/calendars/<int:year>")
class Calendar(MethodView):
    @blp.response(200, schemas.CalendarSchema)
    def get(self, year: int) -> tuple[YearInfo, Tag]:
        """A year's holidays and make-up workdays, with the version to be named in ``If-Match``."""
        current_actor()
        return _of_year(year)

    @blp.arguments(schemas.CalendarChangeSchema)
    @blp.response(200, schemas.CalendarSchema)
    def patch(self, payload: dict[str, Any], year: int) -> tuple[YearInfo, Tag]:
        """Say all days of a year that aren't as their weekday says; what hasn't begun follows."""
        desk_command("duty.set_calendar", {**payload, "year": year, "version": required_version()})
        return _of_year(year)


@blp.route("/requirements")
class Requirements(MethodView):
    @blp.arguments(schemas.RequirementQuerySchema, location="query")
    @blp.response(200, schemas.RequirementSchema(many=True))
    def get(self, query: dict[str, Any]) -> list[RequirementInfo]:
        """What was or is due on a duty day."""
        units = _asked_units(query.get("unit"))
        day = query.get("day") or days.today(house().clock.now())
        return requirements_between(db.session(), day, day, units)


@blp.route("/requirements/<uuid:requirement_id>")
class Requirement(MethodView):
    @blp.response(200, schemas.RequirementSchema)
    def get(self, requirement_id: UUID) -> RequirementInfo:
        """One requirement, a cancelled one included."""
        return _seen(requirement_for(db.session(), requirement_id))


@blp.route("/requirements/<uuid:requirement_id>/exemptions")
class Exemptions(MethodView):
    @blp.arguments(schemas.NewExemptionSchema)
    @blp.response(201, schemas.ExemptionSchema)
    def post(self, payload: dict[str, Any], requirement_id: UUID) -> ExemptionInfo | None:
        """Exempt a requirement, with a reason."""
        record = desk_command("duty.grant_exemption", {**payload, "requirement_id": requirement_id})
        return get_exemption(db.session(), record.id)


@blp.route("/exemptions/<uuid:exemption_id>")
class Exemption(MethodView):
    @blp.response(204)
    def delete(self, exemption_id: UUID) -> None:
        """Withdraw an exemption; it stays on record."""
        desk_command("duty.withdraw_exemption", {"id": exemption_id})


def _of_year(year: int) -> tuple[YearInfo, Tag]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DomainError("not_found")
    found = year_of(db.session(), year)
    return found, {"ETag": f'"{found.version}"'}


def _change(record_id: UUID, changes: dict[str, Any]) -> dict[str, Any]:
    return {"id": record_id, "version": required_version(), "changes": changes}


def _seen(record: Shown | None) -> Shown:
    """The record, if it is there and one sees its unit; ``not_found`` otherwise."""
    if record is None or record.unit_id not in seen_units(current_actor()):
        raise DomainError("not_found")
    return record


def _tagged(record: Versioned) -> tuple[Versioned, Tag]:
    return record, {"ETag": f'"{record.version}"'}


def _asked_units(unit_id: UUID | None) -> frozenset[UUID]:
    seen = seen_units(current_actor())
    if unit_id is None:
        return seen
    if unit_id not in seen:
        raise DomainError("not_found")
    return seen & descendants(db.session(), unit_id)
