from __future__ import annotations

from flask import Flask

from app.accident.rules import VEHICLE, WORD_MEMBERS
from app.accident.service import accident_words
from app.accident.words import load_words, product_words
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.desk import make_county


def _load(app: Flask, clock: ManualClock) -> int:
    with app.app_context(), system_transaction(house().bus, clock) as context:
        return load_words(context)


def test_the_words_are_whole_their_keys_their_own_and_none_surer_than_its_source() -> None:
    words = product_words()
    assert len({word["key"] for word in words}) == len(words)
    assert all(word["name_zh"] and word["source"] for word in words)
    assert {word["confidence"] for word in words} == {"medium"}
    assert {word["list"] for word in words} == {*WORD_MEMBERS, VEHICLE}


def test_a_way_of_writing_means_one_word_of_its_list() -> None:
    said = [(w["list"], name) for w in product_words() for name in (w["name_zh"], *(w["aliases"] or "").split("、"))]
    named = [pair for pair in said if pair[1]]
    assert len(set(named)) == len(named)


def test_words_that_are_there_stay_as_they_are(app: Flask, clock: ManualClock) -> None:
    assert _load(app, clock) == len(product_words())
    assert _load(app, clock) == 0
    with app.app_context():
        assert [word["name_zh"] for word in accident_words(db.session(), ["weather"])][:3] == ["晴", "阴", "雨"]


def test_an_administrator_corrects_a_word_with_a_reason(app: Flask, clock: ManualClock) -> None:
    county = make_county(app)
    _load(app, clock)
    said = {"changes": {"name_zh": "追尾或相撞", "confidence": "high"}, "reason": "核对部颁代码"}
    changed = county.desk(Role.ADMIN, county.brigade).patch("/reference/accident_word/form.11", said, 1)
    assert changed.status_code == 200
    assert changed.get_json()["values"]["name_zh"] == "追尾或相撞"
