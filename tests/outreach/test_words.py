from __future__ import annotations

from app.kernel.actor import Role
from app.kernel.desk import system_transaction
from app.outreach.words import load_words, product_words
from tests.outreach.conftest import Team


def test_the_words_are_whole_and_their_keys_their_own() -> None:
    words = product_words()
    assert len({word["key"] for word in words}) == len(words)
    assert all(word["name_zh"] and word["name_en"] and word["source"] for word in words)
    assert {word["confidence"] for word in words} <= {"high", "medium", "low"}


def test_how_many_categories_a_scheme_has_is_data() -> None:
    words = product_words()
    schemes = [word["code"] for word in words if word["list"] == "scheme"]
    assert {scheme: sum(word["list"] == scheme for word in words) for scheme in schemes} == {"babida": 8, "qijin": 7}
    inferred = next(word for word in words if word["key"] == "babida.3")
    assert (inferred["name_zh"], inferred["confidence"]) == ("年内发生亡人事故村庄必到", "medium")


def test_words_that_are_there_stay_as_they_are(team: Team) -> None:
    with team.app.app_context(), system_transaction(team.house.bus, team.clock) as context:
        assert load_words(context) == 0
    assert len(team.desk.get("/outreach/words").get_json()) == len(product_words())


def test_anybody_signed_in_reads_the_words(team: Team) -> None:
    assert team.county.desk(Role.OFFICER).get("/outreach/words").status_code == 200
