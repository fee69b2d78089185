"""计数项目: what is counted is the brigade's own list."""

from __future__ import annotations

import pytest
from flask import Flask

from app.accounts.units import add_unit
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.shift.service import KINDS
from tests.desk import Desk, told
from tests.shift.conftest import Out, tally_of

ROWS = "/reference/tally_kind"


def changing(**changes: object) -> dict[str, object]:
    """The body of a change."""
    return {"changes": changes, "reason": "支队统计口径调整"}


def chief(out: Out) -> Desk:
    """The brigade leader's desk."""
    return out.spine.county.desk(Role.BRIGADE_LEADER, out.spine.county.brigade)


def test_a_brigade_begins_with_the_kinds_that_come_with_the_product(app: Flask, clock: ManualClock) -> None:
    with app.app_context(), system_transaction(house().bus, clock) as context:
        add_unit(context, {"parent_id": None, "name": "大队", "kind": "brigade"})
        house().bus.react(context)
        names = [kind.name_zh for kind in KINDS.all(context.session)]
        context.events.clear()
    assert names == ["劝导", "查缉重点车辆", "头盔劝导", "护学岗"]


def test_loading_the_kinds_again_leaves_edited_ones_alone(out: Out, clock: ManualClock) -> None:
    desk = chief(out)
    kind = desk.get(ROWS).get_json()[0]
    assert desk.patch(f"{ROWS}/{kind['key']}", changing(name_zh="文明劝导"), kind["version"]).status_code == 200
    with out.spine.app.app_context(), system_transaction(house().bus, clock) as context:
        assert KINDS.load(context) == 0
        assert KINDS.all(context.session)[0].name_zh == "文明劝导"


def test_the_brigade_adds_a_kind_and_phones_count_with_it(out: Out, clock: ManualClock) -> None:
    said = {"values": {"name_zh": "酒驾检查", "name_en": "Breath tests"}, "reason": "专项行动要单列"}
    made = chief(out).post(ROWS, said)
    assert made.status_code == 201
    row = made.get_json()
    kind = next(each for each in out.shown(out.first, "tally_kind") if each["id"] == row["key"])
    assert row["values"] == {name: kind[name] for name in row["values"]}
    assert (kind["position"], kind["active"], kind["version"]) == (4, True, 1)
    entry = chief(out).get(f"/history/tally_kind/{row['key']}").get_json()["entries"][0]
    assert (entry["action"], entry["reason"]) == ("tally_kind.added", "专项行动要单列")
    assert out.first.tell("shift.tally", tally_of(clock.now(), **{kind["code"]: 2}))["status"] == "applied"


def test_a_kind_given_up_is_still_known_for_what_was_counted_with_it(out: Out, clock: ManualClock) -> None:
    desk = chief(out)
    kind = desk.get(ROWS).get_json()[0]
    desk.patch(f"{ROWS}/{kind['key']}", changing(active=False), kind["version"])
    assert not desk.get("/tally-kinds").get_json()[0]["active"]
    assert out.first.tell("shift.tally", tally_of(clock.now(), persuasion=1))["status"] == "applied"


def test_two_who_change_a_kind_at_once_do_not_overwrite_each_other(out: Out) -> None:
    desk = chief(out)
    kind = desk.get(ROWS).get_json()[0]
    desk.patch(f"{ROWS}/{kind['key']}", changing(position=9), kind["version"])
    late = desk.patch(f"{ROWS}/{kind['key']}", changing(position=8), kind["version"])
    assert told(late) == (412, "version_conflict")


@pytest.mark.parametrize("changes", [{"position": -1}, {"position": "1"}, {"active": "yes"}, {"name_zh": "字" * 13}])
def test_a_kind_has_a_place_and_a_name(out: Out, changes: dict[str, object]) -> None:
    key = chief(out).get(ROWS).get_json()[0]["key"]
    assert told(chief(out).patch(f"{ROWS}/{key}", changing(**changes), 1)) == (422, "request_invalid")


def test_a_new_kind_says_its_names_and_no_more(out: Out) -> None:
    values = {"name_zh": "酒驾检查", "name_en": "Breath tests", "active": False}
    assert told(chief(out).post(ROWS, {"values": values, "reason": "新增"})) == (422, "request_invalid")


def test_what_is_no_id_names_no_kind(out: Out) -> None:
    assert told(chief(out).get(f"{ROWS}/persuasion")) == (404, "not_found")


def test_the_command_line_adds_the_kinds(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["shift", "load-kinds"])
    assert said.output == "4 kind(s) added\n"
