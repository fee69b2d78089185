"""Persons are never put in order by their score: no rule of the assessment takes or gives the cards of several."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app.assessment import scorecard as scorecard_module
from app.assessment.scorecard import Scorecard
from tests.assessment.test_scorecard import CREDITS, OFFICER, POSTS, card

MODULES = sorted(Path(scorecard_module.__file__).parent.glob("*.py"))
ORDERING_NAMES = ("rank", "leaderboard", "top_", "best", "worst", "compare_officers", "sort_officers")
IMPURE = {"service", "routes", "schemas", "commands", "models"}  # a unit's page may show its squads side by side
CARRIERS = {"Scorecard", "Subject"}
PURE_MODULES = [path for path in MODULES if path.stem not in IMPURE]


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def holds_several_cards(annotation: ast.expr | None) -> bool:
    """Whether an annotation is a collection of scorecards or subjects, however deep."""
    if annotation is None:
        return False
    subscripts = [node for node in ast.walk(annotation) if isinstance(node, ast.Subscript)]
    names = {node.id for each in subscripts for node in ast.walk(each.slice) if isinstance(node, ast.Name)}
    return bool(names & CARRIERS)


@pytest.mark.parametrize("path", PURE_MODULES, ids=lambda path: path.stem)
def test_no_function_takes_or_gives_the_cards_of_several_subjects(path: Path) -> None:
    for function in functions(path):
        arguments = [*function.args.args, *function.args.kwonlyargs]
        annotations = [function.returns, *(argument.annotation for argument in arguments)]
        assert not any(holds_several_cards(each) for each in annotations), function.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_function_is_named_for_putting_persons_in_order(path: Path) -> None:
    assert [each.name for each in functions(path) if any(word in each.name for word in ORDERING_NAMES)] == []


def test_cards_have_no_order() -> None:
    cards: list[Scorecard] = [card(POSTS, CREDITS), card(POSTS, CREDITS, OFFICER)]
    with pytest.raises(TypeError):
        cards.sort()  # type: ignore[call-arg]
