"""Lists of holidays and make-up workdays."""

from __future__ import annotations

from tests.imports.conftest import Bringer, lines, problems

NEXT_YEAR = lines("日期,类别,节日", ["2027-01-01,放假,元旦", "2027年1月2日,放假,元旦", "2027/1/3,调休上班,元旦"])


def test_a_years_list_comes_from_a_file(bringer: Bringer) -> None:
    assert bringer.bring("calendar", NEXT_YEAR)["added"] == 3
    year = bringer.desk.get("/calendars/2027").get_json()
    assert [(each["day"], each["kind"]) for each in year["days"]] == [
        ("2027-01-01", "off"),
        ("2027-01-02", "off"),
        ("2027-01-03", "work"),
    ]
    assert bringer.tried("calendar", NEXT_YEAR)["same"] == 3


def test_a_day_that_is_said_otherwise_is_a_change(bringer: Bringer) -> None:
    bringer.bring("calendar", NEXT_YEAR)
    said = bringer.bring("calendar", NEXT_YEAR.replace("2027/1/3,调休上班", "2027/1/3,放假"))
    assert said["steps"][0]["changes"] == [{"key": "kind", "before": "调休上班", "after": "放假"}]
    assert said["same"] == 2


def test_bad_rows_are_named(bringer: Bringer) -> None:
    rows = ["元旦,放假,元旦", "2027-01-01,半天,元旦", "2027-01-02,放假,元旦", "2027-01-02,上班,元旦", "1900-01-01,放假"]
    assert problems(bringer.tried("calendar", lines("日期,类别,节日", rows))) == [
        (2, "day", "unreadable"),
        (3, "kind", "not_offered"),
        (5, "day", "repeated"),
        (6, "day", "unreadable"),
    ]
