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


def test_a_name_of_a_long_list_is_compared_with_few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []

    def counted(one: str, other: str) -> bool:
        compared.append((one, other))
        return False

    monkeypatch.setattr("app.outreach.alikes.look_alike", counted)
    names = [f"王{chr(0x4E00 + n)}{chr(0x5E00 + n)}庄" for n in range(500)]
    assert list(alikes(names)) == []
    assert len(compared) < 500


def test_pairs_are_told_in_the_order_of_the_list() -> None:
    assert list(alikes(["郭店屯", "西村", "郭屯", "", "郭屯"])) == [("郭店屯", "郭屯")]
