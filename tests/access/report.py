"""How the routes of daily reports are knocked at, and what each of them answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from werkzeug.test import TestResponse

from app.report.workbook import default_workbook

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
DAY = "2026-11-22"
OVERSEEN, OTHERS = "404 404 200 200 200 404 200 401", "404 404 404 404 404 404 404 401"

#: As in ``test_routes``: officer, outreach, leader, dispatcher, supervisor, admin, brigade leader, nobody.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/reports/daily": (OVERSEEN, OTHERS),
    f"GET {API}/reports/daily/records": (OVERSEEN, OTHERS),
    f"GET {API}/reports/daily/workbook": (OVERSEEN, OTHERS),
    f"POST {API}/reports/daily/changes": ("403 403 201 201 201 403 201 401", "403 403 404 404 404 403 404 401"),
    f"POST {API}/reports/daily/finals": ("403 403 201 201 201 403 201 401", "403 403 404 404 404 403 404 401"),
    f"GET {API}/reports/templates": ("404 404 200 200 200 200 200 401", OTHERS),
    f"POST {API}/reports/templates/text": ("403 403 403 403 204 204 204 401", "403 403 403 403 403 403 403 401"),
    f"POST {API}/reports/templates/preview": (OVERSEEN, OTHERS),
    f"GET {API}/reports/templates/workbook": ("404 404 200 200 200 200 200 401", OTHERS),
    f"POST {API}/reports/templates/workbook": ("403 403 403 403 204 204 204 401", "403 403 403 403 403 403 403 401"),
}

#: A desk's command and the one route that says it.
DESK: dict[str, str] = {
    "report.change_figure": f"POST {API}/reports/daily/changes",
    "report.finish": f"POST {API}/reports/daily/finals",
    "report.set_text": f"POST {API}/reports/templates/text",
    "report.set_workbook": f"POST {API}/reports/templates/workbook",
}


def _unit(at: Knocker) -> str:
    return str(at.squad.unit_id)


def _report(at: Knocker) -> dict[str, Any]:
    """The report as somebody sees it who sees all."""
    found: dict[str, Any] = at.world.everything.get("/reports/daily", unit=_unit(at), day=DAY).get_json()
    return found


def _get(path: str, **query: str) -> Callable[[Knocker], TestResponse]:
    return lambda at: at.desk.get(path, unit=_unit(at), **query)


def _change(at: Knocker) -> TestResponse:
    said = {"unit_id": _unit(at), "day": DAY, "key": "people_out", "number": 3, "text": None, "reason": "漏记"}
    return at.desk.post("/reports/daily/changes", said, version=_report(at)["version"])


def _finish(at: Knocker) -> TestResponse:
    """After a change, so that there is something to correct."""
    said = {"unit_id": _unit(at), "day": DAY, "key": "people_out", "number": 3, "text": None, "reason": "漏记"}
    at.world.everything.post("/reports/daily/changes", said, version=_report(at)["version"])
    report = _report(at)
    final = {"unit_id": _unit(at), "day": DAY, "digest": report["digest"], "reason": "更正"}
    return at.desk.post("/reports/daily/finals", final, version=report["version"])


def _text(at: Knocker) -> TestResponse:
    return at.desk.post("/reports/templates/text", {"unit_id": _unit(at), "text": "{{unit}}"})


def _preview(at: Knocker) -> TestResponse:
    return at.desk.post("/reports/templates/preview", {"unit_id": _unit(at), "day": DAY, "text": "{{unit}}"})


def _workbook(at: Knocker) -> TestResponse:
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/octet-stream"}
    path = f"{API}/reports/templates/workbook?unit={_unit(at)}&name=x.xlsx"
    return at.desk._client.post(path, data=default_workbook(), headers=headers)


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/reports/daily": _get("/reports/daily", day=DAY),
    f"GET {API}/reports/daily/records": _get("/reports/daily/records", day=DAY, key="cases"),
    f"GET {API}/reports/daily/workbook": _get("/reports/daily/workbook", day=DAY),
    f"POST {API}/reports/daily/changes": _change,
    f"POST {API}/reports/daily/finals": _finish,
    f"GET {API}/reports/templates": _get("/reports/templates"),
    f"POST {API}/reports/templates/text": _text,
    f"POST {API}/reports/templates/preview": _preview,
    f"GET {API}/reports/templates/workbook": _get("/reports/templates/workbook"),
    f"POST {API}/reports/templates/workbook": _workbook,
}
