"""What the text of a cell means."""

from __future__ import annotations

from datetime import date

import pytest

from app.tabular.cells import date_in, list_in, name_key, number_in, number_text, plain, whole_in, yes_no_in


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("９０００１２", "900012"),
        ("ＢＤ－０１", "BD-01"),
        ("３６．２８", "36.28"),
        ("Ｋ１２＋３００", "K12+300"),
        ("一号　岗\u200b", "一号 岗"),
        ("西村（东）", "西村（东）"),
        ("Ａ区：３号", "A区：3号"),
        ("\ufeff 张三\xa0", "张三"),
        ("Ⅲ级，①组", "Ⅲ级，①组"),
    ],
)
def test_full_width_figures_become_plain_and_names_keep_their_marks(written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize("name", ["*警 号", "警号（必填）", "警号[6位]", "警　号", "警号：", "【警号】警号"])
def test_a_header_is_known_in_any_dress(name: str) -> None:
    assert name_key(name) == "警号"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (900003.0, "900003"),
        (36.280200000000001, "36.2802"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (-5.0, "-5"),
        (371521199001011234.0, None),
    ],
)
def test_numbers_read_as_people_see_them(value: float, text: str | None) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    "written",
    ["2026-11-02", "2026/11/2", "2026.11.2", "2026年11月2日", "20261102", "46328", "2026-11-02 00:00:00"],
)
def test_a_day_is_read_in_each_usual_form(written: str) -> None:
    assert date_in(written) == date(2026, 11, 2)


@pytest.mark.parametrize("written", ["", "2026-13-02", "11-02", "2026-11-02 08:00", "明天", "2026", "20261332"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert date_in(written) is None


def test_small_words() -> None:
    assert [yes_no_in(word) for word in ("是", "√", "否", "TRUE", "或许")] == [True, True, False, True, None]
    assert list_in("郭屯、郭店屯/郭屯村，老郭屯\n") == ["郭屯", "郭店屯", "郭屯村", "老郭屯"]
    assert (whole_in("3"), whole_in("3.5"), number_in("3.5"), number_in("1e5"), number_in("nan")) == (
        3,
        None,
        3.5,
        None,
        None,
    )
