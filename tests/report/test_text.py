"""The text that goes out: placeholders with their measure, 无记录 instead of 0, no line with nothing in it."""

from __future__ import annotations

from app.report.text import Named, fill, placeholders, unknown_in
from app.report.words import Word, default_text

PERSUASION = Word("劝导", "Persuasions", "次", "times")


def named(key: str, value: float | str | None, name: str = "", measure: str = "起") -> Named:
    return Named(key, value, Word(name, "", measure, ""))


def test_a_figure_comes_with_its_measure_and_an_unknown_one_says_so() -> None:
    values = placeholders([named("cases", 3), named("hours_out", 7.5, measure="小时"), named("talks", None)], {}, [])
    assert fill("{{cases}}、{{ hours_out }}、{{talks}}", values) == "3起、7.5小时、无记录"


def test_what_only_plans_speak_for_is_marked() -> None:
    crew = Word("出动警力", "", "人", "")
    values = placeholders([Named("people_out", 9, crew, planned=3)], {}, [])
    assert values["people_out"] == "9人（其中计划3人）"
    assert Named("people_out", 3, crew, planned=3).said == "3人（计划）"


def test_a_line_of_which_nothing_is_there_is_left_out() -> None:
    values = placeholders([named("note", "")], {}, [])
    assert fill("一\n其他：{{note}}\n二", values) == "一\n二"


def test_lists_name_what_there_is() -> None:
    figures = [
        Named("tally_a", 35, PERSUASION),
        Named("tally_b", None, PERSUASION),
        named("case_x", 2, "酒驾醉驾"),
        named("outcome_warning", 1, "警告"),
    ]
    values = placeholders(figures, {}, ["一中队：出动警力9人。"])
    assert values["tallies"] == "劝导35次"
    assert values["case_groups"] == "（酒驾醉驾2起）"
    assert values["outcomes"] == "，其中警告1起"
    assert placeholders([Named("tally_b", None, PERSUASION)], {}, [])["tallies"] == "无记录"


def test_what_nothing_fills_is_named_and_stays_as_written() -> None:
    assert unknown_in("{{cases}} {{caes}} {{caes}}", {"cases": "3起"}) == ["caes"]
    assert fill("{{caes}}", {}) == "{{caes}}"


def test_the_products_own_text_asks_for_nothing_unknown() -> None:
    about = {"unit": "一中队", "day": "", "weekday": ""}
    keys = ("people_out", "cars_out", "hours_out", "cases", "tasks_received", "tasks_done", "hazards", "talks")
    night = ("key_cells_done", "key_cells_ended", "presence_rate")
    late = ("calls", "calls_valid", "accidents", "accidents_fatal")
    values = placeholders(
        [named(key, 1) for key in (*keys, *night, *late, "inspections", "people_reached", "note")], about, []
    )
    assert unknown_in(default_text(), values) == []
