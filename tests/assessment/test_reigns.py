"""Of the schemes valid on a day the one adopted last is in force."""

from __future__ import annotations

from datetime import date

import pytest

from app.assessment.reigns import Reign, reigns


def span(text: str) -> Reign:
    """``01-05`` of January; ``01-`` has no end."""
    first, last = text.split("-")
    return Reign(date(2026, 1, int(first)), date(2026, 1, int(last)) if last else None)


@pytest.mark.parametrize(
    ("youngest_first", "left"),
    [
        (["01-"], [["01-"]]),
        (["10-", "01-"], [["10-"], ["01-09"]]),
        (["01-", "10-"], [["01-"], []]),  # a younger one from an earlier day leaves nothing
        (["10-20", "01-"], [["10-20"], ["01-09", "21-"]]),  # after its last day the older one holds again
        (["05-08", "12-", "01-"], [["05-08"], ["12-"], ["01-04", "09-11"]]),
        (["10-20", "01-05"], [["10-20"], ["01-05"]]),
    ],
)
def test_a_younger_scheme_takes_its_days_from_the_older_ones(youngest_first: list[str], left: list[list[str]]) -> None:
    found = reigns([span(each) for each in youngest_first])
    assert found == [[span(each) for each in parts] for parts in left]
