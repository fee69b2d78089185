"""The closed list of what may be found: rules of duty and six kinds of conduct, and nothing that the law keeps out."""

from __future__ import annotations

from app.assessment.forbidden import forbidden_in
from app.inspection.kinds import finding_kinds
from tests.inspection.conftest import Watch

CONDUCT = {"late", "absent", "left_post", "swapped", "not_on_standby", "refused_dispatch"}


def test_of_conduct_only_six_kinds_may_be_found() -> None:
    assert {each.code for each in finding_kinds().values() if each.group == "conduct"} == CONDUCT


def test_no_kind_goes_by_a_name_that_a_scheme_may_not_have() -> None:
    names = [[each.code, each.name_zh, each.name_en, each.good_zh, each.bad_zh] for each in finding_kinds().values()]
    assert forbidden_in(names) is None


def test_what_a_scheme_may_not_have_is_known_by_name() -> None:
    for name in ("未签到", "全勤", "巡逻里程", "查处数量"):
        assert forbidden_in({"kind": name}) is not None


def test_by_night_the_rule_is_another_one() -> None:
    signs, staffing = finding_kinds()["signs"], finding_kinds()["staffing"]
    assert (signs.rule(is_dark=False), signs.rule(is_dark=True)) == ("R04", "R05")
    assert (staffing.rule(is_dark=False), staffing.rule(is_dark=True)) == ("R02", "R03")


def test_the_desk_reads_the_list_in_order(watch: Watch) -> None:
    kinds = watch.desk.get("/finding-kinds").get_json()
    assert [each["code"] for each in kinds][:3] == ["lights", "car", "officers"]
