"""How the routes of calls are knocked at; each record is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkzeug.test import TestResponse

from app.call.service import KINDS
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.access.accident import new_accident
from tests.call.conftest import call_of

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
ONE = f"{API}/calls/<uuid:call_id>"

_ALL = "200 200 200 200 200 200 200 401"
_OWN = "404 404 200 200 200 200 200 401"
_NONE = "404 404 404 404 404 404 404 401"
_WRITE = ("403 403 200 200 200 200 200 401", "403 403 404 404 404 404 404 401")
#: An administrator sees no tasks.
_TASKS = ("403 403 200 200 200 403 200 401", "403 403 404 404 404 403 404 401")
_KEEPERS = ("403 403 200 200 200 200 200 401", "403 403 200 200 200 200 200 401")

#: Columns as in ``test_routes``: off out lea dis sup adm bri nobody; first for the own squad, then for another.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/calls": (_OWN, _NONE),
    f"POST {API}/calls": ("403 403 201 201 201 201 201 401", "403 403 403 403 403 403 403 401"),
    f"GET {API}/calls/export": (_OWN, _NONE),
    f"GET {ONE}": (_OWN, _NONE),
    f"PATCH {ONE}": _WRITE,
    f"POST {ONE}/withdrawal": _WRITE,
    f"PUT {ONE}/accident": _WRITE,
    f"POST {ONE}/tasks": _TASKS,
    f"DELETE {ONE}/tasks/<uuid:task_id>": _TASKS,
    f"GET {API}/accidents/<uuid:accident_id>/calls": (_OWN, _NONE),
    f"GET {API}/call-words": (_ALL, _ALL),
    f"GET {API}/call-mapping": _KEEPERS,  # how files are read is the whole brigade's
    f"PUT {API}/call-mapping": _KEEPERS,
    f"POST {API}/call-headings": _KEEPERS,
}


def new_call(at: Knocker) -> str:
    """A call of the squad."""
    with at.world.app.app_context(), system_transaction(house().bus, at.world.spine.clock) as context:
        KINDS.load(context)
    said = call_of(unit_id=str(at.squad.unit_id))
    return str(at.world.everything.post("/calls", said).get_json()["id"])


def _add(at: Knocker) -> TestResponse:
    new_call(at)
    return at.desk.post("/calls", call_of(unit_id=str(at.squad.unit_id)))


def _correct(at: Knocker) -> TestResponse:
    said = {"changes": {"outcome": "settled"}, "reason": "反馈"}
    return at.desk.patch(f"/calls/{new_call(at)}", said, 1)


def _withdraw(at: Knocker) -> TestResponse:
    return at.desk.post(f"/calls/{new_call(at)}/withdrawal", {"reason": "重复"}, version=1)


def _link(at: Knocker) -> TestResponse:
    said = {"accident_id": new_accident(at), "reason": "同一起"}
    return at.desk.put(f"/calls/{new_call(at)}/accident", said, 1)


def _link_task(at: Knocker) -> TestResponse:
    task_id = at.world.new_task(at.squad, at.squad.member.officer_id)
    return at.desk.post(f"/calls/{new_call(at)}/tasks", {"task_id": task_id}, version=1)


def _unlink_task(at: Knocker) -> TestResponse:
    call_id, task_id = new_call(at), at.world.new_task(at.squad, at.squad.member.officer_id)
    at.world.everything.post(f"/calls/{call_id}/tasks", {"task_id": task_id}, version=1)
    return at.desk.delete(f"/calls/{call_id}/tasks/{task_id}", 2)


def _teach(at: Knocker) -> TestResponse:
    version = at.world.everything.get("/call-mapping").get_json()["version"]
    return at.desk.put("/call-mapping", {"columns": {"单号": "number"}, "words": {}}, version)


def _read_headings(at: Knocker) -> TestResponse:
    headers = {"Content-Type": "application/octet-stream"}
    return at.desk._client.post(f"{API}/call-headings", data="编号,接警时间\n1,2\n".encode(), headers=headers)


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/calls": lambda at: at.desk.get("/calls", unit=str(at.squad.unit_id)),
    f"POST {API}/calls": _add,
    f"GET {API}/calls/export": lambda at: at.desk.get("/calls/export", unit=str(at.squad.unit_id), format="csv"),
    f"GET {ONE}": lambda at: at.desk.get(f"/calls/{new_call(at)}"),
    f"PATCH {ONE}": _correct,
    f"POST {ONE}/withdrawal": _withdraw,
    f"PUT {ONE}/accident": _link,
    f"POST {ONE}/tasks": _link_task,
    f"DELETE {ONE}/tasks/<uuid:task_id>": _unlink_task,
    f"GET {API}/accidents/<uuid:accident_id>/calls": lambda at: at.desk.get(f"/accidents/{new_accident(at)}/calls"),
    f"GET {API}/call-words": lambda at: at.desk.get("/call-words"),
    f"GET {API}/call-mapping": lambda at: at.desk.get("/call-mapping"),
    f"PUT {API}/call-mapping": _teach,
    f"POST {API}/call-headings": _read_headings,
}

DESK: dict[str, str] = {
    "call.register": f"POST {API}/calls",
    "call.correct": f"PATCH {ONE}",
    "call.withdraw": f"POST {ONE}/withdrawal",
    "call.link_accident": f"PUT {ONE}/accident",
    "call.link_task": f"POST {ONE}/tasks",
    "call.unlink_task": f"DELETE {ONE}/tasks/<uuid:task_id>",
    "call.remember_mapping": f"PUT {API}/call-mapping",
}
