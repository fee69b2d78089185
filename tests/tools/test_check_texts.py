"""Text outside the locale files is found; what only looks like text is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.check_texts import texts_in_code, texts_in_template, texts_outside_locales


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("<p>Hello</p>", "Hello"),
        ("<p>{{ name }} 你好</p>", "你好"),
        ('<input placeholder="Plate">', "Plate"),
        ('<button aria-label="关闭" />', "关闭"),
    ],
)
def test_text_in_a_template_is_found_with_its_line(template: str, text: str) -> None:
    source = f"<script setup>\n</script>\n\n<template>\n  {template}\n</template>\n"
    assert list(texts_in_template(source)) == [(5, text)]


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ t('hello') }}</p>",
        "<input :placeholder=\"t('plate')\">",
        '<van-icon name="arrow" class="big icon" />',
        "<p>{{ done }} / {{ all }} · 12 %</p>",
        "<!-- why so -->",
        "<span>K</span>",
    ],
)
def test_what_a_template_takes_from_elsewhere_is_no_text(template: str) -> None:
    assert list(texts_in_template(f"<template>\n{template}\n</template>")) == []


def test_chinese_in_code_is_found_and_in_comments_it_is_not() -> None:
    source = "// 到岗\n/* 离岗\n */\nconst a = '到岗' // x\nconst url = 'https://a.example/'\n"
    assert list(texts_in_code(source)) == [(4, "const a = '到岗'")]


def test_the_characters_of_number_plates_are_data() -> None:
    assert list(texts_in_code("const near = '鲁豫冀'\nconst police = /^.{6}警$/\n")) == []


def test_locale_files_and_tests_may_hold_text(tmp_path: Path) -> None:
    for name in ("locale/zh-CN/checkin.ts", "checkin/dock.test.ts", "checkin/dock.ts"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("export const word = '到岗'\n")
    assert texts_outside_locales(tmp_path) == ["checkin/dock.ts:1: export const word = '到岗'"]
