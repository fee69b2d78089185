"""What a scheme must look like, and what may never stand in one."""

from __future__ import annotations

import copy
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assessment.forbidden import MEASURES, forbidden_in
from app.assessment.indicators import DATA, SUBJECTS_OF_INDICATOR
from app.assessment.scheme import parse_scheme
from app.kernel.errors import DomainError

DEFAULT: dict[str, Any] = json.loads((DATA / "default_scheme.json").read_text(encoding="utf-8"))


def scheme(**changes: object) -> dict[str, Any]:
    return {**copy.deepcopy(DEFAULT), **changes}


def indicator(**changes: object) -> list[dict[str, object]]:
    return [{"code": "presence_posts", "subject": "squad", "weight": 100, "target": "1", "floor": "0", **changes}]


def refusal(data: object) -> DomainError:
    with pytest.raises(DomainError) as caught:
        parse_scheme(data)
    return caught.value


def test_the_default_scheme_is_a_valid_scheme() -> None:
    parsed = parse_scheme(DEFAULT)
    assert parsed.valid_from == date(2026, 1, 1)
    by_code = {indicator.code: indicator for indicator in parsed.indicators_for("squad")}
    assert list(by_code) == ["coverage_sections", "evidence_first_review", "presence_posts", "staffing_rule"]
    assert by_code["presence_posts"].target == Decimal("0.95")


def test_the_default_period_runs_from_the_26th_to_the_25th() -> None:
    period = parse_scheme(DEFAULT).period.period_of(2026, 3)
    assert (period.first_day, period.last_day) == (date(2026, 2, 26), date(2026, 3, 25))


def test_no_indicator_on_the_closed_list_is_a_forbidden_measure() -> None:
    assert forbidden_in(sorted(SUBJECTS_OF_INDICATOR)) is None


def test_an_indicator_that_is_not_on_the_list_is_refused_even_when_no_word_gives_it_away() -> None:
    error = refusal(scheme(indicators=indicator(code="diligence")))
    assert (error.code, error.params) == ("scheme_invalid", {"where": "indicators[0].code", "reason": "unknown"})


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("罚款", "fines"),
        ("罚 款 总 额", "fines"),
        ("罰款金額", "fines"),
        ("fines", "fines"),
        ("f i n e s", "fines"),
        ("total_fine", "fines"),
        ("ｆｉｎｅｓ", "fines"),
        ("查处数量", "tickets"),
        ("查\u200b处\u3000数量", "tickets"),
        ("开单数", "tickets"),
        ("Tickets_Issued", "tickets"),
        ("t-i-c-k-e-t-s", "tickets"),
        ("ticketCount", "tickets"),
        ("巡逻里程", "mileage"),
        ("里·程", "mileage"),
        ("⾥程", "mileage"),
        ("ＭＩＬＥＡＧＥ", "mileage"),
        ("patrol km", "mileage"),
        ("签到率", "forced_check_in"),
        ("打　卡", "forced_check_in"),
        ("簽到", "forced_check_in"),
        ("check_in_rate", "forced_check_in"),
        ("CheckIn", "forced_check_in"),
        ("c h e c k i n", "forced_check_in"),
        ("全勤奖", "full_attendance"),
        ("Full Attendance", "full_attendance"),
        ("在线时长", "time_online"),
        ("on-line hours", "time_online"),
        ("App使用率", "time_online"),
        ("民警排名", "ranking_of_persons"),
        ("officer_rank", "ranking_of_persons"),
        ("Léaderboard", "ranking_of_persons"),
    ],
)
def test_a_forbidden_measure_is_refused_with_its_article_however_it_is_written(name: str, measure: str) -> None:
    for data in (scheme(indicators=indicator(code=name)), scheme(name=name), scheme(**{name: 1})):
        error = refusal(data)
        assert error.code == "scheme_forbidden_measure"
        assert error.params["measure"] == measure
        assert error.params["articles"]


@pytest.mark.parametrize("key", ["label", "formula", "alias"])
def test_a_forbidden_measure_hidden_in_an_unknown_field_is_refused_for_its_name_first(key: str) -> None:
    error = refusal(scheme(indicators=indicator(**{key: ["见警率", {"zh-CN": "罚没收入"}]})))
    assert error.code == "scheme_forbidden_measure"
    assert error.params["where"] == f"indicators[0].{key}[1].zh-CN"
    assert error.params["articles"] == ["道路交通安全法 §86", "行政处罚法 §74"]


def test_tickets_are_refused_with_the_article_on_numbers_of_penalties() -> None:
    error = refusal(scheme(name="罚单方案"))
    assert "道路交通安全违法行为处理程序规定 §66" in error.params["articles"]


@pytest.mark.parametrize(
    "name", ["见警率", "路段覆盖率", "夜间勤务方案", "defined at noon", "vehicle checking", "assigning"]
)
def test_an_innocent_name_is_not_mistaken_for_a_forbidden_measure(name: str) -> None:
    assert parse_scheme(scheme(name=name)).name == name


FRAGMENTS = [each for row in MEASURES for each in row.fragments]
WORDS = [each for row in MEASURES for each in sorted(row.words)]


@given(st.sampled_from(FRAGMENTS), st.sampled_from(list(" \u3000\u200b_-·./")))
def test_separators_between_the_letters_never_hide_a_forbidden_measure(fragment: str, separator: str) -> None:
    assert forbidden_in(separator.join(fragment)) is not None


@given(st.sampled_from(WORDS))
def test_full_width_capitals_never_hide_a_forbidden_word(word: str) -> None:
    assert forbidden_in("".join(chr(ord(each) + 0xFEE0) for each in word.upper())) is not None


@pytest.mark.parametrize(
    ("data", "where", "reason"),
    [
        ([], "", "not_an_object"),
        (scheme(extra=1), "extra", "unknown_key"),
        ({"id": "x"}, "indicators", "missing_key"),
        (scheme(id=" "), "id", "not_a_text"),
        (scheme(name="x" * 101), "name", "not_a_text"),
        (scheme(valid_from="2026-02-30"), "valid_from", "not_a_day"),
        (scheme(valid_from="20260101"), "valid_from", "not_a_day"),
        (scheme(valid_to="2025-12-31"), "valid_to", "ends_before_it_starts"),
        (scheme(period={"rule": "week"}), "period.rule", "unknown"),
        (scheme(period=None), "period.rule", "unknown"),
        (scheme(period={"rule": "calendar_month", "day": 3}), "period.day", "unknown_key"),
        (scheme(period={"rule": "from_day", "day": 29}), "period.day", "out_of_bounds"),
        (scheme(period={"rule": "from_day", "day": True}), "period.day", "out_of_bounds"),
        (scheme(indicators=[]), "indicators", "missing"),
        (scheme(indicators=indicator(weight=99)), "indicators", "weights_not_100"),
        (scheme(indicators=indicator(weight=50) * 2), "indicators", "repeated"),
        (scheme(indicators=indicator(weight=0)), "indicators[0].weight", "out_of_bounds"),
        (scheme(indicators=indicator(weight=100.0)), "indicators[0].weight", "out_of_bounds"),
        (scheme(indicators=indicator(target=0.9)), "indicators[0].target", "not_a_share"),
        (scheme(indicators=indicator(target="1.1")), "indicators[0].target", "not_a_share"),
        (scheme(indicators=indicator(target="0.5", floor="0.5")), "indicators[0].floor", "not_below_target"),
        (scheme(indicators=indicator(subject="car")), "indicators[0].subject", "unknown"),
        (scheme(indicators=indicator(code="staffing_rule", subject="officer")), "indicators[0].subject", "unknown"),
        (scheme(indicators=[None]), "indicators[0]", "not_an_object"),
    ],
)
def test_an_incomplete_or_inconsistent_scheme_is_refused_with_the_place(data: object, where: str, reason: str) -> None:
    error = refusal(data)
    assert (error.code, error.params) == ("scheme_invalid", {"where": where, "reason": reason})
