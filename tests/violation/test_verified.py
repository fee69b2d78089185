"""核验: typing the code of a photo finds the record, for those who may see it."""

from __future__ import annotations

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.violation.verification import code_of
from tests.phones import FieldPhone
from tests.spine import Spine, make_spine, violation


def path(typed: str) -> str:
    """Where a typed code is looked up."""
    return f"/violations/verification/{typed}"


def test_the_code_of_a_record_is_that_of_its_signed_bytes_and_finds_it(any_app: Flask, clock: ManualClock) -> None:
    spine = make_spine(any_app, clock)
    receipt = spine.phone().tell("violation.report", violation())
    code = code_of(receipt["digest"])
    for typed in (code, f"{code[:5]}-{code[5:]}", code.lower()):
        found = spine.leader.get(path(typed)).get_json()
        assert (found["id"], found["verification_code"]) == (receipt["id"], code)
        assert found["receipt_number"] == receipt["number"]


def test_a_corrected_record_keeps_its_own_code_and_names_what_took_its_place(spine: Spine, phone: FieldPhone) -> None:
    first = phone.tell("violation.report", violation())
    second = phone.tell("violation.report", violation(note="更正"), supersedes=first["id"])
    found = spine.leader.get(path(code_of(first["digest"]))).get_json()
    assert (found["id"], found["superseded_by"]) == (first["id"], second["id"])


def test_a_code_that_none_has_and_one_that_somebody_may_not_see_are_answered_alike(
    spine: Spine, phone: FieldPhone
) -> None:
    code = code_of(phone.tell("violation.report", violation())["digest"])
    elsewhere = spine.county.desk(Role.SUPERVISOR, spine.county.other_squad)
    answers = [elsewhere.get(path(code)), spine.leader.get(path("0000000000"))]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].get_json() == answers[1].get_json()
    assert answers[0].get_json()["code"] == "verification_code_unmatched"


@pytest.mark.parametrize("typed", ["12345", "7K3M9-0XQ4U", "7K3M9-0XQ4R-1"])
def test_what_cannot_be_a_code_is_said_to_be_none(spine: Spine, typed: str) -> None:
    answer = spine.leader.get(path(typed))
    assert (answer.status_code, answer.get_json()["code"]) == (422, "verification_code_malformed")
