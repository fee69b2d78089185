"""Whatever the audit tells of records, the desk's history has words for it in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.dispatch.rules import STATES as TASK_STATES
from app.hazard.rules import STATES as HAZARD_STATES
from app.inspection.rules import DECISIONS, RECTIFICATION_STEPS
from app.records.rules import VERDICTS
from app.roster.swaps import ACTIONS as SWAP_ACTIONS
from config import PROJECT

#: What no record's page shows: who signed in, who looked at what, and what phones say of themselves.
ELSEWHERE = {"assessment", "desk", "demo", "enrolment", "photo", "privacy", "push", "records", "session", "sync"}
#: What was read, and what only a phone is told.
READ = {"roster.set", "tracking.datum_doubted", "tracking.look_told", "tracking.positions_received"}
TELLING = {"changed", "_changed", "tell", "_tell", "tell_task", "supersede", "withdraw"}
ACTION = re.compile(r"[a-z_]+\.[a-z_]+")
PUT_TOGETHER = {
    *SWAP_ACTIONS.values(),
    *(f"review.{verdict}" for verdict in VERDICTS),
    *(f"hazard.{state}" for state in HAZARD_STATES),
    *(f"dispatch.{state}" for state in TASK_STATES),
    *(f"inspection.finding_{decision}" for decision in DECISIONS),
    *(f"rectification.{step}" for step in RECTIFICATION_STEPS),
    *(f"{kind}.{done}" for kind in ("tally_kind", "hazard_kind", "call_kind") for done in ("added", "changed")),
}


def _told(path: Path) -> Iterator[str]:
    """The actions that a module tells of in so many words."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in TELLING:
            said = (part.value for each in node.args for part in ast.walk(each) if isinstance(part, ast.Constant))
            yield from (each for each in said if isinstance(each, str) and ACTION.fullmatch(each))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_action_has_its_words(language: str) -> None:
    words = (PROJECT / f"static/pwa/src/locale/desk/{language}/kept.ts").read_text(encoding="utf-8")
    known = set(re.findall(r"(\w+): '", words))
    told = {each for path in (PROJECT / "app").rglob("*.py") for each in _told(path)} | PUT_TOGETHER
    shown = {each for each in told - READ if each.split(".")[0] not in ELSEWHERE}
    assert len(shown) > 60
    assert {each for each in shown if each.replace(".", "_") not in known} == set()
