"""Lists of tasks taken out as a file."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids, unit_tree
from app.kernel.actor import Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.records.exporting import MAX_ROWS, Column, Exported, check_size, export, note_export

from .queries import RecipientInfo, TaskInfo, recipients_of, seen_recipients, tasks_found

_STANDINGS = {"open": "进行中", "closed": "已办结", "recalled": "已撤回"}
_UNANSWERED = ("queued", "sent", "delivered", "opened")


class _Row(NamedTuple):
    task: TaskInfo
    recipients: list[RecipientInfo]

    def count(self, *states: str) -> int:
        """How many recipients stand in one of these states."""
        counted = Counter(each.state for each in self.recipients)
        return sum(counted[state] for state in states)


def export_tasks(bus: Bus, clock: Clock, session: Session, actor: Actor, query: dict[str, Any]) -> Exported:
    """The tasks that the query narrows to, as a file; raise ``export_too_large`` for more than it should hold."""
    found = tasks_found(session, actor, query, MAX_ROWS + 1)
    check_size(found)
    hands = recipients_of(session, [task.id for task in found])
    rows = [_Row(task, seen_recipients(actor, task, hands.get(task.id, ()))) for task in found]
    made = export("指令", query["format"], _columns(session, found), rows)
    note_export(bus, clock, actor, "task", query, len(found))
    return made


def _columns(session: Session, found: list[TaskInfo]) -> list[Column[_Row]]:
    units = {unit.id: unit.name for unit in unit_tree(session)}
    people = officers_by_ids(session, {each.created_by for each in found})
    names = {officer.id: officer.name for officer in people.values()}
    return [
        Column("下达时间", lambda row: row.task.created_at, 20),
        Column("标题", lambda row: row.task.title, 30),
        Column("内容", lambda row: row.task.text, 40),
        Column("下达单位", lambda row: units.get(row.task.unit_id), 14),
        Column("下达人", lambda row: names.get(row.task.created_by), 10),
        Column("地点", lambda row: row.task.place_text, 24),
        Column("时限", lambda row: row.task.due_at, 20),
        Column("状态", lambda row: _STANDINGS[row.task.standing], 8),
        Column("接收人数", lambda row: len(row.recipients), 10),
        Column("待签收", lambda row: row.count(*_UNANSWERED), 8),
        Column("处置中", lambda row: row.count("acknowledged", "set_out", "arrived"), 8),
        Column("已反馈", lambda row: row.count("reported", "done"), 8),
        Column("退回或超时", lambda row: row.count("sent_back", "expired"), 10),
    ]
