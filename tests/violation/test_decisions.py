"""决定书核对: an export of the national system gives the records their numbers, once and with both sides audited."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.signing import sha256_hex
from app.tabular.cells import LOCAL_ZONE
from app.tabular.writing import OutColumn, OutSheet, write_csv, write_xlsx
from tests.desk import Desk, told
from tests.phones import FieldPhone
from tests.spine import Spine, make_spine, offence, violation

TITLES = ("处罚决定书编号", "号牌号码", "违法行为代码", "违法时间")
NUMBER = "3715211234567890"


def sheet(*rows: tuple[str, ...], titles: tuple[str, ...] = TITLES) -> OutSheet:
    return OutSheet("处罚", [OutColumn(title) for title in titles], [list(row) for row in rows])


def compare(desk: Desk, raw: bytes, **query: Any) -> TestResponse:
    return desk._client.post(
        "/api/v1/violations/decision-comparison",
        data=raw,
        query_string=query,
        headers={"Content-Type": "application/octet-stream"},
    )


def local(clock: ManualClock) -> str:
    """Now, as the national system would write it."""
    return f"{clock.now().astimezone(LOCAL_ZONE):%Y-%m-%d %H:%M}"


def numbers_of(said: dict[str, Any]) -> list[dict[str, Any]]:
    """What the page sends for the rows that were matched."""
    return [
        {
            "violation_id": row["found"][0]["violation_id"],
            "position": row["found"][0]["position"],
            "before": row["found"][0]["decision_number"],
            "decision_number": row["number"],
        }
        for row in said["rows"]
        if row["kind"] == "matched"
    ]


def apply(desk: Desk, raw: bytes, numbers: list[dict[str, Any]]) -> TestResponse:
    return desk.post("/violations/decision-numbers", {"file_digest": sha256_hex(raw), "numbers": numbers})


def penalty(phone: FieldPhone, *codes: str) -> str:
    """A penalty whose numbers aren't known yet; the record's id."""
    said = violation(outcome="penalty_issued", offences=[offence(code) for code in codes or ("6011",)])
    return str(phone.tell("violation.report", said)["id"])


def number_at(desk: Desk, violation_id: str, position: int = 0) -> str | None:
    number: str | None = desk.get(f"/violations/{violation_id}").get_json()["offences"][position]["decision_number"]
    return number


def test_an_export_gives_a_record_its_number_and_the_audit_both_sides(any_app: Flask, clock: ManualClock) -> None:
    spine = make_spine(any_app, clock)
    violation_id = penalty(spine.phone(), "6050", "6011")
    raw = write_xlsx([sheet((NUMBER, "鲁P·12345", "6011", local(clock)))])
    said = compare(spine.leader, raw).get_json()
    assert [row["kind"] for row in said["rows"]] == ["matched"]
    assert said["titles"]["number"] == "处罚决定书编号"
    assert [each["code"] for each in said["missing"]] == ["6050"]
    assert number_at(spine.leader, violation_id, 1) is None, "comparing writes nothing"

    assert apply(spine.leader, raw, numbers_of(said)).status_code == 201
    assert (number_at(spine.leader, violation_id, 0), number_at(spine.leader, violation_id, 1)) == (None, NUMBER)
    with spine.app.app_context():
        query = select(AuditDetail.detail).join(AuditEntry, AuditEntry.seq == AuditDetail.seq)
        (detail,) = db.session.scalars(query.where(AuditEntry.action == "violation.decision_matched"))
    assert '"before":{"6011":null}' in detail
    assert f'"after":{{"6011":"{NUMBER}"}}' in detail


def test_the_same_file_again_changes_nothing(spine: Spine, phone: FieldPhone, clock: ManualClock) -> None:
    penalty(phone)
    raw = write_csv(sheet((NUMBER, "鲁P12345", "6011", local(clock))))
    numbers = numbers_of(compare(spine.leader, raw).get_json())
    apply(spine.leader, raw, numbers)
    again = compare(spine.leader, raw).get_json()
    assert [row["kind"] for row in again["rows"]] == ["same"]
    assert numbers_of(again) == []
    assert apply(spine.leader, raw, numbers).status_code == 201
    with spine.app.app_context():
        found = db.session.scalars(select(AuditEntry.seq).where(AuditEntry.action == "violation.decision_matched"))
        assert len(found.all()) == 1


def test_a_record_that_changed_meanwhile_stops_the_whole_list(
    spine: Spine, phone: FieldPhone, clock: ManualClock
) -> None:
    first = penalty(phone)
    clock.advance(hours=5)
    second = penalty(phone)
    numbers = [
        {"violation_id": first, "position": 0, "before": None, "decision_number": "N1"},
        {"violation_id": second, "position": 0, "before": "N0", "decision_number": "N2"},
    ]
    answer = apply(spine.leader, b"", numbers)
    assert told(answer) == (409, "decision_changed")
    assert (number_at(spine.leader, first), number_at(spine.leader, second)) == (None, None)


@pytest.mark.parametrize("put_aside", ["withdrawn", "superseded"])
def test_a_record_that_stands_no_more_takes_no_number(
    spine: Spine, phone: FieldPhone, clock: ManualClock, put_aside: str
) -> None:
    violation_id = penalty(phone)
    if put_aside == "withdrawn":
        phone.tell("violation.withdraw", {"command_id": violation_id, "reason": "看错"})
    else:
        phone.tell("violation.report", violation(offences=[offence("6047")]), supersedes=violation_id)
    raw = write_csv(sheet((NUMBER, "鲁P12345", "6011", local(clock))))
    assert [row["kind"] for row in compare(spine.leader, raw).get_json()["rows"]] == ["not_here"]
    number = {"violation_id": violation_id, "position": 0, "before": None, "decision_number": NUMBER}
    assert told(apply(spine.leader, raw, [number])) == (404, "not_found")


def test_columns_of_other_names_are_taken_when_somebody_points_at_them(
    spine: Spine, phone: FieldPhone, clock: ManualClock
) -> None:
    penalty(phone)
    raw = write_csv(sheet((NUMBER, "鲁P12345", "x"), titles=("文号", "车辆", "备用")))
    guessed = compare(spine.leader, raw).get_json()
    assert (guessed["titles"], guessed["unknown_titles"], guessed["rows"]) == ({}, ["文号", "车辆", "备用"], [])
    said = compare(spine.leader, raw, number="文号", plate="车辆").get_json()
    assert ([row["kind"] for row in said["rows"]], said["unknown_titles"]) == (["matched"], ["备用"])


def test_rows_that_cannot_be_read_are_named_and_a_day_without_a_time_will_do(
    spine: Spine, phone: FieldPhone, clock: ManualClock
) -> None:
    penalty(phone)
    day = local(clock)[:10]
    rows = [("", "鲁P12345", "6011", day), ("N2", "鲁P12345", "6011", "上午"), (NUMBER, "鲁P12345", "6011", day)]
    said = compare(spine.leader, write_csv(sheet(*rows))).get_json()
    assert [(bad["line"], bad["code"]) for bad in said["bad"]] == [(2, "number_missing"), (3, "time_unreadable")]
    assert [row["kind"] for row in said["rows"]] == ["matched"]


def test_nobody_matches_what_they_do_not_supervise(spine: Spine, phone: FieldPhone, clock: ManualClock) -> None:
    violation_id = penalty(phone)
    elsewhere = spine.county.desk(Role.SUPERVISOR, spine.county.other_squad)
    raw = write_csv(sheet((NUMBER, "鲁P12345", "6011", local(clock))))
    said = compare(elsewhere, raw).get_json()
    assert ([row["kind"] for row in said["rows"]], said["missing"]) == (["not_here"], [])
    number = {"violation_id": violation_id, "position": 0, "before": None, "decision_number": NUMBER}
    assert told(apply(elsewhere, raw, [number])) == (404, "not_found")
    for wrong in ({**number, "position": 4}, {**number, "violation_id": str(uuid4())}):
        assert told(apply(spine.leader, raw, [wrong])) == (404, "not_found")


def test_the_officers_phone_learns_of_the_number(spine: Spine, phone: FieldPhone) -> None:
    violation_id = penalty(phone)
    cursor = phone.get("/changes").get_json()["cursor"]
    number = {"violation_id": violation_id, "position": 0, "before": None, "decision_number": NUMBER}
    apply(spine.leader, b"", [number])
    (change,) = [c for c in phone.get("/changes", cursor=cursor).get_json()["changes"] if c["kind"] == "violation"]
    assert change["data"]["offences"][0]["decision_number"] == NUMBER


def correction(phone: FieldPhone, violation_id: str, number: str | None, outcome: str = "penalty_issued") -> str:
    """The officer corrects the note, saying this of the number; the new record's id."""
    said = violation(outcome=outcome, note="更正备注", offences=[offence("6011", decision_number=number)])
    return str(phone.tell("violation.report", said, supersedes=violation_id)["id"])


@pytest.mark.parametrize(
    ("said", "outcome", "kept"),
    [
        (None, "penalty_issued", NUMBER),  # the phone hasn't heard of the match
        ("371521000000002", "penalty_issued", "371521000000002"),
        ("", "penalty_issued", None),
        (None, "warning", None),  # there is no penalty any more
    ],
)
def test_a_matched_number_outlives_a_correction_that_says_nothing_of_it(
    spine: Spine, phone: FieldPhone, said: str | None, outcome: str, kept: str | None
) -> None:
    violation_id = penalty(phone)
    number = {"violation_id": violation_id, "position": 0, "before": None, "decision_number": NUMBER}
    apply(spine.leader, b"", [number])
    assert number_at(spine.leader, correction(phone, violation_id, said, outcome)) == kept


@pytest.mark.parametrize("at", ["9999-12-31", "0001-01-01 00:00"])
def test_a_time_beyond_the_calendar_is_a_bad_row(app: Flask, clock: ManualClock, at: str) -> None:
    answer = compare(make_spine(app, clock).leader, write_csv(sheet((NUMBER, "鲁P12345", "6050", at))))
    assert [each["code"] for each in answer.get_json()["bad"]] == ["time_unreadable"]


def test_of_numbers_that_several_write_at_once_the_first_stands(any_app: Flask, clock: ManualClock) -> None:
    spine = make_spine(any_app, clock)
    place = {"violation_id": spine.phone(Role.OFFICER).tell("violation.report", violation())["record"]["id"]}
    desks = [(spine.county.desk(Role.SQUAD_LEADER), f"37152100000000{n}") for n in range(6)]
    with ThreadPoolExecutor(6) as pool:
        said = [(desk, [{**place, "position": 0, "before": None, "decision_number": number}]) for desk, number in desks]
        answers = [answer.status_code for answer in pool.map(lambda each: apply(each[0], b"", each[1]), said)]
    assert sorted(answers) == [201, 409, 409, 409, 409, 409]
