"""Accept, return, void: who may, what is checked, and that nothing said before is lost."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.database import db
from tests.desk import desk_of, told
from tests.phones import field_phone
from tests.records.conftest import ACCEPT, RETURN, VOID, Loop


def test_a_record_waits_until_somebody_accepts_it(any_loop: Loop) -> None:
    record = any_loop.report()
    assert any_loop.review(record)["state"] == "waiting"
    answer = any_loop.decide(record, ACCEPT)
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    review = answer.get_json()
    assert (review["state"], [said["verdict"] for said in review["verdicts"]]) == ("accepted", ["accepted"])
    assert review["verdicts"][0]["reviewer_name"] == "测试"


def test_a_return_says_what_is_wrong_and_what_is_to_be_done(loop: Loop) -> None:
    record = loop.report()
    loop.decide(record, RETURN)
    shown = loop.shown(record)["review"]
    assert (shown["state"], shown["verdicts"][0]["comment"]) == ("returned", RETURN["comment"])
    assert shown["verdicts"][0]["reason_code"] == "photo_unclear"


def test_the_audit_says_who_decided_what_before_and_after_and_why(loop: Loop) -> None:
    record = loop.report()
    loop.decide(record, RETURN)
    with loop.spine.app.app_context():
        query = select(AuditEntry.kind, AuditEntry.record_id, AuditEntry.actor_id, AuditDetail.detail)
        joined = query.join(AuditDetail, AuditDetail.seq == AuditEntry.seq).where(
            AuditEntry.action == "review.returned"
        )
        row = db.session.execute(joined).one()
    detail = json.loads(row.detail)
    assert (row.kind, row.record_id) == ("violation", record)
    assert row.actor_id is not None
    assert (detail["before"], detail["after"]) == ({"state": "waiting"}, RETURN)


def test_a_voided_record_stays_marked_and_counts_no_more(loop: Loop) -> None:
    record = loop.report()
    loop.decide(record, VOID)
    assert loop.shown(record)["voided_at"] is not None
    assert loop.shown(record)["review"]["state"] == "voided"


def test_what_was_voided_by_mistake_counts_again_with_the_reason_why(loop: Loop) -> None:
    record = loop.report()
    loop.decide(record, VOID)
    assert told(loop.decide(record, ACCEPT, 2)) == (422, "review_comment_missing")
    loop.decide(record, {**ACCEPT, "comment": "核实不是重复"}, 2)
    assert loop.shown(record)["voided_at"] is None
    assert [said["verdict"] for said in loop.review(record)["verdicts"]] == ["voided", "accepted"]


def test_of_two_reviewers_the_second_is_told_that_somebody_was_there_before(loop: Loop) -> None:
    record = loop.report()
    county = loop.spine.county
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    assert loop.decide(record, RETURN).status_code == 200
    assert told(loop.decide(record, ACCEPT, by=chief)) == (412, "version_conflict")
    assert loop.review(record)["state"] == "returned"


def test_a_verdict_names_the_version_that_was_seen(loop: Loop) -> None:
    record = loop.report()
    assert told(loop.reviewer.patch(f"/reviews/{record}", ACCEPT, None)) == (428, "version_missing")


def test_the_same_verdict_again_says_nothing_new(loop: Loop) -> None:
    record = loop.report()
    loop.decide(record, RETURN)
    assert told(loop.decide(record, RETURN, 2)) == (422, "verdict_repeated")


def test_a_record_that_was_corrected_meanwhile_says_so(any_loop: Loop) -> None:
    record = any_loop.report()
    any_loop.report(supersedes=record, note="补充")
    assert told(any_loop.decide(record, ACCEPT)) == (409, "record_corrected_meanwhile")


def test_a_record_that_was_withdrawn_meanwhile_says_so(loop: Loop) -> None:
    record = loop.report()
    loop.withdraw(record)
    assert told(loop.decide(record, ACCEPT)) == (409, "record_withdrawn_meanwhile")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({**RETURN, "reason_code": None}, "review_reason_invalid"),
        ({**RETURN, "reason_code": "count_doubtful"}, "review_reason_invalid"),
        ({**RETURN, "reason_code": "duplicate"}, "review_reason_invalid"),
        ({**ACCEPT, "reason_code": "photo_unclear"}, "review_reason_invalid"),
        ({**VOID, "reason_code": None}, "review_reason_invalid"),
        ({**RETURN, "comment": "  "}, "review_comment_missing"),
        ({**VOID, "reason_code": "other"}, "review_comment_missing"),
        ({**ACCEPT, "verdict": "praised"}, "request_invalid"),
        ({**RETURN, "comment": "长" * 301}, "request_invalid"),
    ],
)
def test_a_verdict_whose_words_dont_fit_is_refused(loop: Loop, said: dict[str, Any], code: str) -> None:
    assert told(loop.decide(loop.report(), said)) == (422, code)


def test_a_violation_is_returned_for_its_plate_too(loop: Loop) -> None:
    assert loop.decide(loop.report(), {**RETURN, "reason_code": "plate_wrong"}).status_code == 200


def test_nobody_decides_about_what_they_reported_or_were_of_the_crew_of(loop: Loop) -> None:
    spine = loop.spine
    leader = spine.county.person(Role.SQUAD_LEADER)
    own = field_phone(spine.app, spine.clock, spine.county.squad, officer_id=leader)
    loop.phone, phone = own, loop.phone
    reported = loop.report()
    loop.phone = phone
    with_crew = loop.report(crew_ids=[str(leader)])
    for record in (reported, with_crew):
        assert told(loop.decide(record, ACCEPT, by=desk_of(spine.app, leader))) == (403, "review_own_record")
        assert loop.decide(record, ACCEPT).status_code == 200


@pytest.mark.parametrize("role", [Role.SQUAD_LEADER, Role.SUPERVISOR])
def test_another_squads_record_is_not_there_for_a_reviewer(loop: Loop, role: Role) -> None:
    county = loop.spine.county
    stranger = county.desk(role, county.other_squad)
    record = loop.report()
    assert told(loop.decide(record, ACCEPT, by=stranger)) == (404, "not_found")
    assert told(stranger.get(f"/reviews/{record}")) == (404, "not_found")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.OUTREACH, Role.DISPATCHER, Role.ADMIN])
def test_who_doesnt_answer_for_the_unit_decides_nothing(loop: Loop, role: Role) -> None:
    assert told(loop.decide(loop.report(), ACCEPT, by=loop.spine.county.desk(role))) == (403, "not_allowed")


def test_what_is_no_record_has_no_review(loop: Loop) -> None:
    assert told(loop.decide(str(UUID(int=7)), ACCEPT)) == (404, "not_found")


def test_what_is_voided_and_taken_back_at_once_is_one_of_the_two(any_loop: Loop) -> None:
    for record in [any_loop.report() for _ in range(8)]:
        with ThreadPoolExecutor(2) as pool:
            voided = pool.submit(any_loop.decide, record, VOID)
            taken = pool.submit(any_loop.phone.tell, "violation.withdraw", {"command_id": record, "reason": "看错"})
        assert (voided.result().status_code == 200) != (taken.result()["status"] == "applied")
