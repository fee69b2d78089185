"""Persons are never put in order by their score: nothing in the assessment takes or gives several cards."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app.assessment import scorecard as scorecard_module
from app.assessment.scorecard import Scorecard
from tests.assessment.test_scorecard import CREDITS, OFFICER, POSTS, card

MODULES = sorted(Path(scorecard_module.__file__).parent.glob("*.py"))
ORDERING_NAMES = ("rank", "leaderboard", "top_", "best", "worst", "compare_officers", "sort_officers")
CARRIERS = {"Scorecard", "ScoreLine", "Subject"}


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def holds_several_cards(annotation: ast.expr | None) -> bool:
    """Whether an annotation is a collection of scorecards or subjects, however deep."""
    if annotation is None:
        return False
    subscripts = [node for node in ast.walk(annotation) if isinstance(node, ast.Subscript)]
    names = {node.id for each in subscripts for node in ast.walk(each.slice) if isinstance(node, ast.Name)}
    return bool(names & (CARRIERS - {"ScoreLine"}))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_function_takes_or_gives_the_cards_of_several_subjects(path: Path) -> None:
    for function in functions(path):
        arguments = [*function.args.args, *function.args.kwonlyargs]
        annotations = [function.returns, *(argument.annotation for argument in arguments)]
        assert not any(holds_several_cards(each) for each in annotations), function.name
        assert not any(word in function.name for word in ORDERING_NAMES), function.name


def test_cards_have_no_order() -> None:
    cards: list[Scorecard] = [card(POSTS, CREDITS), card(POSTS, CREDITS, OFFICER)]
    with pytest.raises(TypeError):
        cards.sort()  # type: ignore[type-var]
