"""GET /api/v1/check-ins and /check-ins/export."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.spine import Spine, make_spine, metres_north


@pytest.fixture
def spine(any_app: Flask, clock: ManualClock) -> Spine:
    return make_spine(any_app, clock)


def say(spine: Spine, direction: str, metres: float) -> str:
    phone = spine.phone(Role.OFFICER)
    said = {"post_id": spine.post_id, "requirement_id": None}
    fix = metres_north(metres, spine.clock.now())
    return str(phone.tell(f"checkin.check_{direction}", said, fix=fix)["record"]["id"])


def listed(spine: Spine, **query: Any) -> list[str]:
    return [each["id"] for each in spine.leader.get("/check-ins", **query).get_json()["check_ins"]]


def test_a_list_is_narrowed_by_direction_verdict_and_post(spine: Spine) -> None:
    came, left = say(spine, "in", 5), say(spine, "out", 900)
    assert set(listed(spine)) == {came, left}
    assert (listed(spine, direction="in"), listed(spine, verdict="outside")) == ([came], [left])
    assert set(listed(spine, post=spine.post_id)) == {came, left}
    assert listed(spine, post=spine.section_id) == []
    assert listed(spine, to="2026-11-21") == []


def test_an_export_tells_what_was_said_and_where(spine: Spine) -> None:
    say(spine, "in", 5)
    text = spine.leader.get("/check-ins/export", format="csv").data.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    told = (row["到岗或离岗"], row["执勤点"], row["判断"], row["距中心（米）"], row["状态"])
    assert told == ("到岗", "狮子楼路口", "在岗位范围内", "5", "有效")
