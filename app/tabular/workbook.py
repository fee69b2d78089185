"""An XLSX workbook by openpyxl's readers of its parts, without what a table doesn't need.

Its own loader would build charts, themes and dimensions, and trust the sheet's claims about its size."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import Stylesheet
from openpyxl.utils.datetime import from_excel
from openpyxl.xml.constants import ARC_STYLE, SHARED_STRINGS, SHEET_MAIN_NS

from app.kernel.errors import DomainError

from .archive import CountedTags
from .sheets import too_large, unreadable

_MOST_SHEETS = 100
_MOST_STRINGS = 300_000

_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_CLOCK = re.compile(r"[hs]", re.IGNORECASE)

SI, T, PHONETIC = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "rPh"))


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Where a sheet's XML lies."""

    name: str
    path: str
    hidden: bool


@dataclass(slots=True)
class Workbook:
    """What reading a sheet needs of its workbook: strings, which styles are dates, which of those show a time of day
    (``clock_styles``), which pad with zeros."""

    archive: zipfile.ZipFile
    sheets: list[SheetPart]
    strings: list[str]
    epoch: datetime
    date_styles: frozenset[int]
    duration_styles: frozenset[int]
    clock_styles: frozenset[int] = frozenset()
    padding: dict[int, int] = field(default_factory=dict)

    def moment(self, serial: float, style: int) -> date | datetime | time | timedelta | None:
        """The date of a serial number in this workbook's calendar (1900 or 1904); None if it is no date."""
        try:
            told: date | datetime | time | timedelta = from_excel(
                serial, self.epoch, timedelta=style in self.duration_styles
            )
        except (OverflowError, ValueError):
            return None
        return told


_BROKEN = (
    ParseError, zipfile.BadZipFile, zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError,
    EOFError, NotImplementedError, RecursionError, OverflowError,
)  # fmt: skip


@contextmanager
def damage() -> Iterator[None]:
    """Turn what the readers raise on broken parts into ``table_unreadable``."""
    try:
        yield
    except DomainError:
        raise
    except DefusedXmlException:
        raise unreadable("entities") from None
    except _BROKEN:
        raise unreadable("damaged") from None


def open_workbook(raw: bytes, archive: zipfile.ZipFile) -> Workbook:
    """Read the parts that all sheets share, of a file whose ``archive`` has been looked at."""
    with damage():
        reader = ExcelReader(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_workbook()
        styles = _styles(archive)
        return Workbook(
            archive=archive,
            sheets=_sheets(reader),
            strings=_strings(archive, reader),
            epoch=reader.wb.epoch,
            date_styles=frozenset(styles.date_formats),
            duration_styles=frozenset(styles.timedelta_formats),
            clock_styles=_clocks(styles),
            padding=_padding(styles.cell_styles, styles.number_formats),
        )


def text_of(element: Element) -> str:
    """The text of a string, its formatted runs joined, without phonetic hints."""
    if not any(child.tag == PHONETIC for child in element):
        return "".join(each.text or "" for each in element.iter(T))
    runs = (child for child in element if child.tag != PHONETIC)
    return "".join(each.text or "" for run in runs for each in run.iter(T))


def _styles(archive: zipfile.ZipFile) -> Any:
    """The style sheet; of it only the formats of numbers count here."""
    if ARC_STYLE not in archive.NameToInfo:
        return Stylesheet()
    return Stylesheet.from_tree(fromstring(archive.read(ARC_STYLE)))


def _sheets(reader: ExcelReader) -> list[SheetPart]:
    sheets: list[SheetPart] = []
    for sheet, relation in reader.parser.find_sheets():
        if len(sheets) >= _MOST_SHEETS:
            raise too_large("sheets", _MOST_SHEETS)
        if relation.target in reader.valid_files and "chartsheet" not in relation.Type:
            sheets.append(SheetPart(sheet.name, relation.target, sheet.state != "visible"))
    return sheets


def _strings(archive: zipfile.ZipFile, reader: ExcelReader) -> list[str]:
    package: Any = reader.package
    part = package.find(SHARED_STRINGS)
    if part is None:
        return []
    strings: list[str] = []
    with archive.open(part.PartName[1:]) as source:
        for _, element in iterparse(CountedTags(source)):
            if element.tag == SI:
                if len(strings) >= _MOST_STRINGS:
                    raise too_large("strings", _MOST_STRINGS)
                strings.append(text_of(element))
                element.clear()
    return strings


def _clocks(styles: Any) -> frozenset[int]:
    """The date styles whose format shows the time of day: there a whole number of days is midnight."""
    return frozenset(
        index
        for index in styles.date_formats
        if _CLOCK.search(_LITERAL.sub("", _format_of(styles.cell_styles[index].numFmtId, styles.number_formats)))
    )


def _format_of(number: int, formats: list[str]) -> str:
    own = number - BUILTIN_FORMATS_MAX_SIZE
    return formats[own] if 0 <= own < len(formats) else BUILTIN_FORMATS.get(number, "")


def _padding(styles: list, formats: list[str]) -> dict[int, int]:  # type: ignore[type-arg]
    """Styles whose number format is a row of zeros (000000), with their width: 编号 and 警号 are kept so."""
    zeros = {164 + index: len(code) for index, code in enumerate(formats) if len(code) > 1 and set(code) == {"0"}}
    return {index: zeros[style.numFmtId] for index, style in enumerate(styles) if style.numFmtId in zeros}
