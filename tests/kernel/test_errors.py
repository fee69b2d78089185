"""One catalogue: every code that is raised stands in it, every one in it is raised, and both languages know it."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest

from app.features import FEATURES
from app.kernel.command import Verb
from app.kernel.errors import CATALOGUE, DomainError

PROJECT = Path(__file__).parents[2]
LOCALES = PROJECT / "static" / "pwa" / "src" / "locale"
SOURCES = [path for path in sorted((PROJECT / "app").rglob("*.py")) if path.name != "errors.py"]
_ENTRY = re.compile(r"^  ([a-z0-9_]+): (?:'(?:[^'\\]|\\.)+'|\"(?:[^\"\\]|\\.)+\"|`[^`]+`),$", re.MULTILINE)


def trees() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]


def raised() -> set[str]:
    """Codes that stand in a call of DomainError."""
    calls = [node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "DomainError" and call.args]
    return {
        each.value
        for call in named
        for each in ast.walk(call.args[0])
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


def texts() -> set[str]:
    """Every string in the sources: a code may be passed on before it is raised."""
    nodes = [node for tree in trees() for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def sentences(folder: str) -> set[str]:
    """The codes that have a sentence in a locale file of the PWA."""
    text = (LOCALES / folder / "errors.ts").read_text(encoding="utf-8")
    block = re.search(r"export const errors[^{]*\{\n(.*?)\n\}", text, re.DOTALL)
    assert block is not None
    return {found.group(1) for found in _ENTRY.finditer(block.group(1))}


def field_verbs() -> list[Verb]:
    """What phones have carried out."""
    return [each.verb for feature in FEATURES for each in feature.commands if each.channel == "field"]


def test_every_code_that_is_raised_stands_in_the_catalogue() -> None:
    assert raised() - set(CATALOGUE) == set()


def test_every_code_of_the_catalogue_is_raised_somewhere() -> None:
    assert set(CATALOGUE) - texts() == set()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_code_has_a_sentence_and_every_sentence_a_code(language: str) -> None:
    """Those that only a desk meets lie with its texts, so that no phone carries them; each stands once."""
    on_phones, at_desks = sentences(language), sentences(f"desk/{language}")
    assert on_phones | at_desks == set(CATALOGUE)
    assert on_phones & at_desks == set()


def test_what_a_phones_verbs_refuse_has_its_sentence_on_the_phone() -> None:
    """A module that declares or carries out a field command says nothing that only a desk has words for."""
    at_desks = sentences("desk/zh-CN")
    for verb in field_verbs():
        tree = ast.parse(inspect.getsource(verb))
        said = {each.value for each in ast.walk(tree) if isinstance(each, ast.Constant) and isinstance(each.value, str)}
        assert said & at_desks == set(), verb.__qualname__


def test_every_code_is_an_error_on_the_wire() -> None:
    assert all(400 <= row.status < 600 and row.title for row in CATALOGUE.values())


def test_an_unknown_code_can_not_be_raised() -> None:
    with pytest.raises(KeyError):
        DomainError("no_such_code")
