"""Return, correction, acceptance: the way round, and what stays readable on both sides."""

from __future__ import annotations

import pytest

from tests.records.conftest import ACCEPT, RETURN, VOID, Loop
from tests.spine import violation


def test_a_return_reaches_the_phone_as_a_change_of_its_record(any_loop: Loop) -> None:
    record = any_loop.report()
    cursor = any_loop.phone.get("/changes").get_json()["cursor"]
    any_loop.decide(record, RETURN)
    changes = any_loop.phone.get("/changes", cursor=cursor).get_json()["changes"]
    (change,) = [each for each in changes if each["id"] == record]
    assert (change["kind"], change["data"]["review"]["state"]) == ("violation", "returned")
    assert change["data"]["review"]["verdicts"][0]["comment"] == RETURN["comment"]


def test_the_correction_waits_for_a_second_look_and_both_sides_read_all_of_it(any_loop: Loop) -> None:
    first = any_loop.report()
    any_loop.decide(first, RETURN)
    second = any_loop.report(supersedes=first, note="已补拍")
    assert any_loop.review(first)["state"] == "superseded"
    review = any_loop.review(second)
    assert (review["state"], review["corrects"]) == ("corrected", first)
    any_loop.decide(second, ACCEPT)
    history = [("returned", first), ("accepted", second)]
    on_the_phone = any_loop.on_the_phone([second])[second]["review"]
    for read in (any_loop.shown(second)["review"], any_loop.review(first), on_the_phone):
        assert [(said["verdict"], said["record_id"]) for said in read["verdicts"]] == history


def test_a_correction_that_nobody_asked_for_is_looked_at_like_any_other(loop: Loop) -> None:
    first = loop.report()
    assert loop.review(loop.report(supersedes=first))["state"] == "waiting"


def test_a_correction_of_what_was_accepted_is_looked_at_again(loop: Loop) -> None:
    first = loop.report()
    loop.decide(first, ACCEPT)
    assert loop.review(loop.report(supersedes=first))["state"] == "corrected"


def test_withdrawing_a_returned_record_settles_it(loop: Loop) -> None:
    record = loop.report()
    loop.decide(record, RETURN)
    assert loop.withdraw(record)["status"] == "applied"
    assert loop.review(record)["state"] == "withdrawn"
    assert loop.reviewer.get("/reviews").get_json()["pending"]["returned"] == 0


@pytest.mark.parametrize("way", ["correct", "withdraw"])
def test_what_was_voided_can_be_neither_corrected_nor_withdrawn(loop: Loop, way: str) -> None:
    record = loop.report()
    loop.decide(record, VOID)
    if way == "withdraw":
        receipt = loop.withdraw(record)
    else:
        receipt = loop.phone.tell("violation.report", violation(), supersedes=record)
    assert (receipt["status"], receipt["code"]) == ("refused", "record_voided")
    assert loop.review(record)["state"] == "voided"


def test_a_return_stays_on_the_phone_however_old_its_record_is(loop: Loop) -> None:
    kept, gone = loop.report(), loop.report()
    loop.decide(kept, RETURN)
    loop.spine.clock.advance(days=31)
    assert list(loop.on_the_phone()) == [kept]
    loop.report(supersedes=kept)
    assert kept not in loop.on_the_phone()
    assert gone not in loop.on_the_phone()
