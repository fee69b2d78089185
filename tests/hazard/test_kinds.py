"""隐患类别: the brigade's own list."""

from __future__ import annotations

from flask import Flask

from app.kernel.actor import Role
from tests.hazard.conftest import Road


def test_the_brigade_adds_a_kind_and_phones_report_with_it(road: Road) -> None:
    chief = road.spine.county.desk(Role.BRIGADE_LEADER, road.spine.county.brigade)
    said = {"values": {"name_zh": "井盖缺失", "name_en": "Manhole open"}, "reason": "雨季常见"}
    kind = chief.post("/reference/hazard_kind", said).get_json()
    assert road.report(kind=kind["values"]["code"])["status"] == "applied"
    given_up = {"changes": {"active": False}, "reason": "并入其他类"}
    changed = chief.patch(f"/reference/hazard_kind/{kind['key']}", given_up, kind["version"])
    assert (changed.status_code, changed.get_json()["values"]["active"]) == (200, False)


def test_the_command_line_adds_the_kinds(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["hazard", "load-kinds"])
    assert said.output == "10 kind(s) added\n"
