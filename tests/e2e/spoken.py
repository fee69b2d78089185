"""All that a phone may say: a believable payload for every type of field command, in an order in which it can be said.

A type without a row here fails tests/access/test_commands.py. Photos are only counted: the outbox makes them and puts
them into the payload."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from app.kernel.clock import format_instant
from tests.e2e.county import County
from tests.hazard.conftest import hazard_of
from tests.inspection.conftest import found, inspection_of
from tests.outreach.conftest import talk_of
from tests.shift.conftest import start_of, tally_of
from tests.spine import violation


@dataclass
class Talk:
    """What a phone can speak of: the county, what lies there for it (``on_day``: a day on which its officer is on), and
    the ids of what it said before, by type."""

    county: County
    target_id: str
    task_id: str
    other_task_id: str
    credit: dict[str, str]
    finding_id: str
    rectification_id: str
    on_day: str
    said: dict[str, str] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class Row:
    """One type: its payload, and whether photos go with it."""

    payload: Callable[[Talk], dict[str, Any]]
    photos: int = 0


def _withdraw(type_: str) -> Row:
    return Row(lambda talk: {"command_id": talk.said[type_], "reason": "点错了"})


def _take_back(name: str, type_: str) -> Row:
    """The asker's answer to what they asked for."""
    return Row(lambda talk: {name: talk.said[type_], "answer": "withdraw", "note": ""})


def _post(talk: Talk) -> dict[str, Any]:
    return {"post_id": str(talk.county.near), "requirement_id": None}


def _violation(talk: Talk) -> dict[str, Any]:
    return _without_photos(violation(section_id=str(talk.county.section), chainage_m=12_400))


def _session(talk: Talk) -> dict[str, Any]:
    half_an_hour_ago = format_instant(talk.now - timedelta(minutes=30))
    return _without_photos(talk_of(at=talk.now, target_ids=[talk.target_id], started_at=half_an_hour_ago))


def _hazard(talk: Talk) -> dict[str, Any]:
    return _without_photos(hazard_of(section_id=str(talk.county.section), chainage_m=12_400))


def _accident(talk: Talk) -> dict[str, Any]:
    said = {"occurred_at": format_instant(talk.now - timedelta(minutes=5)), "procedure": "general", "deaths": 1}
    where = {"section_id": str(talk.county.section), "chainage_m": 12_400, "place_text": "路口东", "note": ""}
    return {**said, **where, "injuries": 1, "form": "11", "vehicles": ["K3", "F6"]}


def _claim(talk: Talk) -> dict[str, Any]:
    whole = {"starts_at": None, "ends_at": None}
    return {"requirement_id": talk.credit["requirement_id"], "reason": "vehicle_down", "note": "车辆抛锚", **whole}


def _task(**more: Any) -> Row:
    return Row(lambda talk: {"task_id": talk.task_id, **more})


def _inspection(talk: Talk) -> dict[str, Any]:
    seen = [found("lights", "good"), found("signs", "bad"), found("vest", "unseen")]
    return inspection_of(talk.county.squad, post_id=str(talk.county.near), findings=seen)


def _swap(talk: Talk) -> dict[str, Any]:
    given = {"day": talk.on_day, "shifts": ["day"], "other_day": None, "other_shifts": []}
    return {"other_id": str(talk.county.officer.id), **given, "reason": "家中有事"}


def _leave(talk: Talk) -> dict[str, Any]:
    return {"first_day": talk.on_day, "last_day": talk.on_day, "kind": "personal", "reason": "家中有事"}


def _without_photos(payload: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in payload.items() if name != "photos"}


ROWS: Mapping[str, Row] = {
    "checkin.check_in": Row(_post),
    "checkin.check_out": Row(_post),
    "checkin.withdraw": _withdraw("checkin.check_in"),
    "violation.report": Row(_violation, photos=2),
    "violation.withdraw": _withdraw("violation.report"),
    "outreach.close_session": Row(_session, photos=1),
    "outreach.withdraw_session": _withdraw("outreach.close_session"),
    "dispatch.acknowledge": _task(),
    "dispatch.set_out": _task(),
    "dispatch.arrive": _task(),
    "dispatch.report_back": Row(lambda talk: {"task_id": talk.task_id, "text": "处置完毕，道路已通"}, photos=1),
    "dispatch.send_back": Row(lambda talk: {"task_id": talk.other_task_id, "reason": "正在处置事故"}),
    "hazard.report": Row(_hazard, photos=1),
    "hazard.withdraw": _withdraw("hazard.report"),
    "accident.report": Row(_accident, photos=1),
    "accident.take_back": _withdraw("accident.report"),
    "shift.start": Row(lambda _: start_of(note="城区巡逻")),
    "shift.end": Row(lambda talk: {"shift_id": talk.said["shift.start"], "note": ""}),
    "shift.withdraw": _withdraw("shift.end"),
    "shift.tally": Row(lambda talk: tally_of(talk.now, persuasion=3, helmet=2)),
    "shift.withdraw_tally": _withdraw("shift.tally"),
    "assessment.claim_exemption": Row(_claim),
    "assessment.ask_review": Row(lambda talk: {**talk.credit, "reason": "当时在处置事故", "evidence": []}),
    "inspection.record": Row(_inspection, photos=1),
    "inspection.withdraw": _withdraw("inspection.record"),
    "inspection.answer": Row(lambda talk: {"finding_id": talk.finding_id, "stance": "explain", "text": "警灯已报修"}),
    "inspection.report_rectified": Row(lambda talk: {"rectification_id": talk.rectification_id, "text": "已更换灯具"}),
    "roster.request_swap": Row(_swap),
    "roster.respond_swap": _take_back("swap_id", "roster.request_swap"),
    "roster.request_leave": Row(_leave),
    "roster.respond_leave": _take_back("leave_id", "roster.request_leave"),
    "sync.abandon": Row(lambda _: {"seq": 9_000, "digest": "0" * 64, "reason": "本机数据损坏"}),
}
