"""Tasks at the desk, and what phones note about them beside the sum."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.house import house
from app.kernel.web import current_actor, desk_command
from app.records.downloads import download
from app.tabular.writing import XLSX_TYPE

from . import schemas
from .detail import task_detail
from .listing import export_tasks
from .queries import Page, list_tasks
from .telemetry import note_telemetry

blp = Blueprint("dispatch", __name__, url_prefix="/api/v1", description="Tasks, and how each recipient answers them.")


@blp.route("/tasks")
class Tasks(MethodView):
    @blp.arguments(schemas.TaskQuerySchema, location="query")
    @blp.response(200, schemas.TaskListSchema)
    def get(self, query: dict[str, Any]) -> Page:
        """Tasks sent from or into the units that the reader oversees, newest first."""
        return list_tasks(db.session(), current_actor(), query)

    @blp.arguments(schemas.NewTaskSchema)
    @blp.response(201, schemas.TaskDetailSchema)
    def post(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Send a task."""
        return _shown(desk_command("dispatch.send_task", payload).id)


@blp.route("/tasks/export")
@blp.arguments(schemas.TaskExportSchema, location="query")
@blp.response(200, content_type=XLSX_TYPE)
def get_export(query: dict[str, Any]) -> Response:
    """What the list was narrowed to, as a file; who took it out is kept."""
    return download(export_tasks(house().bus, house().clock, db.session(), current_actor(), query))


@blp.route("/tasks/<uuid:task_id>")
@blp.response(200, schemas.TaskDetailSchema)
def get_task(task_id: UUID) -> dict[str, Any]:
    """One task with its steps, its timings and the bands they fall in."""
    return _shown(task_id)


@blp.route("/tasks/<uuid:task_id>/recall", methods=["POST"])
@blp.arguments(schemas.RecallSchema)
@blp.response(200, schemas.TaskDetailSchema)
def recall(payload: dict[str, Any], task_id: UUID) -> dict[str, Any]:
    """Take a task back from all who haven't reported."""
    return _shown(desk_command("dispatch.recall_task", {**payload, "task_id": task_id}).id)


@blp.route("/tasks/<uuid:task_id>/close", methods=["POST"])
@blp.arguments(schemas.CloseSchema)
@blp.response(200, schemas.TaskDetailSchema)
def close(payload: dict[str, Any], task_id: UUID) -> dict[str, Any]:
    """Call a task done after a report."""
    return _shown(desk_command("dispatch.close_task", {**payload, "task_id": task_id}).id)


@blp.route("/tasks/<uuid:task_id>/telemetry", methods=["POST"])
@blp.arguments(schemas.TaskTelemetrySchema)
@blp.response(204)
def telemetry(said: dict[str, Any], task_id: UUID) -> None:
    """Note that a phone got or showed a task; the same again changes nothing."""
    note_telemetry(house().clock.now(), current_actor().officer_id, task_id, said)


def _shown(task_id: UUID) -> dict[str, Any]:
    return task_detail(db.session(), current_actor(), task_id)
