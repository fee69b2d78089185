"""A whole period's facts, exported with corrections, give the same cards in another process without a database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.assessment.exporting import recomputed
from app.assessment.models import PeriodCard
from app.kernel.actor import Role
from app.kernel.database import db
from tests.assessment.conftest import Duty
from tests.assessment.published import absent, leader_of, published
from tests.desk import Desk, desk_of
from tests.spine import violation

ROOT = Path(__file__).parents[2]


@pytest.fixture
def month(duty: Duty) -> tuple[Duty, Desk, str]:
    """A published month with a reviewed record, and with a correction."""
    duty.phone.tell("violation.report", violation())
    chief, due = leader_of(duty), absent(duty)
    period = published(duty, chief)
    words = {"requirement_id": due["id"], "indicator": "presence_posts", "reason": "当时在处置事故", "evidence": []}
    review = chief.post("/score-reviews", {"period_id": period["id"], **words}).get_json()
    decider = duty.spine.county.person(Role.SUPERVISOR, duty.spine.county.brigade)
    chief.post(f"/score-reviews/{review['id']}/decider", {"officer_id": str(decider)}, version=1)
    credit = {"state": "credited", "value": "0.7500"}
    said = {"outcome": "corrected", "credit": credit, "decision": "执法记录仪证明在岗"}
    desk_of(duty.spine.app, decider).post(f"/score-reviews/{review['id']}/decision", said, version=2)
    return duty, chief, period["id"]


def exported(duty: Duty) -> str:
    """What the command prints."""
    said = duty.spine.app.test_cli_runner().invoke(args=["assessment", "export", "--period", "2026-11-22"])
    assert said.exit_code == 0, said.output
    return str(said.output)


def kept(duty: Duty) -> set[str]:
    """The standing cards' bytes as they are kept."""
    with duty.spine.app.app_context():
        query = select(PeriodCard.subject_kind, PeriodCard.subject_id, PeriodCard.text).order_by(PeriodCard.number)
        return set({(kind, name): text for kind, name, text in db.session.execute(query)}.values())


def test_cards_recomputed_in_another_process_are_the_kept_ones_byte_for_byte(
    month: tuple[Duty, Desk, str], tmp_path: Path
) -> None:
    duty, _, _ = month
    file = tmp_path / "facts.json"
    file.write_text(exported(duty), encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    environment = {**os.environ, "XUNLU_DATA_DIR": str(elsewhere), "PYTHONHASHSEED": "7", "TZ": "UTC-9"}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "assessment", "recompute", str(file)]
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    lines = said.stdout.decode().splitlines()
    assert set(lines) == kept(duty)
    assert {json.loads(line)["subject"]["kind"] for line in lines} == {"brigade", "squad", "officer"}
    assert not (elsewhere / "xunlu.db").exists()


def test_a_file_that_was_tampered_with_is_told_from_the_kept_cards(month: tuple[Duty, Desk, str]) -> None:
    parts = json.loads(exported(month[0]))
    assert recomputed(parts)[1] == []
    parts["corrections"][0]["value"] = "1.0000"
    assert len(recomputed(parts)[1]) == 3, "the squad, the brigade and the officer"


@pytest.mark.parametrize("parts", [{}, {"format": "xunlu-assessment-facts/1"}, {"format": "2"}])
def test_what_holds_no_facts_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"facts|incomplete"):
        recomputed(parts)


def test_the_workbook_has_the_units_lines_and_the_corrections_and_no_person(month: tuple[Duty, Desk, str]) -> None:
    duty, chief, period_id = month
    answer = chief.get(f"/assessment-periods/{period_id}/workbook")
    book = load_workbook(BytesIO(answer.data))
    lines = [[cell.value for cell in row] for row in book["考核"].iter_rows()]
    squad = next(row for row in lines if row[0] == "一中队" and row[3] == "岗位在岗率")
    assert (squad[2], squad[5], squad[7]) == (0, 0.75, 1)
    unknown = next(row for row in lines if row[0] == "一中队" and row[3] == "路段覆盖率")
    assert (unknown[5], unknown[6]) == (None, None), "nothing known is an empty cell, never 0"
    corrected = [[cell.value for cell in row] for row in book["复核更正"].iter_rows()][1]
    assert (corrected[3], corrected[4], corrected[6], corrected[8]) == ("已计入", 0, 0.75, "执法记录仪证明在岗")
    assert str(duty.phone.officer_id) not in str(lines)
