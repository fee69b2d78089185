"""The same input gives the same bytes in another process, whatever the seed of its hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """
from app.assessment.post_credit import credit_post
from app.assessment.scorecard import card_text
from app.assessment.section_credit import credit_section
from tests.assessment.made import POST, WEEKS_LATER, check_in, drive, post, section, stay, tracks
from tests.assessment.test_scorecard import CREDITS, POSTS, card

cars = {"C1", "C2", "C3"}
seen = tracks([fix for car in cars for fix in stay(car, POST, -2, 62)], *cars)
told = [check_in(5, officer=officer) for officer in {"O1", "O2", "O3"}]
passed = tracks([fix for car in cars for fix in drive(car, 0, 1, 20)], *cars)
made = [credit_post(post(name="R5"), seen, told, (), WEEKS_LATER), credit_section(section(), passed, (), WEEKS_LATER)]
print(card_text(card([*POSTS, post(name="R5"), section()], [*CREDITS, *made])))
"""


def printed(hash_seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT), "TZ": f"UTC-{hash_seed}"}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, check=True
    ).stdout


@pytest.fixture(scope="module")
def here() -> bytes:
    return printed("0")


@pytest.mark.parametrize("hash_seed", ["1", "8"])
def test_the_card_is_the_same_byte_for_byte_in_another_process(hash_seed: str, here: bytes) -> None:
    assert b'"input_digest"' in here
    assert printed(hash_seed) == here
