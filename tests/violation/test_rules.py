import pytest

from app.violation.rules import normalise_decision_number


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("3715211234567890", "3715211234567890"),
        (" ３７１５２１ 1234 567890 ", "3715211234567890"),
        ("聊公交决字[2026]第12号", "聊公交决字[2026]第12号"),
        ("  ", None),
        ("", None),
        (None, None),
    ],
)
def test_a_decision_number_is_kept_as_entered_but_for_width_and_spaces(entered: str | None, kept: str | None) -> None:
    assert normalise_decision_number(entered) == kept
