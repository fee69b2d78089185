"""A step runs when what it depends on has changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.steps import Step, bring_up_to_date


class Workshop:
    """A step that copies one file, and how often it did."""

    def __init__(self, folder: Path) -> None:
        self.source, self.made, self.stamps, self.runs = folder / "source", folder / "made", folder / "stamps", 0
        self.source.mkdir()
        (self.source / "a.txt").write_text("one")
        self.step = Step("copy", "copying", self.copy, (self.source,), (self.made,))

    def copy(self) -> None:
        self.runs += 1
        self.made.write_text((self.source / "a.txt").read_text())

    def bring_up_to_date(self) -> int:
        bring_up_to_date(self.step, stamps=self.stamps)
        return self.runs


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def test_a_step_runs_once_while_nothing_changes(workshop: Workshop) -> None:
    assert [workshop.bring_up_to_date(), workshop.bring_up_to_date()] == [1, 1]


def test_a_step_runs_again_when_a_source_changes(workshop: Workshop) -> None:
    workshop.bring_up_to_date()
    (workshop.source / "a.txt").write_text("two")
    assert workshop.bring_up_to_date() == 2


def test_a_step_runs_again_when_a_source_is_renamed(workshop: Workshop) -> None:
    (workshop.source / "b.txt").write_text("more")
    workshop.bring_up_to_date()
    (workshop.source / "b.txt").rename(workshop.source / "c.txt")
    assert workshop.bring_up_to_date() == 2


def test_a_step_runs_again_when_what_it_made_is_gone(workshop: Workshop) -> None:
    workshop.bring_up_to_date()
    workshop.made.unlink()
    assert workshop.bring_up_to_date() == 2


def test_what_is_made_inside_a_source_folder_does_not_count_as_a_change(workshop: Workshop) -> None:
    workshop.bring_up_to_date()
    (workshop.source / "node_modules").mkdir()
    (workshop.source / "node_modules" / "x.js").write_text("")
    assert workshop.bring_up_to_date() == 1


def test_a_failed_step_is_done_again(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    (workshop.source / "a.txt").unlink()
    with pytest.raises(FileNotFoundError):
        workshop.bring_up_to_date()
    (workshop.source / "a.txt").write_text("back")
    assert workshop.bring_up_to_date() == 2
    assert capsys.readouterr().out == "· copying\n" * 2
