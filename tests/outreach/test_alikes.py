from __future__ import annotations

import pytest

from app.outreach.alikes import alikes, look_alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("郭屯", "郭店屯", True),
        ("郭屯村", "郭店屯", True),
        ("阎楼", "阎楼镇", True),
        ("东村", "西村", False),
        ("李庄", "李家庄", True),
        ("前王", "后王", False),
        ("郭屯", "郭屯", False),
        ("张庄", "张大庄子", False),
    ],
)
def test_names_look_alike_when_one_leaves_out_a_character_or_an_ending(one: str, other: str, *, alike: bool) -> None:
    assert (look_alike(one, other), look_alike(other, one)) == (alike, alike)


def test_pairs_are_told_in_the_order_of_the_list() -> None:
    assert list(alikes(["郭店屯", "西村", "郭屯", "", "郭屯"])) == [("郭店屯", "郭屯")]
