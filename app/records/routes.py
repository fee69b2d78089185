"""``GET /reviews``, ``GET /reviews/<record>``, ``PATCH /reviews/<record>``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.web import current_actor, desk_command, required_version

from .queue import Page, list_reviews, visible_review
from .schemas import DecisionSchema, ReviewListSchema, ReviewQuerySchema, ReviewSchema

blp = Blueprint("records", __name__, url_prefix="/api/v1", description="Reviews of field records.")

Tag = dict[str, str]


@blp.route("/reviews")
@blp.arguments(ReviewQuerySchema, location="query")
@blp.response(200, ReviewListSchema)
def get_reviews(query: dict[str, Any]) -> Page:
    """The reviews of the units that one reviews, newest first."""
    return list_reviews(db.session(), current_actor(), query)


@blp.route("/reviews/<uuid:record_id>")
class Review(MethodView):
    @blp.response(200, ReviewSchema)
    def get(self, record_id: UUID) -> tuple[dict[str, Any], Tag]:
        """One review, with the version to be named in ``If-Match``."""
        return _review(record_id)

    @blp.arguments(DecisionSchema)
    @blp.response(200, ReviewSchema)
    def patch(self, payload: dict[str, Any], record_id: UUID) -> tuple[dict[str, Any], Tag]:
        """Accept, return or void the record as seen in the version of ``If-Match``."""
        seen = {"record_id": record_id, "version": required_version()}
        return _review(desk_command("records.review", {**payload, **seen}).id)


def _review(record_id: UUID) -> tuple[dict[str, Any], Tag]:
    found = visible_review(db.session(), current_actor(), record_id)
    return found, {"ETag": f'"{found["version"]}"'}
