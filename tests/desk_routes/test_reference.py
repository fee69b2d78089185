"""/api/v1/reference: tables of the product that the brigade corrects, with a reason, and that no update overwrites."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.desk import system_transaction
from app.kernel.house import EXTENSION, House
from app.outreach.words import load_words
from app.violation.codes import load_codes
from app.violation.initials import initials_of
from app.violation.reference import codes_by_keys, load_reference
from tests.desk import Desk, told
from tests.spine import Spine, make_spine

CODES = "/reference/violation_code"
UNKNOWN_POINTS = f"{CODES}/1333"
REASON = "支队通知 2026 年第 8 号"


@pytest.fixture
def spine(app: Flask, clock: ManualClock) -> Spine:
    """A county that knows the codes and the words."""
    made = make_spine(app, clock)
    _update_product(app, clock)
    return made


@pytest.fixture
def admin(spine: Spine) -> Desk:
    """An administrator's desk."""
    return spine.county.desk(Role.ADMIN, spine.county.brigade)


def _update_product(app: Flask, clock: ManualClock) -> int:
    house: House = app.extensions[EXTENSION]
    with app.app_context(), system_transaction(house.bus, clock) as context:
        return load_reference(context) + load_words(context)


def changing(**changes: Any) -> dict[str, Any]:
    return {"changes": changes, "reason": REASON}


def test_the_tables_say_what_of_them_may_be_edited_and_by_whom(spine: Spine, admin: Desk) -> None:
    tables = {each["table"]: each for each in admin.get("/reference").get_json()}
    assert {"violation_code", "outreach_word", "tally_kind", "hazard_kind", "legal_rule"} <= set(tables)
    columns = {each["name"]: each for each in tables["violation_code"]["columns"]}
    assert columns["points"] == {
        "name": "points", "type": "text", "editable": True, "nullable": True, "blank": False, "asked": False,
        "max_length": 40, "choices": None,
    }  # fmt: skip
    assert (columns["code"]["editable"], columns["confidence"]["choices"]) == (False, ["high", "medium", "low"])
    assert (tables["violation_code"]["may_edit"], tables["violation_code"]["may_add"]) == (True, False)
    assert {each["name"]: each["type"] for each in tables["tally_kind"]["columns"]} == {
        "code": "text", "name_zh": "text", "name_en": "text", "position": "number", "active": "flag",
        "source": "text", "confidence": "text",
    }  # fmt: skip
    assert tables["tally_kind"]["may_add"]
    leaders = spine.leader.get("/reference").get_json()
    assert not any(each["may_edit"] or each["may_add"] for each in leaders)


def test_a_blank_is_unknown_and_what_is_not_sure_says_so(admin: Desk) -> None:
    rows = {row["key"]: row for row in admin.get(CODES).get_json()}
    assert len(rows) == len(load_codes())
    assert (rows["1333"]["values"]["points"], rows["1039"]["values"]["points"]) == (None, "0")
    for code in load_codes():
        assert rows[code.key]["unsure"] == ({code.confidence, code.rule_confidence} != {"high"}), code.key
    assert not any(row["edited"] for row in rows.values())


def test_a_change_has_a_version_and_a_reason_and_stays_in_the_history(admin: Desk) -> None:
    answer = admin.patch(UNKNOWN_POINTS, changing(points="1", rule_confidence="high"), 1)
    row = answer.get_json()
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert (row["values"]["points"], row["version"], row["edited"]) == ("1", 2, True)
    entry = admin.get("/history/violation_code/1333").get_json()["entries"][0]
    assert (entry["action"], entry["reason"]) == ("violation.code_changed", REASON)
    assert (entry["before"]["points"], entry["after"]["points"]) == (None, "1")


def test_the_later_of_two_who_saw_the_same_version_is_told(admin: Desk) -> None:
    admin.patch(UNKNOWN_POINTS, changing(points="1"), 1)
    assert told(admin.patch(UNKNOWN_POINTS, changing(points="2"), 1)) == (412, "version_conflict")
    assert told(admin.patch(UNKNOWN_POINTS, changing(points="2"), None)) == (428, "version_missing")
    assert admin.get(UNKNOWN_POINTS).get_json()["values"]["points"] == "1"


def test_an_update_of_the_product_leaves_what_was_edited(app: Flask, clock: ManualClock, admin: Desk) -> None:
    admin.patch(UNKNOWN_POINTS, changing(points="1"), 1)
    admin.patch("/reference/outreach_word/babida.3", changing(name_zh="亡人事故村"), 1)
    assert _update_product(app, clock) == 0
    assert admin.get(UNKNOWN_POINTS).get_json()["values"]["points"] == "1"
    word = admin.get("/reference/outreach_word/babida.3").get_json()
    assert (word["values"]["name_zh"], word["edited"]) == ("亡人事故村", True)


def test_phones_get_the_change_and_find_the_code_by_its_new_words(spine: Spine, admin: Desk) -> None:
    phone = spine.phone()
    cursor = phone.get("/changes").get_json()["cursor"]
    admin.patch(UNKNOWN_POINTS, changing(content="占用应急车道行驶"), 1)
    changes = phone.get("/changes", cursor=cursor).get_json()["changes"]
    shown = next(each["data"] for each in changes if (each["kind"], each["id"]) == ("violation_code", "1333"))
    assert (shown["content"], shown["initials"]) == ("占用应急车道行驶", initials_of("占用应急车道行驶"))


@pytest.mark.parametrize(
    "said",
    [
        changing(points=""),  # unknown is null; a blank would be neither
        changing(content=None),
        changing(confidence="sure"),
        changing(points="分" * 41),
        changing(code="9999"),
        changing(position="3"),
        changing(version=7),
        changing(),
        {"changes": {"points": "1"}},
        {"changes": {"points": "1"}, "reason": " "},
    ],
)
def test_what_a_table_does_not_take_is_refused_and_nothing_changes(admin: Desk, said: dict[str, Any]) -> None:
    before = admin.get(UNKNOWN_POINTS).get_json()
    assert told(admin.patch(UNKNOWN_POINTS, said, 1)) == (422, "request_invalid")
    assert admin.get(UNKNOWN_POINTS).get_json() == before


def test_points_may_become_unknown_again(app: Flask, admin: Desk) -> None:
    admin.patch(f"{CODES}/1039", changing(points=None), 1)
    with app.app_context():
        house: House = app.extensions[EXTENSION]
        with system_transaction(house.bus, house.clock) as context:
            assert codes_by_keys(context.session, ["1039"])[0]["points"] is None


@pytest.mark.parametrize("path", ["/reference/officer/1", f"{CODES}/99999"])
def test_what_is_no_row_of_a_table_is_not_found(admin: Desk, path: str) -> None:
    assert told(admin.get(path)) == (404, "not_found")
    assert told(admin.patch(path, changing(points="1"), 1)) == (404, "not_found")


def test_only_an_administrator_changes_a_row(spine: Spine) -> None:
    chief = spine.county.desk(Role.BRIGADE_LEADER, spine.county.brigade)
    assert told(chief.patch(UNKNOWN_POINTS, changing(points="1"), 1)) == (403, "not_allowed")
