"""Fails when interface text stands outside the PWA's locale files.

Cheap and nearly certain: in a Vue template, a text node or a spoken attribute with a letter in it is text; in code,
a string with a Chinese character is. English in a script's strings goes unseen: it can't be told from an identifier.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from tools.paths import PWA

SOURCES = PWA / "src"
#: Where text belongs, and where it is an example.
EXEMPT = re.compile(r"/locale/|\.test\.ts$|/test/|/testing[./]")
#: Attributes that a person reads or hears.
SPOKEN = frozenset({"title", "placeholder", "label", "alt", "aria-label", "aria-description", "text", "content"})
TEMPLATE = re.compile(r"^<template.*?^</template>", re.DOTALL | re.MULTILINE)
MUSTACHE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|(?<![:'\"`])//[^\n]*", re.DOTALL)
CHINESE = re.compile(r"[\u3400-\u9fff]")
#: The characters of number plates are data, alike in every language.
PLATE = re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼挂学警港澳领使]")


class _Template(HTMLParser):
    """Collects the texts of a template, each with its line."""

    def __init__(self, first_line: int) -> None:
        super().__init__()
        self.first_line = first_line
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if name in SPOKEN and value:
                self._note(value)

    def handle_data(self, data: str) -> None:
        self._note(MUSTACHE.sub("", data))

    def _note(self, text: str) -> None:
        if sum(character.isalpha() for character in text) > 1:  # one letter is a symbol, like the K of a chainage
            self.found.append((self.first_line + self.getpos()[0] - 1, text.strip()))


def texts_in_template(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of what a Vue file says by itself in its template."""
    for template in TEMPLATE.finditer(source):
        parser = _Template(source.count("\n", 0, template.start()) + 1)
        parser.feed(template.group())
        yield from parser.found


def texts_in_code(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of lines that hold Chinese outside comments and number plates."""
    code = COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), source)
    for number, line in enumerate(code.splitlines(), start=1):
        if CHINESE.search(PLATE.sub("", line)):
            yield number, line.strip()


def texts_outside_locales(folder: Path) -> list[str]:
    """One line for each finding: file, line, text."""
    findings = []
    for path in sorted((*folder.rglob("*.vue"), *folder.rglob("*.ts"))):
        if EXEMPT.search(path.as_posix()):
            continue
        source = path.read_text()
        templates = texts_in_template(source) if path.suffix == ".vue" else iter(())
        script = TEMPLATE.sub(lambda found: "\n" * found.group().count("\n"), source)
        texts = sorted((*templates, *texts_in_code(script)))
        findings += [f"{path.relative_to(folder)}:{line}: {text}" for line, text in texts]
    return findings


def main() -> int:
    """Print the findings; 1 if there are any."""
    findings = texts_outside_locales(SOURCES)
    for finding in findings:
        print(f"✗ text outside the locale files: {finding}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
