"""``GET /reference``, ``GET`` and ``POST /reference/<table>``, ``GET`` and ``PATCH /reference/<table>/<key>``."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.reference import ReferenceAdditionSchema, ReferenceChangeSchema, ReferenceTable
from app.kernel.web import current_actor, desk_command, required_version

from .schemas import ReferenceRowSchema, ReferenceTableSchema

blp = Blueprint("reference", __name__, url_prefix="/api/v1", description="Reference tables that the brigade edits.")

Tag = dict[str, str]


@blp.route("/reference")
@blp.response(200, ReferenceTableSchema(many=True))
def get_tables() -> list[dict[str, Any]]:
    """The tables that there are, for anybody who is signed in."""
    actor = current_actor()
    return [table.described(actor) for table in house().references.values()]


@blp.route("/reference/<string:table>")
class ReferenceRows(MethodView):
    @blp.response(200, ReferenceRowSchema(many=True))
    def get(self, table: str) -> list[dict[str, Any]]:
        """All rows of a table, in order."""
        current_actor()
        return _table(table).rows(db.session())

    @blp.arguments(ReferenceAdditionSchema)
    @blp.response(201, ReferenceRowSchema)
    def post(self, said: dict[str, Any], table: str) -> tuple[dict[str, Any], Tag]:
        """Add a row to a table that takes more, with the reason."""
        current_actor()
        found = _table(table)
        if found.add is None:
            raise DomainError("not_found")
        return _tagged(found.row_of(db.session(), desk_command(found.adding, said)))


@blp.route("/reference/<string:table>/<string:key>")
class ReferenceRow(MethodView):
    @blp.response(200, ReferenceRowSchema)
    def get(self, table: str, key: str) -> tuple[dict[str, Any], Tag]:
        """One row, with the version to be named in ``If-Match``."""
        current_actor()
        return _shown(table, key)

    @blp.arguments(ReferenceChangeSchema)
    @blp.response(200, ReferenceRowSchema)
    def patch(self, said: dict[str, Any], table: str, key: str) -> tuple[dict[str, Any], Tag]:
        """Change a row as seen in the version of ``If-Match``, with the reason."""
        current_actor()
        desk_command(_table(table).action, {**said, "key": key, "version": required_version()})
        return _shown(table, key)


def _table(name: str) -> ReferenceTable:
    found = house().references.get(name)
    if found is None:
        raise DomainError("not_found")
    return found


def _shown(table: str, key: str) -> tuple[dict[str, Any], Tag]:
    return _tagged(_table(table).row(db.session(), key))


def _tagged(row: dict[str, Any]) -> tuple[dict[str, Any], Tag]:
    return row, {"ETag": f'"{row["version"]}"'}
