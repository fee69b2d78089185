"""Reporting an observed offence: what is checked, what is kept, and who decided."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.signing import sha256_hex
from tests.desk import told
from tests.factories import make_officer
from tests.phones import HERE, FieldPhone
from tests.photos.conftest import photo_payload
from tests.photos.pictures import jpeg
from tests.spine import Spine, make_spine, offence, violation


def code(phone: FieldPhone, payload: dict[str, Any], type_: str = "violation.report", **changes: Any) -> str | None:
    """The code of the refusal, None when it was applied."""
    refused: str | None = phone.tell(type_, payload, **changes)["code"]
    return refused


def shown(phone: FieldPhone, receipt: dict[str, Any]) -> dict[str, Any]:
    """The record behind a receipt, as its officer reads it."""
    response = phone.get(f"/violations/{receipt['record']['id']}")
    assert response.status_code == 200
    read: dict[str, Any] = response.get_json()
    return read


def test_a_report_is_kept_as_it_was_said(any_app: Flask, clock: ManualClock) -> None:
    spine = make_spine(any_app, clock)
    phone = spine.phone()
    said = violation(
        plate={"text": " 鲁p·12345 ", "type_code": "02", "manual_reason": None},
        section_id=spine.section_id,
        chainage_m=12800,
        outcome="penalty_issued",
        offences=[offence("6050", decision_number=" ３７１５２１ 12 "), offence("6011")],
        note=" 未系安全带 ",
    )
    receipt = phone.tell("violation.report", said)
    assert (receipt["status"], receipt["record"]) == ("applied", {"kind": "violation", "id": receipt["id"]})
    record = shown(phone, receipt)
    assert (record["plate_text"], record["plate_type"], record["plate_class"]) == ("鲁P12345", "02", "ordinary")
    assert (record["section_id"], record["chainage_m"]) == (spine.section_id, 12800)
    assert (record["latitude"], record["longitude"]) == HERE
    assert [(each["code"], each["decision_number"]) for each in record["offences"]] == [
        ("6050", "37152112"),
        ("6011", None),
    ]
    assert record["note"] == "未系安全带"
    assert (record["officer_id"], record["unit_id"]) == (str(phone.officer_id), str(spine.county.squad))


def test_a_report_without_a_fix_or_a_section_is_kept(phone: FieldPhone) -> None:
    record = shown(phone, phone.tell("violation.report", violation(), fix=None))
    assert (record["latitude"], record["section_id"], record["place_text"]) == (None, None, "狮子楼路口东")


@pytest.mark.parametrize(
    ("plate", "expected"),
    [
        ({"text": "鲁P1234", "type_code": "02", "manual_reason": None}, "plate_invalid"),
        ({"text": "鲁P12345", "type_code": "52", "manual_reason": None}, "plate_type_mismatch"),
        ({"text": "鲁P12345", "type_code": "99", "manual_reason": None}, "plate_reason_missing"),
        ({"text": "鲁P12345", "type_code": "99", "manual_reason": "  "}, "plate_reason_missing"),
        ({"text": "鲁P12345", "type_code": "2", "manual_reason": None}, "payload_invalid"),
        ({"text": "鲁" * 17, "type_code": "02", "manual_reason": None}, "payload_invalid"),
        (None, "payload_invalid"),
        ({"text": "", "type_code": "41", "manual_reason": "未悬挂号牌"}, None),
        ({"text": "无法辨认", "type_code": "99", "manual_reason": "泥浆遮挡"}, None),
    ],
)
def test_a_plate_is_one_of_its_type_or_says_why_not(
    phone: FieldPhone, plate: dict[str, Any] | None, expected: str | None
) -> None:
    assert code(phone, violation(plate=plate)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"offences": [offence("99999")]}, "violation_code_unknown"),
        ({"offences": [offence(), offence("99999")]}, "violation_code_unknown"),
        ({"offences": [offence("")]}, "payload_invalid"),
        ({"offences": []}, "payload_invalid"),
        ({"offences": [offence(str(key)) for key in range(6)]}, "payload_invalid"),
        ({"offences": [offence(), offence()]}, "offence_repeated"),
        ({"offences": [offence(decision_number="1" * 41)]}, "payload_invalid"),
        ({"outcome": "fined"}, "payload_invalid"),
        ({"chainage_m": -1}, "payload_invalid"),
        ({"chainage_m": 12.5}, "payload_invalid"),
        ({"chainage_m": "12800"}, "payload_invalid"),
        ({"place_text": "x" * 201}, "payload_invalid"),
        ({"note": "x" * 501}, "payload_invalid"),
        ({"photos": [{}]}, "payload_invalid"),
        ({"crew_ids": ["x"]}, "payload_invalid"),
        ({"fine": 200}, "payload_invalid"),
        ({"section_id": str(uuid4())}, "section_unknown"),
        ({"crew_ids": [str(uuid4())]}, "crew_member_unknown"),
    ],
)
def test_what_does_not_exist_or_fit_is_refused(phone: FieldPhone, changes: dict[str, Any], expected: str) -> None:
    assert code(phone, violation(**changes)) == expected


@pytest.mark.parametrize(("chainage_m", "expected"), [(12300, None), (12299, "chainage_out_of_section")])
def test_a_chainage_lies_in_its_section(spine: Spine, phone: FieldPhone, chainage_m: int, expected: str | None) -> None:
    assert code(phone, violation(section_id=spine.section_id, chainage_m=chainage_m)) == expected


def test_a_chainage_behind_the_sections_end_is_refused(spine: Spine, phone: FieldPhone) -> None:
    end = spine.leader.get(f"/sections/{spine.section_id}").get_json()["to_chainage_m"]
    assert code(phone, violation(section_id=spine.section_id, chainage_m=end)) is None
    assert code(phone, violation(section_id=spine.section_id, chainage_m=end + 1)) == "chainage_out_of_section"


def colleague(spine: Spine, rank: str = "police") -> str:
    with spine.app.app_context():
        return str(make_officer(spine.county.squad, rank=rank))


def test_an_auxiliary_may_record_and_warn_but_not_penalise_alone(spine: Spine) -> None:
    auxiliary = spine.phone(rank="auxiliary")
    assert code(auxiliary, violation(outcome="recorded")) is None
    assert code(auxiliary, violation(outcome="warning")) is None
    assert code(auxiliary, violation(outcome="penalty_issued")) == "auxiliary_may_not_penalise"


def test_an_auxiliarys_crew_of_auxiliaries_decides_no_penalty_either(spine: Spine) -> None:
    auxiliary, other = spine.phone(rank="auxiliary"), colleague(spine, "auxiliary")
    assert code(auxiliary, violation(outcome="penalty_issued", crew_ids=[other])) == "auxiliary_may_not_penalise"


def test_with_a_police_officer_in_the_crew_the_penalty_is_the_officers(spine: Spine) -> None:
    auxiliary, officer = spine.phone(rank="auxiliary"), colleague(spine)
    assert code(auxiliary, violation(outcome="penalty_issued", crew_ids=[officer])) is None


def test_a_correction_stands_beside_what_it_corrects_with_both_codes_audited(spine: Spine, phone: FieldPhone) -> None:
    first = phone.tell("violation.report", violation())
    better = violation(offences=[offence("6047")], outcome="warning")
    second = phone.tell("violation.report", better, supersedes=first["id"])
    assert shown(phone, first)["superseded_by"] == second["id"]
    assert [shown(phone, each)["offences"][0]["code"] for each in (first, second)] == ["6050", "6047"]
    with spine.app.app_context():
        query = select(AuditEntry.action, AuditDetail.detail).join(AuditDetail, AuditDetail.seq == AuditEntry.seq)
        rows = db.session.execute(query.where(AuditEntry.record_id == second["id"])).all()
    assert [row.action for row in rows] == ["violation.corrected"]
    assert '"codes":["6050"]' in rows[0].detail
    assert '"codes":["6047"]' in rows[0].detail


def test_a_violation_is_withdrawn_once_by_its_officer_with_a_reason(spine: Spine, phone: FieldPhone) -> None:
    said = phone.tell("violation.report", violation())
    withdrawal = {"command_id": said["id"], "reason": "车牌看错"}
    assert code(spine.phone(), withdrawal, "violation.withdraw") == "not_found"
    assert code(phone, withdrawal, "violation.withdraw") is None
    assert shown(phone, said)["withdrawn_reason"] == "车牌看错"
    assert code(phone, withdrawal, "violation.withdraw") == "already_withdrawn"
    assert code(phone, violation(), supersedes=said["id"]) == "already_superseded"


def test_photos_are_linked_at_once_and_open_when_their_bytes_have_come(phone: FieldPhone) -> None:
    data = jpeg()
    receipt = phone.tell("violation.report", violation(photos=[photo_payload(data)]))
    assert receipt["photos"] == [sha256_hex(data)]
    before = shown(phone, receipt)["photos"][0]
    assert (before["digest"], before["opened"], before["position"]) == (sha256_hex(data), False, 0)
    assert phone.get(f"/photo-links/{before['id']}").status_code == 404
    phone.upload(data)
    after = shown(phone, receipt)["photos"][0]
    assert (after["id"], after["opened"]) == (before["id"], True)
    assert phone.get(f"/photo-links/{after['id']}").status_code == 200


def test_photos_that_were_uploaded_first_are_open_from_the_start(phone: FieldPhone) -> None:
    data = jpeg()
    phone.upload(data)
    receipt = phone.tell("violation.report", violation(photos=[photo_payload(data)]))
    assert [photo["opened"] for photo in shown(phone, receipt)["photos"]] == [True]


def test_a_violation_is_its_crews_and_their_supervisors_to_see(spine: Spine, phone: FieldPhone) -> None:
    mate = spine.phone()
    said = phone.tell("violation.report", violation(crew_ids=[str(mate.officer_id)]))
    path = f"/violations/{said['record']['id']}"
    assert spine.leader.get(path).status_code == 200
    assert mate.get(path).status_code == 200
    assert spine.phone().get(path).status_code == 404, "a colleague who wasn't there"
    other = spine.county.desk(Role.SUPERVISOR, spine.county.other_squad)
    assert told(other.get(path)) == (404, "not_found")


def test_pictures_are_shown_to_whom_the_record_is_shown_to(spine: Spine, phone: FieldPhone) -> None:
    mate, other, data = spine.phone(), spine.phone(), jpeg()
    phone.upload(data)
    photos = [photo_payload(data)]
    said = phone.tell("violation.report", violation(crew_ids=[str(mate.officer_id)], photos=photos))
    link = f"/photo-links/{shown(phone, said)['photos'][0]['id']}"
    assert (phone.get(link).status_code, spine.leader.get(link).status_code) == (200, 200)
    assert (mate.get(link).status_code, other.get(link).status_code) == (200, 404)


def test_the_list_is_read_in_pages_newest_first(spine: Spine, phone: FieldPhone, clock: ManualClock) -> None:
    said = []
    for _ in range(5):
        said.append(phone.tell("violation.report", violation())["id"])
        clock.advance(seconds=1)
    read: list[str] = []
    place: dict[str, str] = {}
    while True:
        page = spine.leader.get("/violations", limit=2, **place).get_json()
        read += [each["id"] for each in page["violations"]]
        if page["next"] is None:
            break
        place = {"before": page["next"]}
    assert read == said[::-1]


@pytest.mark.parametrize("place", ["x", "2026-11-22T04:00:00Z", "~", "2026-11-22T04:00:00~x"])
def test_a_place_that_is_none_in_the_list_is_refused(spine: Spine, place: str) -> None:
    assert told(spine.leader.get("/violations", before=place)) == (422, "request_invalid")


def measured(limit_kmh: int, speed_kmh: int, **changes: Any) -> dict[str, Any]:
    """A measured speed of a car on an ordinary road."""
    return {"vehicle": "other", "road": "ordinary", "limit_kmh": limit_kmh, "speed_kmh": speed_kmh, **changes}


def test_a_measured_speed_is_kept_and_shown_with_what_the_tables_make_of_it(phone: FieldPhone) -> None:
    said = [offence("1636", speeding=measured(80, 108))]
    (kept,) = shown(phone, phone.tell("violation.report", violation(offences=said)))["offences"]
    judged = {"over_permille": 350, "from_percent": 20, "to_percent": 50}
    rule = {"points": 3, "fine": "200", "confidence": "high"}
    assert kept == {**said[0], "speeding": {**measured(80, 108), **judged, **rule}}


def test_what_the_tables_do_not_know_of_a_speed_stays_unknown(phone: FieldPhone) -> None:
    said = violation(offences=[offence("1632", speeding=measured(80, 110, vehicle="passenger", road="fast"))])
    (kept,) = shown(phone, phone.tell("violation.report", said))["offences"]
    assert (kept["speeding"]["points"], kept["speeding"]["fine"]) == (12, None)


@pytest.mark.parametrize(
    ("speeding", "expected"),
    [
        (measured(80, 80), "speeding_not_over_limit"),
        (measured(80, 79), "speeding_not_over_limit"),
        (measured(0, 80), "payload_invalid"),
        (measured(80, 401), "payload_invalid"),
        (measured(80, 96, vehicle="bicycle"), "payload_invalid"),
        (measured(80, 96, road="field"), "payload_invalid"),
        ({"limit_kmh": 80, "speed_kmh": 96}, "payload_invalid"),
    ],
)
def test_a_speed_that_makes_no_offence_is_refused(phone: FieldPhone, speeding: dict[str, Any], expected: str) -> None:
    assert code(phone, violation(offences=[offence("1636", speeding=speeding)])) == expected


def test_a_correction_from_another_phone_keeps_the_photos_that_it_does_not_hold(phone: FieldPhone) -> None:
    data, more = jpeg(), jpeg(seed=2)
    first = phone.tell("violation.report", violation(photos=[photo_payload(data)]))
    said = violation(note="更正", photos=[photo_payload(more)])
    kept = phone.tell("violation.report", {**said, "keep_photos": True}, supersedes=first["id"])
    phone.upload(data)  # the first phone sends it later: it opens in both places
    found = shown(phone, kept)["photos"]
    assert [each["digest"] for each in found] == [sha256_hex(more), sha256_hex(data)]
    assert [each["position"] for each in found] == [0, 1]
    assert found[1]["opened"]
    dropped = phone.tell("violation.report", said, supersedes=kept["id"])
    assert len(shown(phone, dropped)["photos"]) == 1
