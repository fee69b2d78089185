"""``GET /legal-rules``, ``GET`` and ``PATCH /legal-rules/<id>``."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.web import current_actor, desk_command, required_version

from . import schemas
from .reference import get_rule, rules_by_ids

blp = Blueprint("legal", __name__, url_prefix="/api/v1", description="Rules of duty, with their articles.")

Tag = dict[str, str]


@blp.route("/legal-rules")
@blp.response(200, schemas.LegalRuleSchema(many=True))
def get_rules() -> list[dict[str, Any]]:
    """All rules, in order, for anybody who is signed in."""
    current_actor()
    return rules_by_ids(db.session())


@blp.route("/legal-rules/<string:rule_id>")
class LegalRule(MethodView):
    @blp.response(200, schemas.LegalRuleSchema)
    def get(self, rule_id: str) -> tuple[dict[str, Any], Tag]:
        """One rule, with the version to be named in ``If-Match``."""
        current_actor()
        return _shown(rule_id)

    @blp.arguments(schemas.LegalRuleChangeSchema)
    @blp.response(200, schemas.LegalRuleSchema)
    def patch(self, changes: dict[str, Any], rule_id: str) -> tuple[dict[str, Any], Tag]:
        """Change a rule as seen in the version of ``If-Match``."""
        desk_command("legal.change_rule", {"id": rule_id, "version": required_version(), "changes": changes})
        return _shown(rule_id)


def _shown(rule_id: str) -> tuple[dict[str, Any], Tag]:
    found = get_rule(db.session(), rule_id)
    return found, {"ETag": f'"{found["version"]}"'}
