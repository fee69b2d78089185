from app.violation.codes import ViolationCode, load_codes, search

CODES = load_codes()
BY_KEY = {code.key: code for code in CODES}


def first(query: str) -> ViolationCode:
    return search(CODES, query)[0]


def test_every_row_is_there_once() -> None:
    assert len(CODES) == len(BY_KEY) == 120


def test_a_blank_is_unknown_and_a_zero_is_zero() -> None:
    assert BY_KEY["1333"].points is None
    assert BY_KEY["1623"].fine is None
    assert BY_KEY["1039"].points == "0"


def test_points_that_depend_on_something_keep_their_words() -> None:
    assert BY_KEY["1636"].points == "3(普通道路)/6(高速、快速路)"


def test_a_local_item_has_a_key_but_no_national_code() -> None:
    local = [code for code in CODES if code.code is None]
    assert [code.key for code in local] == ["L01", "L02", "L03", "L04", "L05"]
    assert all(code.key == code.code for code in CODES if code.code is not None)


def test_every_row_names_its_source_and_how_sure_it_is() -> None:
    assert all(code.source and code.content and code.subject for code in CODES)
    assert {code.confidence for code in CODES} | {code.rule_confidence for code in CODES} <= {"high", "medium", "low"}


def test_a_number_finds_itself_then_those_that_begin_with_it() -> None:
    assert [code.key for code in search(CODES, "17121")] == ["17121"]
    assert {code.key for code in search(CODES, "171")} == {"1710", "1714", "17121", "1717", "1718", "1719"}


def test_words_find_what_begins_with_them_before_what_contains_them() -> None:
    found = search(CODES, "行人")
    assert found[0].content.startswith("行人")
    assert any(not code.content.startswith("行人") for code in found)


def test_officers_short_words_find_the_long_ones() -> None:
    assert "17121" in {code.key for code in search(CODES, "酒驾")}
    assert first("逆行").key == "1301"
    assert first("未戴头盔").key == "6061"


def test_initials_find_by_either_reading() -> None:
    assert first("yjhjs").content.startswith("饮酒后驾驶")
    assert first("xrhg").key == "3005"
    assert first("HRHG").key == "3005"


def test_spaces_and_full_width_do_not_matter() -> None:
    assert search(CODES, " １３ ５７ ") == search(CODES, "1357")


def test_an_empty_query_gives_all_in_their_order() -> None:
    assert search(CODES, "") == list(CODES)


def test_nonsense_finds_nothing() -> None:
    assert search(CODES, "zzzz9") == []
