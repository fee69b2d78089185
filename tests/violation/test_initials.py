import pytest

from app.violation.codes import load_codes
from app.violation.initials import initials_of


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("驾驶机动车", "jsjdc"),
        ("行人", "xr hr"),
        ("长度", "cd zd"),
        ("超载30%以上", "cz30ys"),
        ("行驶、停车（长度）", "xstccd hstccd xstczd"),
        ("", ""),
    ],
)
def test_initials_follow_the_common_reading_then_the_others(text: str, initials: str) -> None:
    assert initials_of(text) == initials


def test_the_initials_in_the_data_are_those_of_the_content() -> None:
    assert [code.initials for code in load_codes()] == [initials_of(code.content) for code in load_codes()]
