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
        ("K12+300，编号371521202603050001", "K12+300，编号371521202603050001"),
    ],
)
def test_who_called_is_taken_out_of_texts(said: str, kept: str) -> None:
    assert without_caller(said) == kept


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
