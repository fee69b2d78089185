"""GET /api/v1/violations and /violations/export: narrowed by unit, days, plate, code, section, words; taken out as
a file."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select, text

import app.violation.listing
from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.database import db, is_sqlite
from tests.conftest import NOON
from tests.desk import told
from tests.spine import Spine, make_spine, violation


@pytest.fixture
def spine(any_app: Flask, clock: ManualClock) -> Spine:
    return make_spine(any_app, clock)


def report(spine: Spine, **changes: Any) -> str:
    """A violation that somebody of the squad reports, or of ``unit_id``."""
    phone = spine.phone(Role.OFFICER, unit_id=changes.pop("unit_id", None))
    return str(phone.tell("violation.report", violation(**changes))["record"]["id"])


def plate(said: str) -> dict[str, Any]:
    return {"text": said, "type_code": "02", "manual_reason": None}


def listed(spine: Spine, **query: Any) -> list[str]:
    answer = spine.centre.get("/violations", **query)
    assert answer.status_code == 200, answer.get_json()
    return [each["id"] for each in answer.get_json()["violations"]]


def test_a_list_is_narrowed_by_each_of_its_filters(spine: Spine) -> None:
    first = report(spine, plate=plate("鲁P11111"), place_text="狮子楼", outcome="warning")
    spine.clock.instant = NOON + timedelta(minutes=1)
    second = report(spine, plate=plate("鲁P22222"), section_id=spine.section_id, place_text="", note="挂车 100%")
    assert listed(spine) == [second, first]
    assert listed(spine, plate="鲁P1") == [first]
    assert listed(spine, section=spine.section_id) == [second]
    assert listed(spine, outcome="warning") == [first]
    assert listed(spine, text="狮子") == [first]
    assert listed(spine, text="100%") == [second]
    assert listed(spine, text="1%0") == []
    assert listed(spine, code="6050") == [second, first]
    assert listed(spine, code="1039") == []


def test_words_are_looked_for_over_ninety_two_days_and_a_decision_number_over_all(spine: Spine) -> None:
    number = "371521199000000001"
    offence = {"code": "6050", "speeding": None, "decision_number": number}
    old = report(spine, note="挂车", offences=[offence])
    spine.clock.instant = NOON + timedelta(days=92)
    new = report(spine, note="挂车")
    assert listed(spine, text="挂车") == [new]
    assert listed(spine, text="挂车", to="2026-11-22") == [old]
    assert listed(spine, text="挂车", **{"from": "2026-11-23"}) == [new]
    assert listed(spine, text=number) == [old]
    refused = spine.centre.get("/violations", text="挂车", **{"from": "2026-11-22"}).get_json()
    assert (refused["status"], refused["code"], refused["params"]) == (422, "search_too_wide", {"days": 92})


def test_plates_are_in_the_order_of_their_signs_whatever_the_locale(spine: Spine) -> None:
    found = [report(spine, plate=plate(each)) for each in ("鲁P1A000", "鲁P19999", "鲁P20000")]
    assert set(listed(spine, plate="鲁P1")) == set(found[:2])
    query = text("SELECT collation_name FROM information_schema.columns WHERE column_name = 'plate_text'")
    with spine.app.app_context():
        if not is_sqlite(db.session()):
            assert set(db.session.scalars(query)) == {"C"}


@pytest.mark.parametrize("few", [0, 500])
def test_what_many_have_is_found_as_what_few_have(spine: Spine, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(app.violation.listing, "_FEW", few)
    first = report(spine, plate=plate("鲁P11111"))
    spine.clock.instant = NOON + timedelta(minutes=1)
    second = report(spine, plate=plate("鲁P12222"))
    assert listed(spine, plate="鲁P1") == listed(spine, code="6050") == [second, first]
    assert listed(spine, plate="鲁P11", code="6050") == [first]
    assert listed(spine, plate="鲁P11", code="1039") == []


def test_a_unit_holds_for_the_units_below_it(spine: Spine) -> None:
    own, other = report(spine), report(spine, unit_id=spine.county.other_squad)
    assert set(listed(spine, unit=str(spine.county.brigade))) == {own, other}
    assert listed(spine, unit=str(spine.county.squad)) == [own]


def test_days_are_those_of_the_county(spine: Spine) -> None:
    spine.clock.instant = NOON.replace(hour=15, minute=59)  # 23:59 in Shanghai
    evening = report(spine)
    spine.clock.instant = NOON.replace(hour=16)  # midnight
    night = report(spine)
    assert listed(spine, **{"from": "2026-11-22", "to": "2026-11-22"}) == [evening]
    assert listed(spine, **{"from": "2026-11-23"}) == [night]
    assert listed(spine, to="2026-11-22", code="6050") == [evening]


def test_a_list_shows_how_records_stand(spine: Spine) -> None:
    phone = spine.phone(Role.OFFICER)
    gone = str(phone.tell("violation.report", violation())["record"]["id"])
    phone.tell("violation.withdraw", {"command_id": gone, "reason": "看错"})
    stands = report(spine)
    assert (listed(spine, state="stands"), listed(spine, state="withdrawn")) == ([stands], [gone])


@pytest.mark.parametrize(
    "narrowed",
    [{}, {"code": "6050"}, {"code": "6050", "outcome": "recorded"}, {"plate": "鲁P"}, {"outcome": "recorded"}],
)
def test_pages_of_several_units_go_on_without_a_gap_or_a_double(spine: Spine, narrowed: dict[str, str]) -> None:
    made = []
    for number in range(7):
        spine.clock.instant = NOON + timedelta(minutes=number)
        made.append(report(spine, unit_id=(spine.county.squad, spine.county.other_squad)[number % 2]))
    found: list[str] = []
    before: dict[str, str] = {}
    while True:
        page = spine.centre.get("/violations", limit=3, **narrowed, **before).get_json()
        found += [each["id"] for each in page["violations"]]
        if page["next"] is None:
            break
        before = {"before": page["next"]}
    assert found == made[::-1]


def test_an_export_holds_exactly_what_the_list_was_narrowed_to(spine: Spine) -> None:
    report(spine, plate=plate("鲁P11111"), note="=HYPERLINK(1)")
    report(spine, plate=plate("鲁P22222"))
    answer = spine.centre.get("/violations/export", plate="鲁P1", format="xlsx")
    assert "%E8%BF%9D%E6%B3%95%E8%AE%B0%E5%BD%95.xlsx" in answer.headers["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert len(rows) == 1
    row = dict(zip(head, rows[0], strict=True))
    assert (row["号牌"], row["处置"], row["备注"], row["状态"]) == ("鲁P11111", "登记", "=HYPERLINK(1)", "有效")
    assert [cell.data_type for cell in sheet[2] if cell.value == "=HYPERLINK(1)"] == ["s"]
    assert isinstance(row["回执编号"], int)


def test_a_csv_begins_no_formula(spine: Spine) -> None:
    report(spine, note="=1+1")
    text = spine.centre.get("/violations/export", format="csv").data.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["备注"], row["时间"]) == ("'=1+1", "2026-11-22 12:00:00")


def test_that_somebody_exported_is_kept_with_filter_and_count(spine: Spine) -> None:
    report(spine)
    spine.centre.get("/violations/export", state="stands", format="csv")
    with spine.app.app_context():
        query = select(AuditDetail.detail).join(AuditEntry, AuditEntry.seq == AuditDetail.seq)
        said = json.loads(db.session().scalars(query.where(AuditEntry.action == "records.exported")).one())
    assert (said["records"], said["rows"], said["filter"]) == ("violation", 1, {"format": "csv", "state": "stands"})


def test_more_than_a_file_may_hold_is_refused(spine: Spine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.records.exporting.MAX_ROWS", 1)
    monkeypatch.setattr(app.violation.listing, "MAX_ROWS", 1)
    report(spine)
    assert spine.centre.get("/violations/export").status_code == 200
    report(spine)
    assert told(spine.centre.get("/violations/export")) == (422, "export_too_large")


def test_no_export_ranks_or_counts_persons(spine: Spine) -> None:
    report(spine)
    text = spine.centre.get("/violations/export", format="csv").data.decode("utf-8-sig")
    heads = text.splitlines()[0]
    assert not any(word in heads for word in ("名次", "排名", "数量", "合计", "次数"))


@pytest.mark.parametrize("path", ["/violations", "/violations/export", "/check-ins", "/tasks"])
@pytest.mark.parametrize("query", [{"from": "0001-01-01"}, {"to": "9999-12-31"}], ids=str)
def test_a_day_beyond_the_calendar_is_no_day(app: Flask, clock: ManualClock, path: str, query: dict[str, str]) -> None:
    assert told(make_spine(app, clock).centre.get(path, **query)) == (422, "request_invalid")


def test_words_with_a_nul_are_refused_as_in_a_body(spine: Spine) -> None:
    for query in ({"text": "a\x00b"}, {"plate": "\x00"}):
        assert told(spine.centre.get("/violations", **query)) == (400, "request_malformed")
    assert told(spine.centre.get("/history/violation/a\x00b")) == (400, "request_malformed")


def test_a_place_before_the_calendar_is_none(spine: Spine) -> None:
    place = "0001-01-01T00:00:00.000+08:00~00000000-0000-0000-0000-000000000000"
    for path in ("/violations", "/reviews", "/tasks"):
        assert told(spine.centre.get(path, before=place)) == (422, "request_invalid")
