"""What counts as what among calls."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from app.call.rules import Spot, is_near, is_valid, may_be_about, may_be_sent_for, without_caller
from tests.accident.made import local

AT = local("2026-03-05 07:30")
SECTION = uuid4()


def _spot(
    at: datetime = AT,
    section: UUID | None = None,
    chainage: int | None = None,
    point: tuple[float, float] | None = None,
    text: str = "",
) -> Spot:
    latitude, longitude = point or (None, None)
    return Spot(at, section, chainage, latitude, longitude, text)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("报警人张三，电话13812345678，称两车相撞", "报警人（略），电话（电话略），称两车相撞"),
        ("联系0635-6212345", "联系（电话略）"),
        ("身份证37152119900307123X", "身份证（证件号略）"),
        ("身份证371521 19900307 123x", "身份证（证件号略）"),
        ("老证371521900307123", "老证（证件号略）"),
        ("电话8613812345678", "电话（电话略）"),
        ("电话+8613812345678。", "电话（电话略）。"),
        ("电话（+86）138-1234-5678", "电话（电话略）"),
        ("电话１３８１２３４５６７８", "电话（电话略）"),
        ("138 1234 5678来电", "（电话略）来电"),
        ("座机(0635)6212345", "座机（电话略）"),
        ("座机（０６３５）６２１２３４５，", "座机（电话略），"),
        ("回拨6212345", "回拨（电话略）"),
        ("报警人：欧阳娜娜", "报警人（略）"),
        ("报警人王先生在老集路口", "报警人（略）在老集路口"),
        ("来电人李四13812345678", "报警人（略）（电话略）"),
    ],
)
def test_who_called_is_taken_out_of_texts(said: str, kept: str) -> None:
    assert without_caller(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "K12+300，编号371521202603050001",
        "K1012+3001、S242、G105线K1234+567",
        "鲁P12345、鲁PD12345与鲁P6212345",
        "编号6212345，损失2500000元",
        "2026-03-05 07:30至20260305",
        "经度115.7848123，纬度36.1142123",
        "报警人反映车辆占道",
        "报警人称说不清",
        "报警人说车辆自燃，来电后离开",
        "报警人来电反映，现场无人",
        "报警人表示已自行协商，报警人现场等候",
        "报警人报称两车相撞",
        "报警人在现场，要求出警",
    ],
)
def test_what_speaks_of_no_caller_stays_as_it_was_said(said: str) -> None:
    assert without_caller(said) == said


def test_only_repeated_and_false_calls_are_not_valid() -> None:
    every = ("open", "settled", "accident", "handed_over", "nothing", "repeated", "false")
    assert [each for each in every if not is_valid(each)] == ["repeated", "false"]


@pytest.mark.parametrize(("minutes", "may"), [(-16, False), (-15, True), (0, True), (90, True), (91, False)])
def test_a_call_comes_from_a_little_before_to_an_hour_and_a_half_after_its_accident(minutes: int, may: bool) -> None:
    accident = _spot(section=SECTION, chainage=1000)
    call = _spot(AT + timedelta(minutes=minutes), SECTION, 1900)
    assert may_be_about(call, accident) is may


def test_a_task_may_have_been_sent_for_a_call_within_the_hour() -> None:
    call, task = _spot(text="某村北"), _spot(AT + timedelta(minutes=30), text="某村北")
    assert may_be_sent_for(call, task)
    assert not may_be_sent_for(call, _spot(AT + timedelta(minutes=61), text="某村北"))


def test_near_is_a_kilometre_or_the_same_section_or_the_same_words() -> None:
    assert is_near(_spot(point=(36.1, 115.7)), _spot(point=(36.108, 115.7)))
    assert not is_near(_spot(point=(36.1, 115.7)), _spot(point=(36.11, 115.7)))
    assert is_near(_spot(section=SECTION), _spot(section=SECTION, chainage=9000, point=(36.1, 115.7)))
    assert not is_near(_spot(section=SECTION, chainage=1000), _spot(section=SECTION, chainage=2001))
    assert is_near(_spot(text="某村 北"), _spot(text="某村北"))
    assert not is_near(_spot(), _spot())
